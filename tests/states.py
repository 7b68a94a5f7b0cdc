"""The states that a conversation can be in, and everything that can be said in each."""

from collections.abc import Callable

from skill.app.routes import BY_NAME
from skill.app.skill import read_contents
from tests.person import Person

CONTENT = read_contents()["en-US"]
DAY = 86_400.0
TROUBLE = CONTENT.words.line("faults.trouble")
INTENTS = [name for name in BY_NAME if name.endswith("Intent")]


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
    "cut short": lambda person: person.launch().say("AMAZON.Yes", 5),
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
    "finishing": lambda person: begun(person).say("StopPractice", 60),
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
    "StartRoutineIntent": [
        {},
        {"routine": "neck", "repeats": 3, "pace": "slower"},
        {"routine": "own"},
        {"minutes": 10},
    ],
    "DoStretchIntent": [
        {},
        {"stretch": "knee_lunge", "side": "left"},
        {"stretch": "neck_flexion"},
    ],
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
    "AgeIntent": [{}, {"age": 78}],
    "MeaningIntent": [{}, {"term": "flexion"}, {"term": "tail"}],
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
    "FeedbackIntent": [
        {"feedback": "too_much"},
        {"feedback": "too_easy"},
        {"feedback": "bored"},
    ],
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
