"""Times of day and days of the week, as they are said."""

from collections.abc import Sequence

from skill.speech.words import LanguageWords

NOON, EVENING, NIGHT = 12, 18, 22
"""The hours at which those parts of a day begin; before noon it is morning."""


def time_of_day(words: LanguageWords, hour: int, minute: int) -> str:
    """ "Eight in the morning", "half past seven in the evening", "noon"."""
    if minute == 0 and hour % NOON == 0:
        return words.line("clock.noon" if hour else "clock.midnight")
    time = _on_the_clock(words, hour, minute)
    # "A quarter to noon" belongs to the morning, "half past midnight" to the night.
    part = next(name for before, name in _PARTS if hour < before)
    return words.line(f"clock.{part}", time=time)


_PARTS = (
    (1, "night"),
    (NOON, "morning"),
    (EVENING, "afternoon"),
    (NIGHT, "evening"),
    (24, "night"),
)


def _on_the_clock(words: LanguageWords, hour: int, minute: int) -> str:
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


def days_of_week(words: LanguageWords, days: Sequence[str]) -> str:
    """ "Every day", "on weekdays", "on Mondays and Thursdays"; days by Alexa's own short names."""
    key = f"days.{'_'.join(days).lower()}"
    if words.has(key):
        return words.line(key)
    names = tuple(words.line(f"days.{day.lower()}") for day in days)
    return words.line("days.on", days=words.listing(names))
