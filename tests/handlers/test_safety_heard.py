"""Every rule is heard before any stretch begins, whenever the yes comes."""

from itertools import accumulate
from pathlib import Path

import pytest

from skill.assembly import assemble, read_contents
from skill.progress.sqlite import SqliteStore
from tests.handlers.door import Person

CONTENT = read_contents()["en-US"]
RULES = CONTENT.words.lines("safety.rules")
LINES = (CONTENT.words.line("safety.welcome"), *RULES)
ENDS = list(accumulate(CONTENT.price(line) for line in LINES))[1:]
FIRST_MOVEMENT = "Nod your head forward"


def said_before_the_first_movement(person: Person) -> str:
    assert FIRST_MOVEMENT in person.words
    return person.words.split(FIRST_MOVEMENT)[0]


@pytest.mark.parametrize("yes", ["AMAZON.Yes", "Ready", "StartRoutine", "AMAZON.Resume"])
def test_whenever_the_yes_comes(yes: str, tmp_path: Path) -> None:
    for second in range(45):
        person = Person(assemble(SqliteStore(tmp_path / f"{yes}-{second}.sqlite")))
        person.launch().say(yes, second)
        heard = {rule for rule, end in zip(RULES, ENDS, strict=True) if end <= second}
        then = {rule for rule in RULES if rule in said_before_the_first_movement(person)}
        assert heard | then == set(RULES)
        if second >= ENDS[-1] + 1:
            assert not then, "nothing is said twice"


@pytest.mark.parametrize(
    ("name", "slots"),
    [
        ("StartRoutine", {"routine": "neck"}),
        ("DoStretch", {"stretch": "neck_flexion"}),
        ("AMAZON.Resume", {}),
        ("Ready", {}),
        ("AMAZON.StartOver", {}),
        ("AMAZON.Yes", {}),
        ("StartRoutine", {"minutes": 5}),
    ],
)
def test_no_way_in_goes_round_it(name: str, slots: dict[str, str | int], person: Person) -> None:
    person.say(name, 0, **slots)
    assert "Neck flexion." not in person.words
    assert all(rule in person.words for rule in RULES)


@pytest.mark.parametrize(
    "name",
    [
        "AMAZON.Next", "SkipStretch", "AMAZON.Previous", "AMAZON.Repeat", "ChangeSides", "MoreTime",
        "ChangePace", "SetRepeats", "SetHold", "HandsFree", "WhichSide", "TimeLeft", "WhatNext",
        "ExplainStretch", "ChangeEffort", "Avoid", "Equipment", "Safety", "Routines", "Progress",
        "Feedback", "WhatYouKnow", "AMAZON.Help", "AMAZON.Fallback", "AMAZON.Pause",
    ],
)  # fmt: skip
def test_nothing_else_said_at_the_gate_begins_a_stretch(name: str, person: Person) -> None:
    person.launch().say(name, 40)
    if name == "AMAZON.Next":  # "next", asked whether to start, is a yes
        return
    assert person.words.endswith("?")
    assert FIRST_MOVEMENT not in person.words
    person.say("AMAZON.Yes", 5)
    assert FIRST_MOVEMENT in person.words


def test_a_question_in_the_middle_of_the_script_loses_no_rule(person: Person) -> None:
    person.launch().say("TimeLeft", 3).say("AMAZON.Yes", 60)
    assert all(rule in said_before_the_first_movement(person) for rule in RULES)
