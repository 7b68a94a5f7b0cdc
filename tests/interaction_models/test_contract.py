"""The intents, slots and values of the model are those that the skill counts on."""

from __future__ import annotations

from typing import Any

from skill.app.routes import BY_NAME
from skill.app.skill import read_contents
from skill.coaching import vocabulary
from tests.handlers.states import SLOTS

CONTENT = read_contents()["en-US"]
NEEDS_NO_SAMPLES = ("AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent")
VALUES = {
    "AGAIN": {"again"},
    "CHANGE": {"longer", "shorter"},
    "CONDITION": set(CONTENT.health.conditions),
    "DAYS": set("daily mornings afternoons evenings weekdays weekends monday tuesday wednesday "
                "thursday friday saturday sunday".split()),
    "EDIT": vocabulary.EDITS,
    "EFFORT": {"easier", "harder"},
    "FEEDBACK": vocabulary.FEEDBACK,
    "LIMITATION": vocabulary.can_be_left_out(CONTENT.catalogue),
    "OFTEN": vocabulary.OFTEN,
    "PACE": set(vocabulary.PACES),
    "PERIOD": {"today", "week", "month", "last_time", "all"},
    "ROUTINE": vocabulary.routines(CONTENT.catalogue),
    "SIDE": {"left", "right", "other"},
    "STRETCH": set(CONTENT.catalogue.stretches),
    "SWITCH": {"less", "each_time"},
    "SYMPTOM": set(CONTENT.health.symptoms),
}  # fmt: skip


def test_every_intent_has_its_route_and_every_route_its_intent(language: dict[str, Any]) -> None:
    routes = {name for name in BY_NAME if name.endswith("Intent")}
    assert {intent["name"] for intent in language["intents"]} == routes


def test_every_value_is_there_by_its_id(language: dict[str, Any]) -> None:
    ids = {kind["name"]: {value["id"] for value in kind["values"]} for kind in language["types"]}
    assert ids == VALUES


def test_every_slot_is_there_and_numbers_are_alexas_own(language: dict[str, Any]) -> None:
    slots = {
        (intent["name"], slot["name"], slot["type"] == "AMAZON.NUMBER")
        for intent in language["intents"]
        for slot in intent.get("slots", [])
    }
    assert slots == {
        (intent, slot, isinstance(value, int))
        for intent, examples in SLOTS.items()
        for example in examples
        for slot, value in example.items()
    }


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
    for intent in language["intents"]:
        least = 20 if intent["name"].startswith("AMAZON.") else 15
        assert len(intent["samples"]) >= least or intent["name"] in NEEDS_NO_SAMPLES
