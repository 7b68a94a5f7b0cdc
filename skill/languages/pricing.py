"""How long words take to say: an estimate, because Alexa never tells."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated

from msgspec import Meta, Struct

Seconds = Annotated[float, Meta(ge=0)]

# Of any script; where words are not parted, marks are not followed by a space.
COMMA = re.compile(r"[,;:،؛](?=\s)|[、，；：](?=.)")
STOP = re.compile(r"[.!?؟।](?=\s+\S)|[。！？](?=\s*\S)")


class Pace(Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of a language: ``pace.toml``, fitted to a voice that speaks it."""

    line: Seconds
    """Seconds that any line takes before its words."""
    syllable: Annotated[float, Meta(gt=0)]
    """Seconds."""
    comma: Seconds
    """Seconds for a comma, semicolon or colon inside a line."""
    stop: Seconds
    """Seconds for a full stop, exclamation or question mark inside a line."""
    scale: Annotated[float, Meta(gt=0)]
    """A factor for all of it: the one number to change once a device has been measured."""
    word: Seconds = 0.0
    """Seconds that a word takes beside its syllables, where that fits a voice better."""


def pricing(pace: Pace, syllables: Callable[[str], int]) -> Callable[[str], float]:
    """Make a language's estimate from its figures and its way of counting syllables."""

    @lru_cache(maxsize=4096)
    def seconds_of(line: str) -> float:
        """Seconds a line takes to say; one without words takes none."""
        counted = syllables(line)
        if not counted:
            return 0.0
        commas, stops = len(COMMA.findall(line)), len(STOP.findall(line))
        spoken = pace.line + pace.syllable * counted + pace.comma * commas + pace.stop * stops
        return round((spoken + pace.word * len(line.split())) * pace.scale, 3)

    return seconds_of
