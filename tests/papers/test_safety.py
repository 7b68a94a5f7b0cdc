"""docs/safety.md has every symptom and condition, as they are in health.toml, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from skill.app.skill import read_contents

PAGE = (Path(__file__).parents[2] / "docs" / "safety.md").read_text("utf-8")
HEALTH = read_contents()["en-US"].health


def table(heading: str) -> dict[str, list[str]]:
    """The rows under a heading, by the id in their second column."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| "]
    found = {row[1].strip("`"): row for row in rows[1:]}
    assert len(found) == len(rows) - 1
    return found


def test_no_clinician_has_reviewed_it_stands_first() -> None:
    assert "No clinician has reviewed" in PAGE.split("\n\n")[1]


def test_every_symptom_is_there_with_its_level_and_its_advice() -> None:
    told = {
        name: (level, advice.strip("`"), ends == "yes")
        for name, (_, _, level, advice, ends, _) in table("Symptoms").items()
    }
    assert told == {
        name: (symptom.level, symptom.advice, symptom.ends)
        for name, symptom in HEALTH.symptoms.items()
    }


@pytest.mark.parametrize("name", HEALTH.conditions)
def test_every_condition_is_there_with_what_follows(name: str) -> None:
    condition, follows = HEALTH.conditions[name], table("Conditions")[name][2]
    if follows == "the same":
        follows = table("Conditions")["osteoporosis"][2]
    assert follows.startswith("nothing until") is condition.ends
    leads_on = condition.ends or bool(condition.leaves_out)
    assert follows.startswith("an answer") is not leads_on
    assert ("smaller" in follows) is bool(condition.gentler)
    offered = re.search(r"the (\w+) routine is offered", follows)
    assert (offered[1] if offered else None) == condition.offer


def test_no_other_condition_is_there() -> None:
    assert table("Conditions").keys() == HEALTH.conditions.keys()


def test_every_source_that_a_row_names_is_there() -> None:
    rows = [*table("Symptoms").values(), *table("Conditions").values()]
    named = {name for row in rows for name in row[-1].split(", ")} - {"ours"}
    sources = PAGE.partition("## Sources\n")[2]
    given = {name for names in re.findall(r"\*\*(.+?)\*\*", sources) for name in names.split(", ")}
    assert named == given
