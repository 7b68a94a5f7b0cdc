"""The intents, slots and values that the handlers count on."""

from __future__ import annotations

from typing import Any

from skill.languages import languages

BUILT_IN = (
    "Cancel Stop Help NavigateHome Fallback Yes No Next Previous Pause Resume Repeat StartOver"
).split()
SLOTS = {
    "AgeIntent": "age",
    "AloneIntent": "",
    "AvoidIntent": "again kept limitation when",
    "BounceIntent": "",
    "BreathIntent": "",
    "CancelRemindersIntent": "time weekdays",
    "ChangeEffortIntent": "effort",
    "ChangePaceIntent": "agreed pace pauses",
    "ChangeSidesIntent": "side wrong",
    "CountDownIntent": "",
    "DoStretchIntent": "side stretch",
    "EquipmentIntent": "routine stretch",
    "ExplainStretchIntent": "stretch",
    "FeedbackIntent": "feedback",
    "FeelNothingIntent": "",
    "FewerWordsIntent": "",
    "FirstSideIntent": "side",
    "ForgetMeIntent": "",
    "GetUpIntent": "",
    "HandsFreeIntent": "switch",
    "HealthQuestionIntent": "body condition feeling treated",
    "HowFarIntent": "",
    "HowOftenIntent": "",
    "KeepGoingIntent": "stretch",
    "ListRemindersIntent": "",
    "MakeRoutineIntent": "edit stretches",
    "MeaningIntent": "term",
    "MoreTimeIntent": "",
    "MoreWordsIntent": "",
    "NoiseIntent": "",
    "OtherLimbIntent": "",
    "ProgressIntent": "period",
    "ReadyIntent": "posture",
    "RemarkIntent": "remark",
    "RoutinesIntent": "",
    "SafetyIntent": "",
    "SayAgainIntent": "",
    "SetGoalIntent": "days often",
    "SetHoldIntent": "change misheard seconds",
    "SetReminderIntent": "time weekdays",
    "SetRepeatsIntent": "agreed misheard repeats",
    "SkipStretchIntent": "stretch",
    "StartRoutineIntent": "minutes pace repeats routine",
    "StopCountingIntent": "",
    "StopPracticeIntent": "",
    "SymptomIntent": "besides body failing feeling helper symptom",
    "ThanksIntent": "",
    "TimeLeftIntent": "",
    "UndoIntent": "",
    "VolumeIntent": "",
    "WhatNextIntent": "",
    "WhatYouKnowIntent": "",
    "WhichSideIntent": "",
}
STRETCHES = (
    "neck_flexion neck_lateral_flexion levator_scapulae "
    "lower_back_flexion sciatic_relief knee_lunge"
)
VALUES = {
    "AGAIN": "again",
    "AGREED": "yes",
    "CHANGE": "longer shorter",
    "EDIT": "add remove",
    "DAYS": "daily mornings afternoons evenings weekdays weekends "
    "today tonight tomorrow tomorrow_evening "
    "monday tuesday wednesday thursday friday saturday sunday",
    "EFFORT": "easier harder",
    "FEEDBACK": "too_easy about_right too_much pleased bored tired",
    "KEPT": "left_arm right_arm left_leg right_leg",
    "POSTURE": "down up",
    "LIMITATION": "kneeling floor lying standing wall chair mat equipment neck lower_back "
    "left_arm right_arm left_leg right_leg " + STRETCHES,
    "OFTEN": "1 2 7",
    "PACE": "slower faster normal",
    "PERIOD": "today week month last_time all",
    "ROUTINE": "own full_back neck lower_back quick desk no_kneeling no_floor on_a_bed",
    "SIDE": "left right other",
    "STRETCH": STRETCHES,
    "SWITCH": "less each_time",
    "PAUSES": "slower faster",
    "WHEN": "today always",
    "TERM": "flexion lateral levator scapula sciatic lunge breastbone collarbone tail",
}

OF_LEXICON = ("body", "condition", "failing", "feeling", "helper", "symptom", "treated")


def test_every_intent_is_there_with_its_slots(language: dict[str, Any]) -> None:
    slots = {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])}
        for intent in language["intents"]
    }
    own = {name: set(names.split()) for name, names in SLOTS.items()}
    assert slots == own | {f"AMAZON.{name}Intent": set() for name in BUILT_IN}


def test_every_value_is_there_by_its_id(language: dict[str, Any], locale: str) -> None:
    ids = {kind["name"]: {value["id"] for value in kind["values"]} for kind in language["types"]}
    own = {kind: set(names.split()) for kind, names in VALUES.items()}
    wordings = next(one.wordings for one in languages() if locale in one.locales)
    assert ids == own | {part.upper(): set(getattr(wordings, part)) for part in OF_LEXICON}


def test_numbers_are_alexas_own(language: dict[str, Any]) -> None:
    types = {
        slot["name"]: slot["type"]
        for intent in language["intents"]
        for slot in intent.get("slots", [])
    }
    numbers = ("days", "repeats", "minutes", "seconds", "misheard")
    assert {types[name] for name in numbers} == {"AMAZON.NUMBER"}


def test_stretches_of_a_routine_and_days_are_named_several_at_once(
    language: dict[str, Any],
) -> None:
    several = {
        (intent["name"], slot["name"])
        for intent in language["intents"]
        for slot in intent.get("slots", [])
        if slot.get("multipleValues") == {"enabled": True}
    }
    assert several == {
        ("CancelRemindersIntent", "weekdays"),
        ("MakeRoutineIntent", "stretches"),
        ("SetReminderIntent", "weekdays"),
    }


def test_there_is_enough_to_learn_from(language: dict[str, Any]) -> None:
    samples = {intent["name"]: len(intent["samples"]) for intent in language["intents"]}
    assert min(samples[name] for name in SLOTS) >= 15
    listed = [name for name in BUILT_IN if name not in ("Fallback", "NavigateHome")]
    assert min(samples[f"AMAZON.{name}Intent"] for name in listed) >= 20
