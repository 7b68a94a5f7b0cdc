"""What holds for every language, measured against English: each check returns what it found."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import phonenumbers.shortnumberinfo as short_numbers
from babel.dates import get_period_id, get_period_names
from unicode_rbnf import FormatPurpose, RbnfEngine

from simulator import languages as heard
from simulator.espeak import Espeak
from simulator.languages.spelled import SOFT_HYPHEN
from simulator.sounds import Sounds
from simulator.understanding import Understanding
from simulator.wordings import split_words
from skill.coaching.stretches import Side
from skill.languages import languages
from skill.languages.language import Language
from skill.languages.words import LanguageWords, lines_of, places_of
from tests.conversations.talk import read_talks

HERE: Final = Path(__file__).parent
CODES: Final = tuple(language.code for language in languages())
LOCALES: Final = tuple(name for language in languages() for name in language.locales)
ENGLISH: Final = next(language for language in languages() if language.code == "en")

A_FIFTH: Final = 1.2
A_WORD_OR_TWO: Final = 0.75  # seconds
COMMONEST: Final = 60
"""So many English words, of three letters and more, betray a line that was not translated."""
SPOKEN_NUMBERS: Final = {
    "count": 3, "repeats": 3, "repeat": 2, "minutes": 11, "seconds": 25, "goal": 4, "full": 11,
    "quick": 4, "hour": 7, "minute": 20,
}  # fmt: skip
WRITTEN: Final = re.compile(
    r"screen\.|safety\.(card_|wording)|lists\.|sides\.|language\.|.*\.card$"
)
"""Keys of what is not spoken, or not by itself."""


@cache
def language_of(code: str) -> Language:
    """The language of a code."""
    return next(language for language in languages() if language.code == code)


@cache
def words_of(code: str) -> LanguageWords:
    """Its words, in its first locale."""
    language = language_of(code)
    return LanguageWords(language, language.locales[language.first_locale])


@cache
def rules_of(code: str) -> dict[str, Any]:
    """What is held against its words: ``<code>.toml`` beside this file."""
    return tomllib.loads((HERE / f"{code}.toml").read_text("utf-8"))


def raw(code: str, key: str) -> tuple[str, ...]:
    """The lines of a key as they are written; none where the language has no such key."""
    return lines_of(language_of(code).entries.get(key, ()))


@cache
def _samples(code: str) -> dict[str, str]:
    words = words_of(code)
    stretch, place = (words.line(f"stretches.knee_lunge.{key}") for key in ("name", "place"))
    what = words.line("avoid.what.floor")
    time, days = words.time_of_day(8, 0), words.line("days.mo")
    when = words.line("reminders.when", time=time, days=days)
    return {
        "stretch": place, "stretches": place, "place": place, "name": stretch, "title": stretch,
        "things": what, "what": what, "time": time, "days": days, "when": when, "old": when,
        "part": words.line("place.part.knee_lunge", side=Side.RIGHT), "nth": words.ordinal(2),
        "wishes": words.line("record.wish_pace"), "languages": words.line("language.name"),
    }  # fmt: skip


def filled(code: str, key: str) -> tuple[str, ...]:
    """The lines of a key as they may be said."""
    return words_of(code).lines(key, side=Side.RIGHT, **SPOKEN_NUMBERS, **_samples(code))


def seconds(code: str, key: str) -> float:
    """How long they take."""
    return sum(language_of(code).seconds_of(line) for line in filled(code, key))


def _shared(code: str) -> Iterator[str]:
    return (key for key in language_of(code).entries if raw("en", key))


def other_places(code: str) -> list[str]:
    """Keys whose places to fill are not those of English; a capital is no difference."""

    def places(code: str, key: str) -> set[str]:
        return {place.lower() for place in places_of(" ".join(raw(code, key)))}

    return [key for key in _shared(code) if places(code, key) != places("en", key)]


def other_lists(code: str) -> list[str]:
    """Keys that hold one line in one of the languages, and several in the other."""
    ours, english = language_of(code).entries, ENGLISH.entries
    return [key for key in _shared(code) if type(ours[key]) is not type(english[key])]


@dataclass(frozen=True)
class Longer:
    """What takes longer than in English."""

    key: str
    seconds: float
    english: float

    @property
    def much(self) -> bool:
        """Whether it is longer by more than a word or two."""
        return self.seconds - self.english > A_WORD_OR_TWO


def longer_by_a_fifth(code: str) -> list[Longer]:
    """What takes more than a fifth longer than in English, the longest first."""
    spoken = [key for key in _shared(code) if not WRITTEN.match(key)]
    found = [Longer(key, seconds(code, key), seconds("en", key)) for key in spoken]
    over = [one for one in found if one.seconds > A_FIFTH * one.english]
    return sorted(over, key=lambda one: one.english - one.seconds)


def seconds_beside_english(code: str) -> float:
    """All that is spoken, as a share of English."""
    spoken = [key for key in _shared(code) if not WRITTEN.match(key)]
    return sum(seconds(code, key) for key in spoken) / sum(seconds("en", key) for key in spoken)


@cache
def _common_english() -> frozenset[str]:
    text = " ".join(line for entry in ENGLISH.entries.values() for line in lines_of(entry))
    words = re.findall(r"[a-z]{3,}", re.sub(r"\{\w+\}", "", text).lower())
    return frozenset(word for word, _ in Counter(words).most_common(COMMONEST))


def english_left(code: str) -> list[str]:
    """Keys with one of the commonest English words, but for those the language has as well."""
    english = _common_english() - set(rules_of(code).get("also_ours", ()))
    found = []
    for key in language_of(code).entries:
        text = re.sub(r"\{\w+\}", "", " ".join(raw(code, key))).lower()
        if english & set(re.findall(r"[^\W\d_]+", text)):
            found.append(key)
    return found


def numbers_unlike_cldr(code: str) -> list[tuple[str, str]]:
    """Numbers to 999 that CLDR spells otherwise: as we say them, and as it does."""
    engine, grammar = RbnfEngine.for_language(code), language_of(code).grammar
    unlike = []
    for value in range(1000):
        theirs = engine.format_number(value).text.replace(SOFT_HYPHEN, "")
        ours = grammar.number(value)
        if re.sub(rules_of(code).get("number_filler", r"\b\B"), " ", ours) != theirs:
            unlike.append((ours, theirs))
    return unlike


def ordinals_unlike_cldr(code: str) -> list[str]:
    """Of first to fifth, those that CLDR has in no form."""
    engine, words = RbnfEngine.for_language(code), words_of(code)
    unlike = []
    for value in range(1, 6):
        forms = engine.format_number(value, FormatPurpose.ORDINAL).text_by_ruleset.values()
        if words.ordinal(value) not in {form.replace(SOFT_HYPHEN, "") for form in forms}:
            unlike.append(words.ordinal(value))
    return unlike


def times_not_heard(code: str) -> list[str]:
    """Times of day that the local speaker does not understand as the coach says them."""
    time_at = heard.language_of(language_of(code).first_locale).grammar.time_at
    missed = []
    for hour in range(24):
        for minute in range(60):
            said = words_of(code).time_of_day(hour, minute)
            tokens = split_words(said)
            if time_at(tokens, 0) != (f"{hour:02}:{minute:02}", len(tokens)):
                missed.append(f"{hour:02}:{minute:02} {said}")
    return missed


def parts_of_day_unlike_cldr(code: str) -> list[str]:
    """Times of day whose part of the day CLDR calls otherwise, at full hours but noon, midnight."""
    names = get_period_names(width="wide", context="format", locale=code)
    unlike = []
    for hour in (*range(1, 12), *range(13, 24)):
        name = names[get_period_id(datetime.time(hour), locale=code)]
        said = words_of(code).time_of_day(hour, 0)
        if name not in said:
            unlike.append(f"{said}: {name}")
    return unlike


def strange_emergency_numbers() -> list[str]:
    """Locales whose number is no emergency number of their country, by phonenumbers' data."""
    return [
        f"{name}: {locale.number}"
        for language in languages()
        for name, locale in language.locales.items()
        if not short_numbers.is_emergency_number(locale.number, name.partition("-")[2])
    ]


def taught_in_vain(code: str) -> list[str]:
    """What is said to be taught, and is in no line, or is not understood word for word."""
    model = Understanding.of(language_of(code).first_locale)
    lines = [line.lower() for key in language_of(code).entries for line in raw(code, key)]
    return [
        phrase
        for phrase in rules_of(code)["taught"]
        if not any(phrase.lower() in line for line in lines)
        or model.understand(phrase).certainty < 1
    ]


def spoken_whole(code: str) -> list[str]:
    """Lines of more than two words that are spoken as they stand."""
    found = {
        line
        for key, entry in language_of(code).entries.items()
        for line in lines_of(entry)
        if "{" not in line and not WRITTEN.match(key) and len(line.split()) > 2
    }
    return sorted(found)


def errors_of_pace(code: str) -> list[float]:
    """How far the plain estimate is from espeak-ng's voice, per line without a place to fill."""
    language = language_of(code)
    voice = Sounds(Espeak(language.first_locale))
    return [language.seconds_of(line) / voice.seconds_of(line) - 1 for line in spoken_whole(code)]


def estimates_that_differ(code: str) -> list[str]:
    """Lines that the coach and the local speaker price otherwise, by more than a twentieth."""
    language = language_of(code)
    speaker = heard.language_of(language.first_locale).estimate
    lines = [
        line for key in language.entries if not WRITTEN.match(key) for line in filled(code, key)
    ]
    return [
        line
        for line in lines
        if abs(speaker.seconds_of(line) - language.seconds_of(line))
        > 0.05 * language.seconds_of(line) + 0.3
    ]


SAFETY: Final = ("comfort.", "health.", "safety.not_today", "safety.rules", "safety.reminder")


def _talked(code: str) -> str:
    """All lines that are heard in the conversations of a language."""
    ours = tuple(f"-- locale {name}" for name in language_of(code).locales)
    lines = []
    for talk in read_talks(HERE.parent / "conversations"):
        set_to = [line for _, line in talk.lines if line.startswith("-- locale ")]
        if any(line.startswith(ours) for line in set_to) or (not set_to and code == "en"):
            lines += [line.lstrip("<.?! ") for _, line in talk.lines]
    return " ".join(" ".join(lines).split())


def safety_without_conversation(code: str) -> list[str]:
    """Keys about safety that an English conversation has, and none of that language."""

    def begins(code: str, key: str) -> str:
        return words_of(code).lines(key, side=Side.RIGHT, **_samples(code))[0][:24]

    english, ours = _talked("en"), _talked(code)
    keys = [key for key in ENGLISH.entries if key.startswith(SAFETY)]
    return [key for key in keys if begins("en", key) in english and begins(code, key) not in ours]
