"""Every rule is heard before any stretch begins, whenever the yes comes."""

from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from skill.app.skill import assemble, read_contents
from skill.coaching import policy
from skill.progress.sqlite import SqliteStore
from tests.person import Person

CONTENT = read_contents()["en-US"]
RULES = CONTENT.words.lines("safety.rules")
LINES = (CONTENT.words.line("safety.welcome"), *RULES)
ENDS = [
    end - policy.RULE_BREATH
    for end in accumulate(CONTENT.price(line) + policy.RULE_BREATH for line in LINES)
][1:]
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


@pytest.mark.parametrize(
    "word",
    [
        "AMAZON.Next", "AMAZON.Repeat", "AMAZON.Previous", "SkipStretch", "Ready", "MoreTime",
        "ChangeSides", "WhichSide", "TimeLeft", "ExplainStretch", "AMAZON.Help", "AMAZON.Pause",
        "AMAZON.Fallback", "AMAZON.StartOver", "ChangePace", "FirstSide",
    ],
)  # fmt: skip
@pytest.mark.parametrize("second", [2, 9, 16])
def test_a_word_over_the_rules_that_a_yes_cut_short_loses_none(
    word: str, second: int, person: Person
) -> None:
    person.launch().say("AMAZON.Yes", 5)
    begins = LINES[1] not in person.words
    missed = RULES if not begins else RULES[1:]
    said = person.words.split("Full back")[0]
    assert all(rule in said for rule in missed)
    lines = [CONTENT.words.line("safety.before_we_start"), *missed]
    ends = list(accumulate(CONTENT.price(line) for line in lines))[1:]
    still = {rule for rule, end in zip(missed, ends, strict=True) if end > second}
    assert still
    person.say(word, second)
    if person.attributes["question"] == "confirm":
        person.say("AMAZON.No", 1)
    for _ in range(2):
        if "Stay there" not in person.words:
            person.say("Ready", 1)
    assert still <= {rule for rule in RULES if rule in person.words.split("Stay there")[0]}


@pytest.mark.parametrize("told", [True, False], ids=["the skill is told", "nobody is told"])
@pytest.mark.parametrize(("second", "form"), [(3, "Welcome"), (60, "Carrying on")])
def test_a_yes_holds_once_everything_was_said(
    second: int, form: str, told: bool, person: Person
) -> None:
    person.launch().say("AMAZON.Yes", 5)
    if told:
        person.end("USER_INITIATED", second).launch(60)
    else:
        person.die()
        person.launch(second)
    assert person.words.startswith(form)


@pytest.mark.parametrize("count", [len(RULES) - 1, len(RULES) + 1])
def test_after_an_update_of_the_rules_all_of_them_are_said(count: int, person: Person) -> None:
    person.launch().say("AMAZON.Yes", 5)
    gate: Any = person.attributes["gate"]
    gate["ends"], gate["missed"] = [1.0] * count, [count - 1]
    person.say("Ready", 1)
    assert all(rule in person.words for rule in RULES)
