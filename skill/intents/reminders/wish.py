"""What was said about a wanted reminder: the time, the part of the day, the days."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from msgspec.structs import replace

from skill.dialogue.state import Question, ReminderWish
from skill.dialogue.turn import Turn
from skill.services.schedule import EVERY_DAY, WEEKDAYS, WEEKEND, Day, Schedule, in_order

Part = Literal["MO", "AF", "EV", "NI"]
"""Parts of a day, as AMAZON.TIME has them ("Slot Type Reference", Alexa Skills Kit)."""
PARTS: Final[Mapping[str, Part]] = {"MO": "MO", "AF": "AF", "EV": "EV", "NI": "NI"}
NOON: Final = 12

DAYS: Final[Mapping[str, tuple[Day, ...]]] = {
    "daily": EVERY_DAY,
    "mornings": EVERY_DAY,
    "afternoons": EVERY_DAY,
    "evenings": EVERY_DAY,
    "weekdays": WEEKDAYS,
    "weekends": WEEKEND,
    **{day.name.lower(): (day,) for day in Day},
}
"""By the id of a value of the slot."""
PART_OF: Final[Mapping[str, Part]] = {
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "tonight": "NI",
    "tomorrow_evening": "EV",
}
AHEAD: Final[Mapping[str, int]] = {"today": 0, "tonight": 0, "tomorrow": 1, "tomorrow_evening": 1}
"""In how many days a reminder comes that is wanted once."""

_TIME: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?")
TALKED_OF: Final = frozenset({Question.REMINDER_TIME, Question.REMINDER})


def wish_of(turn: Turn) -> ReminderWish:
    """The reminder that is wanted, what was said of it before included."""
    asked = turn.conversation.question in TALKED_OF
    before = turn.conversation.reminder if asked else None
    wish = replace(before, replaces=()) if before else ReminderWish()
    days = named_days(turn)
    ahead = next((AHEAD[name] for name in turn.several("weekdays") if name in AHEAD), None)
    if days or ahead is not None:
        wish = replace(wish, days=days or EVERY_DAY, ahead=ahead)
    part = _part(turn) or wish.part
    wish = replace(wish, part=part)
    time = named_time(turn, part)
    if time is None and wish.schedule:
        time = _in_part(wish.schedule.hour, wish.schedule.minute, part)
    return replace(wish, schedule=Schedule(*time, wish.days) if time else None)


def named_days(turn: Turn) -> tuple[Day, ...]:
    """The days that were named; none where none were."""
    named = [day for name in turn.several("weekdays") for day in DAYS.get(name, ())]
    return in_order(named)


def named_time(turn: Turn, part: str = "") -> tuple[int, int] | None:
    """The hour and minute that were named; in the part of the day, where that is known."""
    match = _TIME.fullmatch(turn.spoken("time"))
    if match is None:
        return None
    return _in_part(int(match[1]), int(match[2]), part)


def _in_part(hour: int, minute: int, part: str) -> tuple[int, int]:
    """A time, which may be of either half of the day, in that part of it: "half past six", and
    then "in the evening".
    """
    if part == "MO" and hour >= NOON:
        return hour - NOON, minute
    late = part in ("AF", "EV") or (part == "NI" and hour >= 6)
    return (hour + NOON if late and 0 < hour < NOON else hour), minute


def _part(turn: Turn) -> Part | Literal[""]:
    said = turn.spoken("time")
    if said in PARTS:
        return PARTS[said]
    return next((PART_OF[name] for name in turn.several("weekdays") if name in PART_OF), "")
