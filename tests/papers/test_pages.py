"""Whatever the pages name is there: files, folders and other pages; decisions have one form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = sorted((ROOT / "docs" / "decisions").iterdir())
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"build"}


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    inside = [link for link in links if not link.startswith(("https://", "#"))]
    assert [link for link in inside if not (page.parent / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_it_names_is_there(page: Path) -> None:
    named = re.findall(r"`([\w.*-]+/[\w./*-]*)`", page.read_text("utf-8"))
    ours = [path.rstrip("/") for path in named if path.partition("/")[0] in FOLDERS]
    assert [path for path in ours if not list(ROOT.glob(path))] == []


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_has_its_number_its_day_and_three_parts(page: Path) -> None:
    number, text = DECISIONS.index(page) + 1, page.read_text("utf-8")
    assert page.name.startswith(f"{number:04}-")
    assert re.match(rf"# {number}\. .+\n\n\d{{4}}-\d\d-\d\d\n\n## Context\n", text)
    assert re.findall("^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
