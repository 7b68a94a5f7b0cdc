"""docs/data-model.md has the attributes, the operations and the versions that the code has."""

from __future__ import annotations

import re
from pathlib import Path

from skill.coaching import policy
from skill.dialogue.state import VERSION
from skill.progress.items import NEWEST, SCHEMA, Item
from tests.infra.stack import granted

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "data-model.md").read_text("utf-8")


def test_every_attribute_is_in_its_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [SNB]\b", PAGE, re.MULTILINE)
    assert tuple(rows) == Item.__struct_fields__


def test_the_operations_are_those_that_are_granted() -> None:
    kinds = "Get|Put|Update|Batch|Transact|Delete|Condition"
    named = set(re.findall(rf"`(Query|Scan|(?:{kinds})\w+)`", PAGE))
    allowed = {action.partition(":")[2] for action, _ in granted() if action[:8] == "dynamodb"}
    # A transaction needs the right to what it is made of.
    assert named == allowed | {"TransactWriteItems"}


def test_its_figures_are_the_codes() -> None:
    assert f"schema version is **{SCHEMA}**" in PAGE
    assert f"version is **{VERSION}**" in PAGE
    schemas = re.findall(r"^\| (\d+) \| \d", PAGE, re.MULTILINE)
    assert schemas == [str(number) for number in range(1, SCHEMA + 1)]
    assert f"{1 + NEWEST} items, consistent: the record and the {NEWEST} newest" in PAGE
    assert f"{policy.KEPT_FOR // 86_400} days after it was written" in PAGE
