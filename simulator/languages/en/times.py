"""English times of day as people say them: "half past seven in the evening" is 19:30."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clock import Read, Time, before, written
from .numbers import number_at

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"}
_JOINED = re.compile(r"(\d{1,2})(\d{2})?(am|pm)?")


def time_at(words: Sequence[str], start: int) -> Time | None:
    """Read the time that begins at ``start``; None without one."""
    if words[start] in _NAMED:
        return _NAMED[words[start]], start + 1
    if words[start] in _PARTS:
        return _PARTS[words[start]], start + 1
    read = _past_or_to(words, start) or _joined(words, start) or _hour_first(words, start)
    if read is None:
        return None
    hour, minute, end, half = read
    half, end = (half, end) if half else _half_of_day(words, end)
    return written(hour, minute, end, half)


def _past_or_to(words: Sequence[str], start: int) -> Read | None:
    """ "Half past seven", "a quarter to nine", "twenty past six"."""
    at = start + 1 if words[start] == "a" else start
    if list(words[at : at + 1]) == ["half"]:
        minutes, at = 30, at + 1
    elif list(words[at : at + 1]) == ["quarter"]:
        minutes, at = 15, at + 1
    elif at < len(words) and (number := number_at(words, at)):
        minutes, at = number
        at += list(words[at : at + 1]) == ["minutes"]
    else:
        return None
    if at + 1 >= len(words) or words[at] not in ("past", "to"):
        return None
    hour = number_at(words, at + 1)
    if hour is None or not 1 <= hour[0] <= 23:
        return None
    if words[at] == "past":
        return hour[0], minutes, hour[1], ""
    return *before(hour[0], minutes), hour[1], ""


def _joined(words: Sequence[str], start: int) -> Read | None:
    """ "730", "8pm"."""
    match = _JOINED.fullmatch(words[start])
    if match is None or not (match[2] or match[3]):
        return None
    return int(match[1]), int(match[2] or 0), start + 1, match[3] or ""


def _hour_first(words: Sequence[str], start: int) -> Read | None:
    """ "Eight", "eight o'clock", "seven thirty", "seven oh five"; "twenty five" is not an hour."""
    if words[start] == "zero" or (hour := number_at(words[start : start + 1], 0)) is None:
        return None
    value, at = hour[0], start + 1
    if list(words[at : at + 1]) in (["o'clock"], ["oclock"]):
        return value, 0, at + 1, ""
    zero = list(words[at : at + 1]) in (["oh"], ["o"])
    minute = number_at(words, at + zero) if at + zero < len(words) else None
    if minute and (9 < minute[0] < 60 or zero):
        return value, minute[0], minute[1], ""
    return value, 0, at, ""


def _half_of_day(words: Sequence[str], at: int) -> tuple[str, int]:
    """ "In the morning", "at night", "p.m.", and where that ends."""
    if list(words[at : at + 1]) in (["am"], ["pm"]):
        return words[at], at + 1
    for lead in (("in", "the"), ("at",)):
        end = at + len(lead)
        if tuple(words[at:end]) == lead and end < len(words) and words[end] in _PARTS:
            return _PARTS[words[end]], end + 1
    return "", at
