from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.languages import LOCALES
from simulator.meaning import FALLBACK
from simulator.understanding import NEAR_ENOUGH, Understanding

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("I'm ready!", "ReadyIntent"),
        ("OK", "ReadyIntent"),
        ("yes please", "AMAZON.YesIntent"),
        ("yeah", "AMAZON.YesIntent"),
        ("no", "AMAZON.NoIntent"),
        ("not today", "AMAZON.NoIntent"),
        ("Next stretch, please.", "AMAZON.NextIntent"),
        ("stop", "AMAZON.StopIntent"),
        ("never mind", "AMAZON.CancelIntent"),
        ("which side am I on?", "WhichSideIntent"),
        ("let’s start", "StartRoutineIntent"),
    ],
)
def test_word_for_word(said: str, intent: str, understanding: Understanding) -> None:
    heard = understanding.understand(said)
    assert (heard.intent, heard.certainty) == (intent, 1.0)


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


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("hold for twenty five seconds", "25"),
        ("hold for 8 seconds", "8"),
        ("add ten seconds", "10"),
    ],
)
def test_numbers_arrive_in_digits(said: str, seconds: str, understanding: Understanding) -> None:
    assert understanding.understand(said).slots["seconds"].spoken == seconds


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


def test_every_utterance_people_were_recorded_with_is_understood() -> None:
    understanding = Understanding.of("en-US")
    for wanted, said in recorded():
        heard = understanding.understand(said)
        assert heard.intent in wanted, f"{said!r} was heard as {heard}"


def recorded() -> list[tuple[list[str], str]]:
    """What people said, with the intents any of which will do."""
    lines = (ROOT / "tests/interaction_models/utterances_en.tsv").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(wanted.split("|"), said) for wanted, said in rows]


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("hang about, I'm still getting down", "MoreTimeIntent"),
        ("how many minutes have we got to go", "TimeLeftIntent"),
        ("is it my left or right now", "WhichSideIntent"),
        ("can we skip the lunge today", "SkipStretchIntent"),
        ("my knees won't let me kneel", "AvoidIntent"),
        ("is it okay after a hip replacement", "HealthQuestionIntent"),
        ("let's do four of each one", "SetRepeatsIntent"),
        ("I've only got ten minutes for my lower back", "StartRoutineIntent"),
        ("how many times have I done it this week", "ProgressIntent"),
        ("what's the weather in london", FALLBACK),
        ("turn off the kitchen light", FALLBACK),
        ("order a pizza", FALLBACK),
    ],
)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_models_do_not_list_is_understood(said: str, intent: str, locale: str) -> None:
    understanding = Understanding.of(locale)
    assert understanding.understand(said).intent == intent


def test_several_stretches_said_in_one_breath_are_a_list() -> None:
    understanding = Understanding.of("en-US")
    said = "make my routine neck flexion, the sciatic one and the lunge"
    slot = understanding.understand(said).slots["stretches"]
    ids = [value.value_id for value in slot.several]
    assert ids == ["neck_flexion", "sciatic_relief", "knee_lunge"]
    assert slot.spoken == "neck flexion the sciatic one and the lunge"


def test_one_stretch_alone_is_no_list() -> None:
    understanding = Understanding.of("en-US")
    slot = understanding.understand("add the lunge to my routine").slots["stretches"]
    assert (slot.value_id, slot.several) == ("knee_lunge", ())
