"""English numbers, times of day and syllables."""

import re
from functools import lru_cache

from skill.coaching.words import Words
from skill.languages.language import Grammar

SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()

NOON, EVENING, NIGHT = 12, 18, 22
"""The hours at which those parts of a day begin; before noon it is morning."""
_PARTS = (
    (1, "night"),
    (NOON, "morning"),
    (EVENING, "afternoon"),
    (NIGHT, "evening"),
    (24, "night"),
)

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<![aeioul])e$|(?<=[aeiou][^aeiou])le$|(?<=[^td])ed$")


def number(value: int) -> str:
    """A whole number in words; from 1,000 on in digits, for Alexa to say."""
    if value >= 1000:
        return str(value)
    if value < 20:
        return SMALL_NUMBERS[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return TENS[tens] + (f"-{SMALL_NUMBERS[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    start = f"{SMALL_NUMBERS[hundreds]} hundred"
    return f"{start} and {number(rest)}" if rest else start


def time_of_day(words: Words, hour: int, minute: int) -> str:
    """ "Eight in the morning", "half past seven in the evening", "noon"."""
    if minute == 0 and hour % NOON == 0:
        return words.line("clock.noon" if hour else "clock.midnight")
    time = _on_the_clock(words, hour, minute)
    # "A quarter to noon" belongs to the morning, "half past midnight" to the night.
    part = next(name for before, name in _PARTS if hour < before)
    return words.line(f"clock.{part}", time=time)


def _on_the_clock(words: Words, hour: int, minute: int) -> str:
    this, following = _hour(hour), _hour(hour + 1)
    if minute == 0:
        return words.line("clock.full", hour=this)
    if minute == 15:
        return words.line("clock.quarter_past", hour=this)
    if minute == 30:
        return words.line("clock.half_past", hour=this)
    if minute == 45:
        return words.line("clock.quarter_to", hour=following)
    return words.line("clock.oh" if minute < 10 else "clock.exact", hour=this, minute=minute)


def _hour(hour: int) -> int:
    return hour % NOON or NOON


def syllables(line: str) -> int:
    """How many syllables a line has; each word has at least one."""
    return sum(syllables_of(word) for word in re.findall(r"[a-z']+", line.lower()))


@lru_cache(maxsize=4096)
def syllables_of(word: str) -> int:
    """How many syllables a word has, judged by its vowels; at least one."""
    stem = _SILENT_E.sub("", word.replace("'", ""))
    return max(1, len(_VOWELS.findall(stem)))


GRAMMAR = Grammar(number=number, time_of_day=time_of_day, syllables=syllables)
