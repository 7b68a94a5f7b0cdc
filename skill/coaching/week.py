"""The week, and those before it: on which days a person has practised, out of their goal."""

from enum import StrEnum

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.history import History

WEEK = 7
"""Days."""
THURSDAY = 3
"""The weekday of day 0, 1 January 1970, with Monday as 0."""

WEEKS = 5
"""The most weeks of a calendar: fewer days are known than a sixth would need."""


class Day(StrEnum):
    """A day of a calendar."""

    DONE = "done"
    NONE = "none"
    """Past, without a practice."""
    TODAY = "today"
    """Without a practice so far."""
    AFTER = "after"
    """Still to come."""


class Week(Struct, frozen=True):
    """A week from Monday to Sunday, as it is said and drawn."""

    goal: int
    """Days."""
    practised: tuple[bool, ...]
    """By weekday, Monday first."""
    today: int
    """The weekday it is; 0 is Monday."""

    @property
    def count(self) -> int:
        """The number of days with a practice."""
        return sum(self.practised)


def weekday(day: int) -> int:
    """The weekday of a day, in days since 1 January 1970; 0 is Monday."""
    return (day + THURSDAY) % WEEK


def week_of(history: History, today: int, goal: int | None) -> Week:
    """The week of a day; without a goal, with the usual one."""
    monday = today - weekday(today)
    practised = tuple(history.on(monday + day) for day in range(WEEK))
    return Week(goal or policy.WEEKLY_GOAL, practised, weekday(today))


def calendar_of(history: History, today: int) -> tuple[tuple[Day, ...], ...]:
    """The weeks since the first practice that is known, Monday first; this week comes last."""
    monday = today - weekday(today)
    mondays = [monday - WEEK * before for before in reversed(range(WEEKS))]
    first = next(
        (each for each in mondays if any(history.on(each + day) for day in range(WEEK))), monday
    )
    return tuple(
        tuple(_day(history, each + day, today) for day in range(WEEK))
        for each in mondays
        if each >= first
    )


def _day(history: History, day: int, today: int) -> Day:
    if history.on(day):
        return Day.DONE
    if day == today:
        return Day.TODAY
    return Day.AFTER if day > today else Day.NONE
