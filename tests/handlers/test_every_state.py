"""Every intent in every state: something calm is said, and nothing goes wrong."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.envelope import Setting
from skill.assembly import ANSWERS, assemble, read_contents
from skill.progress.sqlite import SqliteStore
from tests.handlers.door import Person

CONTENT = read_contents()["en-US"]
DAY = 86_400.0
TROUBLE = CONTENT.words.line("faults.trouble")


def begun(person: Person, **routine: str) -> Person:
    return person.say("StartRoutine", 0, **routine).say("AMAZON.Yes", 40)


def single(person: Person) -> Person:
    return person.say("DoStretch", stretch="sciatic_relief").say("AMAZON.Yes", 40)


def practised(person: Person, times: int, apart: int) -> Person:
    """So many practices done, one every so many days, and the last one's question open."""
    for time in range(times):
        person.say("DoStretch", apart * DAY, stretch="neck_flexion")
        if time == 0:
            person.say("AMAZON.Yes", 40)
        person.say("AMAZON.Yes", 120)
        if time < times - 1:
            person.die()
    return person


STATES: dict[str, Callable[[Person], Person]] = {
    "nothing": lambda person: person,
    "gate": lambda person: person.launch(),
    "arriving": lambda person: begun(person, routine="lower_back"),
    "stretching": begun,
    "ready": lambda person: begun(person).say("AMAZON.Help", 200),
    "wall": lambda person: begun(person).say("Ready", 200),
    "there": lambda person: begun(person).say("MoreTime", 60),
    "paused": lambda person: begun(person).say("AMAZON.Pause", 60),
    "after pain": lambda person: begun(person).say("Symptom", 60, symptom="pain"),
    "after pain twice": lambda person: (
        begun(person).say("Symptom", 60, symptom="pain").say("Symptom", 10, symptom="pain")
    ),
    "end": lambda person: single(person).say("AMAZON.Help", 400),
    "end of nothing": lambda person: single(person).say("SkipStretch", 60),
    "end after pain twice": lambda person: (
        single(person).say("Symptom", 60, symptom="pain").say("Symptom", 10, symptom="pain")
    ),
    "instead": lambda person: (
        begun(person, routine="lower_back").say("Avoid", 60, limitation="kneeling")
    ),
    "forgetting": lambda person: begun(person).say("ForgetMe", 60),
    "resume": lambda person: begun(person).say("AMAZON.Stop", 60).launch(86_400),
    "routine": lambda person: person.say("MakeRoutine").say("DoStretch", stretch="knee_lunge"),
    "routine, at first": lambda person: person.say("MakeRoutine"),
    "effort": lambda person: practised(person, 3, 1),
    "step": lambda person: practised(person, 7, 2),
    "offer": lambda person: person.say("Routines"),
    "all left out": lambda person: (
        person.say("Avoid", limitation="neck").say("Avoid", 5, limitation="lower_back")
        .say("AMAZON.Yes", 5).say("AMAZON.Yes", 40)
    ),
}  # fmt: skip

SLOTS: dict[str, list[dict[str, str | int]]] = {
    "StartRoutineIntent": [{}, {"routine": "neck"}, {"routine": "own"}, {"minutes": 10}],
    "DoStretchIntent": [{}, {"stretch": "knee_lunge"}, {"stretch": "neck_flexion"}],
    "ChangeSidesIntent": [{}, {"side": "left"}, {"side": "right"}],
    "SkipStretchIntent": [{}, {"stretch": "knee_lunge"}, {"stretch": "neck_flexion"}],
    "ChangePaceIntent": [{"pace": "slower"}, {"pace": "faster"}],
    "SetRepeatsIntent": [{}, {"repeats": 3}, {"repeats": 9}],
    "SetHoldIntent": [{"seconds": 20}, {"change": "longer"}, {"change": "shorter", "seconds": 5}],
    "ChangeEffortIntent": [{"effort": "easier"}, {"effort": "harder"}],
    "MakeRoutineIntent": [
        {},
        {"stretches": "knee_lunge"},
        {"stretches": "neck_flexion", "edit": "add"},
        {"stretches": "neck_flexion", "edit": "remove"},
    ],
    "FirstSideIntent": [{}, {"side": "left"}, {"side": "right"}, {"side": "other"}],
    "SetGoalIntent": [{}, {"days": 4}, {"days": 9}, {"often": "7"}],
    "AvoidIntent": [{}]
    + [
        {"limitation": name, **again}
        for name in (
            "kneeling floor lying standing wall chair mat equipment neck lower_back knee_lunge"
        ).split()
        for again in ({}, {"again": "again"})
    ],
    "SymptomIntent": [{}, {"symptom": "pain"}, {"symptom": "dizziness"}, {"symptom": "stuck"}],
    "HealthQuestionIntent": [{"condition": name} for name in CONTENT.health.conditions],
    "ExplainStretchIntent": [{}, {"stretch": "knee_lunge"}],
    "EquipmentIntent": [{}, {"routine": "desk"}, {"stretch": "knee_lunge"}],
    "FeedbackIntent": [{"feedback": "too_much"}, {"feedback": "too_easy"}],
    "ProgressIntent": [{}, {"period": "today"}, {"period": "all"}, {"period": "last_time"}],
    "HandsFreeIntent": [{"switch": "less"}, {"switch": "each_time"}],
}
INTENTS = [name for name in ANSWERS if name.endswith("Intent")]


@pytest.mark.parametrize("state", STATES)
def test_every_intent(state: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    tried, skill = 0, assemble(SqliteStore(tmp_path / "progress.sqlite"))
    for name in INTENTS:
        for slots in SLOTS.get(name, [{}]):
            person = STATES[state](Person(skill, Setting(person=f"person {tried}")))
            person.say(name, 12, **slots)
            assert TROUBLE not in person.words, (name, slots)
            assert [r.message for r in caplog.records] == [], (name, slots)
            # What was said leads on: another turn, and a launch after it, go well.
            if person.session:
                person.say("Ready", 30)
            person.die()
            person.launch(60)
            assert [r.message for r in caplog.records] == [], (name, slots, "then")
            tried += 1
    assert tried > 80
