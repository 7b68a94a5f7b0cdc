"""Commands: lines that begin with a slash and are not said to the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.screens import SCREENS

SLOWEST, FASTEST = 1.0, 1000.0  # --speed, in seconds a second

HELP = """\
Type what you would say, also while it speaks.
exit               leave the skill, as one tells Alexa
/later 20 minutes  time passes (seconds to weeks)
/device kitchen    go to another speaker
/screen small      give it a screen, on a page; - none
/person ana        be a voice Alexa knows; - for none
/allow reminders   as in the Alexa app
/forbid reminders  takes that back
/die               the session is gone without a word
/error             the device loses its connection
/speed 20          time runs 20 times as fast
/json              show or hide the envelopes
/quit              leave this program"""

_UNITS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_SPAN = re.compile(rf"(\d+(?:\.\d+)?)\s*({'|'.join(_UNITS)})s?")
_NEEDS_NOTHING = frozenset({"die", "error", "json", "quit"})
_ABOUT_REMINDERS = frozenset({"allow", "forbid"})
_NEEDS_NAME = frozenset({"device", "person", "screen"})


class CommandError(ValueError):
    """A line with a slash that is no command; the message says what is wrong."""


@dataclass(frozen=True)
class Command:
    """A command, and what it was given."""

    name: str
    text: str = ""
    """A name, a time as it was given, or the words of the help."""
    number: float = 0.0
    """The speed."""
    seconds: float = 0.0
    """The time that passes."""


def parse_command(line: str) -> Command:
    """Read a line that begins with a slash. Raises CommandError."""
    name, _, rest = line.removeprefix("/").strip().partition(" ")
    rest = rest.strip()
    if name == "help":
        return Command(name, text=HELP)
    if name in _NEEDS_NOTHING:
        return Command(name)
    if name in _NEEDS_NAME:
        if not rest:
            raise CommandError(f"/{name} needs a name: /{name} ana")
        if name == "screen" and rest not in (*SCREENS, "-"):
            raise CommandError(f"There are these screens: {', '.join(SCREENS)}; - is none.")
        return Command(name, text=rest)
    if name in _ABOUT_REMINDERS:
        if rest != "reminders":
            raise CommandError(f"There is only: /{name} reminders")
        return Command(name)
    if name == "later":
        return Command(name, text=rest, seconds=_seconds(rest))
    if name == "speed":
        return Command(name, number=speed(rest))
    raise CommandError(f"There is no /{name}; /help shows what there is.")


def speed(text: str) -> float:
    """Read a speed. Raises CommandError outside 1 to 1000."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not SLOWEST <= number <= FASTEST:
        raise CommandError(f"A speed is a number from {SLOWEST:g} to {FASTEST:g}.")
    return number


def _seconds(text: str) -> float:
    found = _SPAN.findall(text.lower())
    if not found or re.sub(r"[\s,]|and", "", _SPAN.sub("", text.lower())):
        raise CommandError("/later needs a time: /later 20 minutes, /later 3 days")
    return sum(float(number) * _UNITS[unit] for number, unit in found)
