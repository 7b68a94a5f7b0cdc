from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.meaning import FALLBACK
from simulator.understanding import NEAR_ENOUGH, Understanding
from simulator.wordings import split_words, written_out

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("so how much longer is this", "TimeLeftIntent"),
        ("which side should I be on", "WhichSideIntent"),
        ("okay I'm ready now", "ReadyIntent"),
        ("could you start the neck routine for me", "StartRoutineIntent"),
        ("I'd like to do the lunge", "DoStretchIntent"),
        ("can you do the knee lunge", "DoStretchIntent"),
    ],
)
def test_forgiving_for_the_skills_own_intents(
    said: str, intent: str, understanding: Understanding
) -> None:
    heard = understanding.understand(said)
    assert heard.intent == intent
    assert NEAR_ENOUGH <= heard.certainty < 1.0


@pytest.mark.parametrize(
    "said",
    [
        *("a", "the", "session", "i", "my", "please", "", "?!"),
        *("play some jazz", "what is the weather", "order a pizza", "who are you"),
        *("stopping that now", "next year's holiday", "bring me some routine mail"),
    ],
)
def test_what_is_not_near_enough_is_fallback(said: str, understanding: Understanding) -> None:
    heard = understanding.understand(said)
    assert (heard.intent, heard.certainty) == (FALLBACK, 0.0)


def test_basic_words_are_only_known_for_intents_of_the_model(model: dict[str, Any]) -> None:
    heard = Understanding(model).understand("say that again")
    assert heard.intent == FALLBACK


def test_slots_resolve_to_their_value(understanding: Understanding) -> None:
    heard = understanding.understand("just the sciatic one on the left leg")
    assert heard.intent == "DoStretchIntent"
    stretch, side = heard.slots["stretch"], heard.slots["side"]
    assert (stretch.spoken, stretch.value_id, stretch.value_name) == (
        "sciatic one",
        "sciatic_relief",
        "sciatic relief",
    )
    assert (side.spoken, side.value_id) == ("left leg", "left")


def test_the_filling_that_accounts_for_the_most_words_is_taken(
    understanding: Understanding,
) -> None:
    heard = understanding.understand("just the knee lunge on the left")
    assert heard.slots["stretch"].spoken == "knee lunge"
    heard = understanding.understand("just the left knee lunge")
    assert (heard.slots["stretch"].value_id, heard.slots["side"].value_id) == (
        "knee_lunge",
        "left",
    )


def test_slots_that_were_not_said_are_there_and_empty(understanding: Understanding) -> None:
    heard = understanding.understand("let's start")
    assert set(heard.slots) == {"routine", "repeats", "minutes"}
    assert all(slot.spoken is None for slot in heard.slots.values())


def test_an_unheard_of_value_fills_its_slot_without_a_match(understanding: Understanding) -> None:
    heard = understanding.understand("start the ankle routine")
    slot = heard.slots["routine"]
    assert heard.intent == "StartRoutineIntent"
    assert (slot.spoken, slot.value_id, slot.value_name) == ("ankle", None, None)
    assert heard.certainty < 1.0


def test_a_literal_sample_comes_before_a_slot(understanding: Understanding) -> None:
    heard = understanding.understand("start my back stretches")
    assert heard.intent == "StartRoutineIntent"
    assert heard.slots["routine"].spoken is None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Mir tut's weh", ("mir", "tut", "es", "weh")),
        ("das war's", ("das", "war", "es")),
        ("Omas Stuhl", ("omas", "stuhl")),
    ],
)
def test_what_is_drawn_together_is_written_out(said: str, written: tuple[str, ...]) -> None:
    assert written_out(split_words(said), {"s": "es"}) == written


def test_german_is_heard_the_same_drawn_together() -> None:
    german = Understanding.of("de-DE")
    for said in ("mir tut's weh", "mir tut es weh"):
        assert german.understand(said).intent == "SymptomIntent"
