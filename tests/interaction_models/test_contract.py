"""The intents, slots and values that the handlers count on."""

from __future__ import annotations

from typing import Any

BUILT_IN = (
    "Cancel Stop Help NavigateHome Fallback Yes No Next Previous Pause Resume Repeat StartOver"
).split()
SLOTS = {
    "AvoidIntent": "again limitation",
    "CancelRemindersIntent": "time weekdays",
    "ChangeEffortIntent": "effort",
    "ChangePaceIntent": "pace",
    "ChangeSidesIntent": "side",
    "DoStretchIntent": "side stretch",
    "EquipmentIntent": "routine stretch",
    "ExplainStretchIntent": "stretch",
    "FeedbackIntent": "feedback",
    "FirstSideIntent": "side",
    "ForgetMeIntent": "",
    "HandsFreeIntent": "switch",
    "HealthQuestionIntent": "condition",
    "MakeRoutineIntent": "edit stretches",
    "ListRemindersIntent": "",
    "MoreTimeIntent": "",
    "ProgressIntent": "period",
    "ReadyIntent": "",
    "RoutinesIntent": "",
    "SafetyIntent": "",
    "SetGoalIntent": "days often",
    "SetHoldIntent": "change seconds",
    "SetReminderIntent": "time weekdays",
    "SetRepeatsIntent": "repeats",
    "SkipStretchIntent": "stretch",
    "StartRoutineIntent": "minutes pace repeats routine",
    "SymptomIntent": "symptom",
    "TimeLeftIntent": "",
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
    "CHANGE": "longer shorter",
    "CONDITION": "pregnancy surgery osteoporosis arthritis disc sciatica fracture hip_replacement "
    "knee_replacement heart cancer treatment diagnosis normal_feeling illness older_age general",
    "EDIT": "add remove",
    "DAYS": "daily mornings afternoons evenings weekdays weekends "
    "monday tuesday wednesday thursday friday saturday sunday",
    "EFFORT": "easier harder",
    "FEEDBACK": "too_easy about_right too_much",
    "LIMITATION": "kneeling floor lying standing wall chair mat equipment neck lower_back "
    + STRETCHES,
    "OFTEN": "1 2 7",
    "PACE": "slower faster normal",
    "PERIOD": "today week month last_time all",
    "ROUTINE": "own full_back neck lower_back quick desk no_kneeling no_floor on_a_bed",
    "SIDE": "left right other",
    "STRETCH": STRETCHES,
    "SWITCH": "less each_time",
    "SYMPTOM": "pain sharp_pain spreading_pain dizziness fainting numbness both_legs weakness "
    "groin_numbness bladder_bowel chest_pain breathless headache speech_vision electric fever fall "
    "accident stuck nausea cramp night_pain weight_loss",
}


def test_every_intent_is_there_with_its_slots(language: dict[str, Any]) -> None:
    slots = {
        intent["name"]: {slot["name"] for slot in intent.get("slots", [])}
        for intent in language["intents"]
    }
    own = {name: set(names.split()) for name, names in SLOTS.items()}
    assert slots == own | {f"AMAZON.{name}Intent": set() for name in BUILT_IN}


def test_every_value_is_there_by_its_id(language: dict[str, Any]) -> None:
    ids = {kind["name"]: {value["id"] for value in kind["values"]} for kind in language["types"]}
    assert ids == {kind: set(names.split()) for kind, names in VALUES.items()}


def test_numbers_are_alexas_own(language: dict[str, Any]) -> None:
    types = {
        slot["name"]: slot["type"]
        for intent in language["intents"]
        for slot in intent.get("slots", [])
    }
    assert {types[name] for name in ("days", "repeats", "minutes", "seconds")} == {"AMAZON.NUMBER"}


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
