"""docs/certification.md: every rule has its test, which is there, or one thing to do by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "certification.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!Rule |---)(.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
TESTS = [shown[1:-1] for _, shown in ROWS if shown.startswith("`")]


def test_every_rule_has_a_test_or_one_step() -> None:
    assert len(ROWS) > 50
    strange = [
        rule for rule, shown in ROWS if not re.fullmatch(r"`tests/[^`]+::[^`]+`|by hand: .+", shown)
    ]
    assert strange == []


@pytest.mark.parametrize("name", TESTS)
def test_every_test_is_there(name: str) -> None:
    file, _, title = name.partition("::")
    # A conversation's title is a line of its own; a function may have any arguments.
    pattern = rf"== {re.escape(title)}$" if file.endswith(".talk") else rf"def {title}\("
    assert re.search(rf"^{pattern}", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
