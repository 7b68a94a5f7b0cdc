"""The week: on which days a person has practised, out of their goal."""

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.history import History

WEEK = 7
"""Days."""
THURSDAY = 3
"""The weekday of day 0, 1 January 1970, with Monday as 0."""


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
