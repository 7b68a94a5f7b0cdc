"""Cues: a line to say and the silence after it, at a place."""

from collections.abc import Callable, Iterator
from enum import Enum

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.plan import Step
from skill.coaching.stretches import Phase
from skill.coaching.words import Words

Price = Callable[[str], float]
"""How long a line takes to say, in seconds at the plain estimate."""


class Cue(Struct, frozen=True):
    """A line to say and the silence after it, at a place."""

    line: str
    """May be empty: then only the silence continues."""
    silence: float
    """Seconds."""
    step: Step | None = None
    """None before the first stretch and after the last release."""
    phase: Phase | None = None


class Entry(Enum):
    """How a step begins: what is said before its first movement."""

    NEXT = "next"
    """In its turn, with the way into its position if that is a different one."""
    ARRIVED = "arrived"
    """In its turn, by a person who is already in position."""
    AGAIN = "again"
    """Once more, in position, after an interruption."""
    BRIEFLY = "briefly"
    """Once more, in position, in few words: nothing was asked about it."""
    ANEW = "anew"
    """Once more, in position, with the full instruction: in another variation, or explained."""
    OTHER_SIDE = "other_side"
    """On the other side of the same stretch, before its turn."""
    TAKEN_UP = "taken_up"
    """After a break: into position first, from wherever the person is."""


def hold_cues(
    step: Step, seconds: int, line: str, words: Words, price: Price, *, counts: bool = False
) -> Iterator[Cue]:
    """The cues of a hold.

    The line is said first; the hold's seconds run from its last word to the first word of the
    release, with the time marks inside them. `counts`: the last of them are counted down.
    """
    spoken_within = seconds * (1 - policy.HOLD_IS_SILENT)
    marks = [(left, "hold.left") for left in policy.HOLD_MARKS if left <= spoken_within]
    if counts:
        marks += [(left, "hold.count") for left in policy.COUNTED_DOWN]
    said, now = line, float(seconds)
    for left, key in marks:
        yield Cue(said, now - left, step, Phase.HOLD)
        said = words.line(key, seconds=left)
        now = left - price(said)
    yield Cue(said, now, step, Phase.HOLD)
