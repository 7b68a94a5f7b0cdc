"""Session attributes are input like any other; a record of another version is mended."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from skill.app.skill import read_contents
from skill.coaching.plan import Planned, Step
from skill.coaching.planning import Dose, make_plan
from skill.coaching.practice import OpenPractice
from skill.coaching.stretches import Side
from skill.dialogue.validation import repaired
from skill.progress.record import Record
from tests.person import Person

CATALOGUE = read_contents()["en-US"].catalogue


def started(person: Person) -> dict[str, Any]:
    person.launch().say("AMAZON.Yes", 40)
    sent: dict[str, Any] = json.loads(json.dumps(person.attributes))
    return sent


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 99),
        ("version", "1"),
        ("person", None),
        ("question", "what"),
        ("record", {}),
        ("record.open_practice.plan.stretches.0.0", "moon_walk"),
        ("record.open_practice.plan.stretches.0.1", "flying"),
        ("record.open_practice.plan.stretches.0.2", 100000),
        ("record.open_practice.plan.stretches.0.3", -5),
        ("record.open_practice.plan.stretches.0.5", "both"),
        ("record.open_practice.plan.stretches.0.6", "both"),
        ("record.open_practice.bookmark.0", "moon_walk"),
        ("record.open_practice", None),
        ("record.time_zone", "Moon/Base"),
        ("waiting", [["moon_walk", "left", 1], "chair", "next", "ready"]),
        ("waiting", [["neck_flexion", "both", 1], "chair", "next", "ready"]),
        ("waiting", [["neck_flexion", "both", 1], "chair", "next", "resume"]),
        ("passage", None),
        ("passage.cues.5.0", ["knee_lunge", "left", 77]),
        ("passage.began", "yesterday"),
        ("wanted", {"routine": "moon"}),
        ("instead", {"knee_lunge": "flying"}),
        ("record.history", {"last": 20_000, "days": 1 << 42}),
        ("saved.history", {"last": 10**18, "days": 1}),
        ("record.history", {"first": {"knee_lunge": [1, 2, 3, 4]}}),
        ("gate", {"form": "full", "missed": [9]}),
        ("gate", {"form": "line"}),
        ("question", "start"),
        ("revision", 2**63),
        ("revision", -1),
        ("person", ""),
        ("person", "a" * 400),
        ("record.preferences", {"routine": "moon"}),
        ("record.preferences", {"repeats": 9}),
        ("record.preferences", {"hold": 10_000}),
        ("record.preferences", {"first_side": "both"}),
        ("record.preferences", {"left_out": ["moon"]}),
        ("record.preferences", {"variations": {"moon": "easier"}}),
        ("saved.preferences", {"left_out": ["moon"]}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_the_record_is_read(
    path: str, value: Any, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    attributes = started(person)
    *parents, last = path.split(".")
    place: Any = attributes
    for part in parents:
        place = place[int(part)] if isinstance(place, list) else place[part]
    place[int(last) if isinstance(place, list) else last] = value
    person.attributes = attributes
    person.say("AMAZON.Resume", 60)
    assert "session attributes refused" in caplog.text
    assert "Carrying on with the neck flexion" in person.words


def test_what_was_said_is_answered_from_the_record(person: Person) -> None:
    started(person)
    person.attributes = {}
    person.say("AMAZON.Resume", 60)
    assert "Carrying on with the neck flexion" in person.words


def test_a_plan_of_another_version_keeps_what_is_known() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose())
    strange = replace(plan, stretches=(Planned("moon_walk", "standard", 2, 5), *plan.stretches[4:]))
    practice = OpenPractice("k", 0.0, strange, Step("sciatic_relief", Side.LEFT, 2), 0.0)
    found = repaired(Record(open_practice=practice), CATALOGUE).open_practice
    assert found is not None
    assert [item.stretch for item in found.plan.stretches] == ["sciatic_relief", "knee_lunge"]
    assert found.bookmark == Step("sciatic_relief", Side.LEFT, 2)


def test_a_plan_of_which_nothing_is_known_is_let_go() -> None:
    plan = replace(
        make_plan(CATALOGUE, "neck", Dose()), stretches=(Planned("moon_walk", "a", 2, 5),)
    )
    practice = OpenPractice("k", 0.0, plan, Step("moon_walk", Side.LEFT, 1), 0.0)
    assert repaired(Record(open_practice=practice), CATALOGUE).open_practice is None


def test_a_time_zone_that_is_not_known_here_is_let_go() -> None:
    assert repaired(Record(time_zone="Moon/Base"), CATALOGUE).time_zone is None
    assert repaired(Record(time_zone="Europe/London"), CATALOGUE).time_zone == "Europe/London"
