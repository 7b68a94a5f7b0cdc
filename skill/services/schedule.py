"""When a reminder is due: at a time of day, once or on some days of the week; and as Alexa's rules.

A rule has the form of RFC 5545 ("Reminders REST API Reference", Alexa Skills Kit documentation):
"FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;", one for each day of the week, or
a single daily one.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct


class Day(StrEnum):
    """A day of the week, as the rules name it."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


EVERY_DAY = tuple(Day)
WEEKDAYS = EVERY_DAY[:5]
WEEKEND = EVERY_DAY[5:]

Hour = Annotated[int, Meta(ge=0, le=23)]
Minute = Annotated[int, Meta(ge=0, le=59)]

_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY;BYDAY=(?P<days>[A-Z]{2}(?:,[A-Z]{2})*));"
    r"BYHOUR=(?P<hour>\d{1,2});BYMINUTE=(?P<minute>\d{1,2});BYSECOND=0;INTERVAL=1;?"
)


class Schedule(Struct, frozen=True, array_like=True):
    """A time of day on some days of the week, each named once and in order; or on a single date."""

    hour: Hour
    minute: Minute
    days: tuple[Day, ...] = EVERY_DAY
    on: date | None = None
    """The one date of a reminder that does not recur."""

    def __post_init__(self) -> None:
        """Raise ValueError for no days at all, and for days out of order."""
        if not self.days or self.days != in_order(self.days):
            raise ValueError("days that are none, or out of order")

    @classmethod
    def once(cls, hour: int, minute: int, on: date) -> Self:
        """A time on that date."""
        return cls(hour, minute, (EVERY_DAY[on.weekday()],), on)

    @property
    def moment(self) -> str | None:
        """The local date and time of a reminder that does not recur, as Alexa has them."""
        return f"{self.on}T{self.hour:02}:{self.minute:02}:00.000" if self.on else None

    def rules(self) -> list[str]:
        """The rules by which it recurs; none if it does not."""
        if self.on:
            return []
        at = f"BYHOUR={self.hour};BYMINUTE={self.minute};BYSECOND=0;INTERVAL=1;"
        if self.days == EVERY_DAY:
            return [f"FREQ=DAILY;{at}"]
        return [f"FREQ=WEEKLY;BYDAY={day.value};{at}" for day in self.days]


def in_order(days: Sequence[Day]) -> tuple[Day, ...]:
    """The days, each once, Monday first."""
    return tuple(day for day in EVERY_DAY if day in days)


def coming(hour: int, minute: int, ahead: int, time_zone: str, now: float) -> Schedule:
    """That time on the day so many days ahead, once; a day later if it is past by `now`, in seconds
    since the epoch.
    """
    here = datetime.fromtimestamp(now, ZoneInfo(time_zone))
    past = (hour, minute) <= (here.hour, here.minute)
    return Schedule.once(hour, minute, here.date() + timedelta(days=ahead or int(past)))


def schedule_at(moment: str) -> Schedule | None:
    """The schedule of a local date and time; None if it is none."""
    try:
        read = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return Schedule.once(read.hour, read.minute, read.date())


def schedule_of(rules: Sequence[str]) -> Schedule | None:
    """The schedule of these rules; None if they are not of this skill's form."""
    read = [_RULE.fullmatch(rule) for rule in rules]
    found = [match for match in read if match]
    if not found or len(found) < len(read):
        return None
    times = {(int(match["hour"]), int(match["minute"])) for match in found}
    hour, minute = times.pop()
    if times or hour > 23 or minute > 59:
        return None
    named = [day for match in found for day in _days(match["days"])]
    if not all(day in EVERY_DAY for day in named):
        return None
    return Schedule(hour, minute, in_order([Day(day) for day in named]))


def _days(named: str | None) -> Sequence[str]:
    return named.split(",") if named else EVERY_DAY
