"""Every intent in every state: something calm is said, and nothing goes wrong."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ask_sdk_core.skill import CustomSkill

from simulator.account import REMINDERS, Account
from simulator.alexa_services import AlexaServices, serving
from simulator.envelope import Services, Setting
from skill.assembly import ANSWERS, assemble, read_contents
from skill.fetching import Bounds
from skill.progress.sqlite import SqliteStore
from tests.handlers.door import START, Person

CONTENT = read_contents()["en-US"]
DAY = 86_400.0
TROUBLE = CONTENT.words.line("faults.trouble")


def begun(person: Person, **routine: str) -> Person:
    return person.say("StartRoutine", 0, **routine).say("AMAZON.Yes", 40)


def often(person: Person) -> Person:
    person.say("DoStretch", 5, stretch="neck_flexion").say("AMAZON.Yes", 40)
    for _ in range(3):
        person.say("AMAZON.Yes", 90).say("DoStretch", 5, stretch="neck_flexion")
    return person.say("AMAZON.Yes", 90)


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
    "reminder time": lambda person: begun(person).say("SetReminder", 60),
    "reminder": lambda person: begun(person).say("SetReminder", 60, time="08:00"),
    "reminder before anything": lambda person: (
        person.launch().say("SetReminder", 5, time="EV", weekdays="monday").say(
            "SetReminder", 5, time="07:30")
    ),
    "reminder set": lambda person: (
        begun(person).say("SetReminder", 60, time="08:00").say("AMAZON.Yes", 5)
    ),
    "cancelling": lambda person: (
        begun(person).say("SetReminder", 60, time="08:00").say("AMAZON.Yes", 5)
        .say("CancelReminders", 30)
    ),
    "reminder offered": often,
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
    "SetReminderIntent": [
        {},
        {"time": "08:00"},
        {"time": "NI", "weekdays": "weekends"},
        {"time": "25:00", "weekdays": "moonday"},
        {"weekdays": "evenings"},
    ],
    "CancelRemindersIntent": [{}, {"time": "08:00"}, {"weekdays": "daily"}],
    "HandsFreeIntent": [{"switch": "less"}, {"switch": "each_time"}],
}
CONSENTS = [
    ("ACCEPTED", "[8,0]"),
    ("ACCEPTED", '[8,30,["MO","SU"]]'),
    ("DENIED", "[8,0]"),
    ("NOT_ANSWERED", "[8,0]"),
    ("ACCEPTED", "nonsense"),
    ("PERHAPS", ""),
]
INTENTS = [name for name in ANSWERS if name.endswith("Intent")]


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[AlexaServices]:
    monkeypatch.setattr("skill.services.calls.BOUNDS", Bounds(10.0, 100_000))
    monkeypatch.setattr("skill.handlers.keeping.TURN_BUDGET", 60.0)
    with serving(Account(permitted={REMINDERS}), lambda: START) as running:
        yield running


@pytest.mark.parametrize("state", STATES)
def test_every_intent(
    state: str, tmp_path: Path, services: AlexaServices, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    tried, skill = 0, assembled(tmp_path, services)
    for name in INTENTS:
        for slots in SLOTS.get(name, [{}]):
            services.account.reminders.clear()
            person = STATES[state](someone(skill, services, tried))
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


@pytest.mark.parametrize("permitted", [True, False], ids=["permitted", "not permitted"])
@pytest.mark.parametrize("state", STATES)
def test_every_answer_to_alexas_question(
    state: str,
    permitted: bool,
    tmp_path: Path,
    services: AlexaServices,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    skill = assembled(tmp_path, services)
    for tried, (status, token) in enumerate(CONSENTS):
        services.account.reminders.clear()
        person = STATES[state](someone(skill, services, tried))
        if person.session is None:
            continue
        services.account.permitted = {REMINDERS} if permitted else set()
        person.permit(status, token, 12)
        services.account.permitted = {REMINDERS}
        assert TROUBLE not in person.words, (status, token)
        if person.session:
            person.say("Ready", 30)
        assert [r.message for r in caplog.records] == [], (status, token)


def assembled(folder: Path, services: AlexaServices) -> CustomSkill:
    return assemble(SqliteStore(folder / "progress.sqlite"), endpoints={services.endpoint})


def someone(skill: CustomSkill, services: AlexaServices, number: int) -> Person:
    where = Services(services.endpoint, services.token)
    return Person(skill, Setting(person=f"person {number}", services=where))
