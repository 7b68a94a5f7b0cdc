"""What the store tells people to say works when it is said, in every locale."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import skill.lambda_function as door
from infra.skill_package.listing import read_listing
from simulator.invocation import Launch, OneShot, without_wake_word
from simulator.meaning import FALLBACK
from simulator.understanding import Understanding
from skill.app.envelope import LOCALES
from tests.conversations.talk import Household

LISTING = read_listing("en")
QUOTED = re.findall(r'"([^"]+)"', LISTING.described("000"))


@cache
def understanding(locale: str) -> Understanding:
    return Understanding.of(locale)


@pytest.fixture(params=sorted(LOCALES))
def household(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Household:
    """Someone who has just enabled the skill."""
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    door._skill.cache_clear()
    household = Household(
        door=lambda envelope: door.lambda_handler(envelope, None),
        understand=understanding,
        fail=lambda _: None,
    )
    household.event(f"locale {request.param}")
    return household


def test_the_first_phrase_wakes_alexa_names_the_skill_and_launches_it() -> None:
    said, woken = without_wake_word(LISTING.example_phrases[0])
    assert woken
    assert understanding("en-US").invocation(said) == Launch()


@pytest.mark.parametrize("phrase", LISTING.example_phrases)
def test_a_phrase_leads_someone_new_to_their_first_stretch(
    household: Household, phrase: str
) -> None:
    household.say(phrase)
    assert household.answer.endswith("Shall we start?")
    assert household.stays_open
    household.wait_for_microphone()
    household.say("yes")
    routine = "Neck:" if "neck" in phrase else "Full back:"
    assert f"{routine} " in household.answer
    assert "Nod your head forward" in household.answer


@pytest.mark.parametrize("phrase", LISTING.example_phrases)
def test_a_one_shot_is_word_for_word_a_sample(phrase: str) -> None:
    said, woken = without_wake_word(phrase)
    assert woken
    for locale in LOCALES:
        called = understanding(locale).invocation(said)
        assert called is not None
        if isinstance(called, OneShot):
            heard = understanding(locale).understand(called.utterance)
            assert (heard.intent, heard.certainty) == ("StartRoutineIntent", 1.0)
            assert heard.slots["routine"].value_id == "neck"


def test_the_description_quotes_what_can_be_said() -> None:
    assert len(QUOTED) >= 9


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_the_description_quotes_is_understood_word_for_word(quoted: str) -> None:
    said, _ = without_wake_word(quoted)
    model = understanding("en-US")
    called = model.invocation(said)
    if not isinstance(called, Launch):
        heard = model.understand(called.utterance if called else said)
        assert heard.intent != FALLBACK
        assert heard.certainty == 1.0
