"""German times of day as people say them: "halb acht abends" is 19:30."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clock import Read, Time, before, written
from .numbers import number_at

_NAMED = {"mittag": "12:00", "mittags": "12:00", "mitternacht": "00:00"}
_PARTS = {
    **dict.fromkeys(["morgens", "früh", "frühmorgens", "vormittag", "vormittags"], "MO"),
    **dict.fromkeys(["nachmittag", "nachmittags"], "AF"),
    **dict.fromkeys(["abend", "abends"], "EV"),
    **dict.fromkeys(["nacht", "nachts"], "NI"),
}
# "Morgen" by itself is tomorrow.
_LED = {("am", "morgen"): "MO", ("in", "der", "früh"): "MO", ("in", "der", "nacht"): "NI"}
_MIDDAY = ("mittag", "mittags")
_SHARES = {"viertel": 15, "dreiviertel": 45, "halb": 30}
_ARTICLES = frozenset({"ein", "eine", "einem", "einen", "einer", "eines"})
_JOINED = re.compile(r"(\d{1,2})(\d{2})")


def time_at(words: Sequence[str], start: int) -> Time | None:
    """Read the time that begins at ``start``; None without one."""
    if words[start] in _NAMED:
        return _NAMED[words[start]], start + 1
    part, end = _part_of_day(words, start)
    if part:
        return part, end
    read = _near_an_hour(words, start) or _joined(words, start) or _hour_first(words, start)
    if read is None:
        return None
    hour, minute, end, _ = read
    if words[end : end + 1] and words[end] in _MIDDAY:
        return written(hour, minute, end + 1, "MO" if hour == 11 else "AF")
    half, end = _part_of_day(words, end)
    return written(hour, minute, end, half if hour <= 12 else "")


def _near_an_hour(words: Sequence[str], start: int) -> Read | None:
    """ "Halb acht", "Viertel nach sieben", "zehn vor halb acht", and southern "Viertel acht"."""
    share = _share(words, start)
    if share is None:
        return None
    minutes, at = share
    side = words[at] if at < len(words) else ""
    if side not in ("vor", "nach"):
        # What is left of the hour to come.
        hour = _hour(words, at) if words[start] in _SHARES else None
        return (*before(hour[0], 60 - minutes), hour[1], "") if hour else None
    half = list(words[at + 1 : at + 2]) == ["halb"]
    hour = _hour(words, at + 1 + half)
    if hour is None:
        return None
    past = (minutes if side == "nach" else -minutes) - (30 if half else 0)
    if past < 0:
        return *before(hour[0], -past), hour[1], ""
    return hour[0], past, hour[1], ""


def _share(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A quarter, a half, or a number of minutes, and where that ends."""
    if words[at] in _SHARES:
        return _SHARES[words[at]], at + 1
    number = number_at(words, at)
    if number is None or not 0 < number[0] < 60:
        return None
    minutes, end = number
    return minutes, end + (list(words[end : end + 1]) in (["minuten"], ["minute"]))


def _hour(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """An hour from 1 to 23, with or without "Uhr", and where it ends."""
    number = number_at(words, at) if at < len(words) else None
    if number is None or not 1 <= number[0] <= 23:
        return None
    return number[0], number[1] + (list(words[number[1] : number[1] + 1]) == ["uhr"])


def _joined(words: Sequence[str], start: int) -> Read | None:
    """ "1930"."""
    match = _JOINED.fullmatch(words[start])
    if match is None:
        return None
    uhr = list(words[start + 1 : start + 2]) == ["uhr"]
    return int(match[1]), int(match[2]), start + 1 + uhr, ""


def _hour_first(words: Sequence[str], start: int) -> Read | None:
    """ "Acht", "acht Uhr", "sieben Uhr dreißig", "7 30"; an article is an hour only with "Uhr"."""
    number = number_at(words, start)
    if number is None:
        return None
    hour, at = number
    if list(words[at : at + 1]) == ["uhr"]:
        minute = number_at(words, at + 1) if at + 1 < len(words) else None
        return (hour, *minute, "") if minute and minute[0] < 60 else (hour, 0, at + 1, "")
    if words[start] in _ARTICLES or words[start].endswith("mal") or hour == 0:
        return None
    minute = number_at(words, at) if at < len(words) else None
    return (hour, *minute, "") if minute and 9 < minute[0] < 60 else (hour, 0, at, "")


def _part_of_day(words: Sequence[str], at: int) -> tuple[str, int]:
    """ "Abends", "am Abend", "in der Früh", and where that ends."""
    for lead, part in _LED.items():
        if tuple(words[at : at + len(lead)]) == lead:
            return part, at + len(lead)
    lead_in = at + (list(words[at : at + 1]) == ["am"])
    if lead_in < len(words) and words[lead_in] in _PARTS:
        return _PARTS[words[lead_in]], lead_in + 1
    return "", at
