"""What Alexa stores for a household's account: the skill's permissions, and its reminders."""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

Json: TypeAlias = dict[str, Any]

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
"""The permission that reminders need."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LOCALTIME = Path("/etc/localtime")


@dataclass(frozen=True)
class Rule:
    """How a reminder recurs: an RFC 5545 rule, of the kinds that Alexa's reference shows."""

    days: frozenset[int]
    """Monday is 0."""
    hour: int
    minute: int


@dataclass(frozen=True)
class Ringing:
    """A reminder that is due."""

    at: float
    """Seconds since 1970."""
    text: str


@dataclass
class Account:
    """One account. Changes are written to the file, if there is one."""

    path: Path | None = None
    time_zone: str = "UTC"
    """Of the household's speakers."""
    permitted: set[str] = field(default_factory=set)
    reminders: dict[str, Json] = field(default_factory=dict)
    """By token, as the skill wrote them, with what Alexa adds."""
    moment: float = 0.0
    """How far the household's time has come, in seconds since 1970, where that was run faster."""

    def __post_init__(self) -> None:
        """Read the file, if it is there."""
        if self.path and self.path.exists():
            kept = json.loads(self.path.read_text("utf-8"))
            self.permitted, self.reminders = set(kept["permitted"]), kept["reminders"]
            self.moment = kept.get("moment", 0.0)

    def permit(self, scope: str) -> None:
        """Give a permission."""
        self.permitted.add(scope)
        self._write()

    def withdraw(self, scope: str) -> None:
        """Take a permission back."""
        self.permitted.discard(scope)
        self._write()

    def add(self, wish: Json, now: float) -> Json:
        """Store a reminder, and return it with what Alexa adds."""
        token = str(uuid.uuid4())
        added = {"alertToken": token, "createdTime": _written(now), "version": "1"}
        self.reminders[token] = {**added, "updatedTime": _written(now), "status": "ON", **wish}
        self._write()
        return self.reminders[token]

    def change(self, token: str, wish: Json, now: float) -> Json:
        """Replace a reminder. Raises KeyError if it does not exist."""
        old = self.reminders[token]
        version = str(int(old["version"]) + 1)
        changed = {**old, **wish, "updatedTime": _written(now), "version": version}
        self.reminders[token] = changed
        self._write()
        return changed

    def remove(self, token: str) -> None:
        """Delete a reminder. Raises KeyError if it does not exist."""
        del self.reminders[token]
        self._write()

    def come_to(self, moment: float) -> None:
        """Note how far the household's time has come: it must not go back at the next start."""
        self.moment = moment
        self._write()

    def listed(self, now: float) -> list[Json]:
        """The reminders as Alexa lists them: one that has come for the last time is completed."""
        return [
            {**kept, "status": "COMPLETED"} if _is_over(kept["trigger"], now) else kept
            for kept in self.reminders.values()
        ]

    def next_ring(self, after: float) -> float | None:
        """When the next reminder is due, in seconds since 1970."""
        moments = [found.at for found in self._coming(after)]
        return min(moments, default=None)

    def rings(self, after: float, until: float) -> list[Ringing]:
        """The reminders that are due after one moment and not after the other."""
        found: list[Ringing] = []
        while (coming := self.next_ring(after)) is not None and coming <= until:
            found += [ringing for ringing in self._coming(after) if ringing.at == coming]
            after = coming
        return found

    def _coming(self, after: float) -> Iterator[Ringing]:
        """The next moment of each reminder."""
        for kept in self.reminders.values():
            said = kept["alertInfo"]["spokenInfo"]["content"][0]["text"]
            yield from (Ringing(at, said) for at in _moments(kept["trigger"], after))

    def _write(self) -> None:
        if self.path is None:
            return
        kept = {
            "permitted": sorted(self.permitted),
            "reminders": self.reminders,
            "moment": self.moment,
        }
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.new")
        beside.write_text(json.dumps(kept, indent=2), "utf-8")
        beside.replace(self.path)


def _moments(trigger: Json, after: float) -> Iterator[float]:
    """The first moment of a reminder after another; none where it came once, before."""
    zone = trigger["timeZoneId"]
    if "recurrence" in trigger:
        rules = [read_rule(rule) for rule in trigger["recurrence"]["recurrenceRules"]]
        yield min(next_moment(rule, zone, after) for rule in rules)
    else:
        at = datetime.fromisoformat(trigger["scheduledTime"]).replace(tzinfo=ZoneInfo(zone))
        if at.timestamp() > after:
            yield at.timestamp()


def _is_over(trigger: Json, now: float) -> bool:
    return "recurrence" not in trigger and not any(_moments(trigger, now))


def read_rule(text: str) -> Rule:
    """Read a rule. Raises ValueError for a kind that Alexa's reference does not show."""
    parts = dict(part.partition("=")[::2] for part in text.rstrip(";").split(";"))
    known = {"FREQ", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "INTERVAL"}
    if not parts.keys() <= known or parts.get("INTERVAL", "1") != "1":
        raise ValueError(f"not a rule that is known here: {text}")
    daily = parts.get("FREQ") == "DAILY" and "BYDAY" not in parts
    named = _DAYS if daily else tuple(filter(None, parts.get("BYDAY", "").split(",")))
    if not named or not (daily or parts.get("FREQ") == "WEEKLY"):
        raise ValueError(f"neither daily nor on days of the week: {text}")
    hour, minute = _number(parts, "BYHOUR", 23), _number(parts, "BYMINUTE", 59)
    return Rule(frozenset(_DAYS.index(day) for day in named), hour, minute)


def _number(parts: dict[str, str], name: str, most: int) -> int:
    if not re.fullmatch(r"\d{1,2}", parts.get(name, "")) or int(parts[name]) > most:
        raise ValueError(f"{name} must be 0 to {most}")
    return int(parts[name])


def next_moment(rule: Rule, time_zone: str, after: float) -> float:
    """The first moment of a rule after another, in seconds since 1970."""
    zone = ZoneInfo(time_zone)
    day = datetime.fromtimestamp(after, zone).date()
    while True:
        at = datetime(day.year, day.month, day.day, rule.hour, rule.minute, tzinfo=zone)
        if day.weekday() in rule.days and at.timestamp() > after:
            return at.timestamp()
        day += timedelta(days=1)


def time_zone_here() -> str:
    """The IANA name of this machine's time zone; UTC where it has none."""
    linked = str(_LOCALTIME.resolve()).partition("zoneinfo/")[2]
    for name in (os.environ.get("TZ", "").lstrip(":"), linked):
        if name:
            try:
                return ZoneInfo(name).key
            except (KeyError, ValueError, OSError):  # OSError: the name is that of a folder
                continue
    return "UTC"


def _written(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S.000+0000")
