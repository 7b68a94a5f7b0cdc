"""Times of day in AMAZON.TIME's form ("Slot Type Reference", Alexa Skills Kit documentation):
"19:30", or MO, AF, EV or NI for a part of the day."""

from __future__ import annotations

from typing import Final

Time = tuple[str, int]
"""As Alexa writes it, and where its words end."""
Read = tuple[int, int, int, str]
"""Hour, minute, where the words end, and the half of the day, if it was among them."""

_LATE: Final = frozenset({"pm", "AF", "EV", "NI"})


def written(hour: int, minute: int, end: int, half: str) -> Time | None:
    """The time, with the half of the day that was said: am, pm, MO, AF, EV, NI, or nothing.

    None if there is no such time. "Three at night" is early, "ten at night" late.
    """
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        late = half in _LATE and not (half == "NI" and hour in (12, 1, 2, 3, 4, 5))
        hour = hour % 12 + (12 if late else 0)
    return f"{hour:02}:{minute:02}", end


def before(hour: int, minutes: int) -> tuple[int, int]:
    """Hour and minute so many minutes before an hour of either clock: 1 follows 12."""
    return (hour - 1 or 12 if hour <= 12 else hour - 1), 60 - minutes
