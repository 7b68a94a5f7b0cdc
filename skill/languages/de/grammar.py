"""German numbers, times of day and syllables."""

import re
from functools import lru_cache

from skill.coaching.words import Words
from skill.languages.language import Grammar

SMALL_NUMBERS = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
).split()
TENS = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()

_PARTS = (
    (5, "night"),
    (10, "morning"),
    (12, "forenoon"),
    (13, "midday"),
    (18, "afternoon"),
    (24, "evening"),
)
"""The hour before which each part of the day is over, as CLDR has them for German."""

_VOWELS = re.compile(r"io(?=n)|aa|ee|oo|[ae]i|[ae]y|[aeä]u|ie|[aeiouyäöü]")


def number(value: int) -> str:
    """A whole number in words; from 1,000 on in digits, for Alexa to say."""
    if value >= 1000:
        return str(value)
    if value < 20:
        return SMALL_NUMBERS[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return (f"{_in_front(ones)}und" if ones else "") + TENS[tens]
    hundreds, rest = divmod(value, 100)
    return f"{_in_front(hundreds)}hundert{number(rest) if rest else ''}"


def _in_front(value: int) -> str:
    return "ein" if value == 1 else SMALL_NUMBERS[value]


def time_of_day(words: Words, hour: int, minute: int) -> str:
    """ "Acht Uhr morgens", "halb acht abends", "Mitternacht"."""
    if minute == 0 and hour % 12 == 0:
        return words.line("clock.noon" if hour else "clock.midnight")
    part = next(name for before, name in _PARTS if hour < before)
    return words.line(f"clock.{part}", time=_on_the_clock(words, hour, minute))


def _on_the_clock(words: Words, hour: int, minute: int) -> str:
    this, following = hour % 12 or 12, (hour + 1) % 12 or 12
    match minute:
        case 0:
            return words.line("clock.full", hour=_in_front(this))
        case 15:
            return words.line("clock.quarter_past", hour=this)
        case 30:
            return words.line("clock.half_past", hour=following)
        case 45:
            return words.line("clock.quarter_to", hour=following)
    return words.line("clock.exact", hour=_in_front(this), minute=minute)


def syllables(line: str) -> int:
    """How many syllables a line has; each word has at least one."""
    return sum(syllables_of(word) for word in re.findall(r"[a-zäöüß]+", line.lower()))


@lru_cache(maxsize=4096)
def syllables_of(word: str) -> int:
    """How many syllables a word has, judged by its vowels; at least one."""
    return max(1, len(_VOWELS.findall(word)))


GRAMMAR = Grammar(number=number, time_of_day=time_of_day, syllables=syllables)
