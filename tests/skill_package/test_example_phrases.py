"""What the store tells people to say works when it is said, in every locale."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import skill.lambda_function as door
from infra.skill_package.listing import read_listing
from simulator.invocation import Launch, OneShot, without_wake_word
from simulator.languages import language_of
from simulator.meaning import FALLBACK
from simulator.understanding import Understanding
from skill.app.envelope import LOCALES
from skill.app.skill import read_contents
from skill.languages import languages
from tests.conversations.talk import Household

LISTINGS = {language.code: read_listing(language.code) for language in languages()}
CONTENTS = read_contents()
PHRASES = [
    (locale, phrase)
    for locale in sorted(LOCALES)
    for phrase in LISTINGS[locale.partition("-")[0]].example_phrases
]
FIRSTS = {language.code: language.first_locale for language in languages()}
QUOTED = [
    (FIRSTS[code], quoted)
    for code, listing in LISTINGS.items()
    for quoted in re.findall(r'"([^"]+)"', listing.described("000"))
]


@cache
def understanding(locale: str) -> Understanding:
    return Understanding.of(locale)


@pytest.fixture
def household(locale: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Household:
    """Someone who has just enabled the skill."""
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    door._skill.cache_clear()
    household = Household(
        door=lambda envelope: door.lambda_handler(envelope, None),
        understand=understanding,
        fail=lambda _: None,
    )
    household.event(f"locale {locale}")
    return household


@pytest.mark.parametrize("code", LISTINGS)
def test_the_first_phrase_wakes_alexa_names_the_skill_and_launches_it(code: str) -> None:
    said, woken = without_wake_word(LISTINGS[code].example_phrases[0])
    assert woken
    assert understanding(FIRSTS[code]).invocation(said) == Launch()


@pytest.mark.parametrize(("locale", "phrase"), PHRASES)
def test_a_phrase_leads_someone_new_to_their_first_stretch(
    household: Household, locale: str, phrase: str
) -> None:
    words = CONTENTS[locale].words
    household.say(phrase)
    assert household.answer.endswith(words.line("safety.question"))
    assert household.stays_open
    household.wait_for_microphone()
    household.say(language_of(locale).alexa.built_in["AMAZON.YesIntent"][0])
    called = understanding(locale).invocation(without_wake_word(phrase)[0])
    routine = "neck" if isinstance(called, OneShot) else "full_back"
    assert f"{words.line(f'routines.{routine}.title')}: " in household.answer
    assert words.lines("stretches.neck_flexion.standard.full")[0] in household.answer


@pytest.mark.parametrize(("locale", "phrase"), PHRASES)
def test_a_one_shot_is_word_for_word_a_sample(locale: str, phrase: str) -> None:
    said, woken = without_wake_word(phrase)
    assert woken
    called = understanding(locale).invocation(said)
    assert called is not None
    if isinstance(called, OneShot):
        heard = understanding(locale).understand(called.utterance)
        assert (heard.intent, heard.certainty) == ("StartRoutineIntent", 1.0)
        assert heard.slots["routine"].value_id == "neck"


@pytest.mark.parametrize("code", LISTINGS)
def test_the_description_quotes_what_can_be_said(code: str) -> None:
    assert sum(locale == FIRSTS[code] for locale, _ in QUOTED) >= 9


@pytest.mark.parametrize(("locale", "quoted"), QUOTED)
def test_what_the_description_quotes_is_understood_word_for_word(locale: str, quoted: str) -> None:
    said, _ = without_wake_word(quoted)
    model = understanding(locale)
    called = model.invocation(said)
    if not isinstance(called, Launch):
        heard = model.understand(called.utterance if called else said)
        assert heard.intent != FALLBACK
        assert heard.certainty == 1.0
