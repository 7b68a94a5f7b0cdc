"""The skill's timetable of a passage, from its session attributes, beside what is really spoken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from simulator.speech import Speech

# How the skill works out what was surely spoken: docs/place.md.
_LOST = 4.0  # seconds
_SLOWER = 1.15  # words may take this much longer than estimated
_SAME = 0.01  # seconds: silences are written in milliseconds


@dataclass(frozen=True)
class TimedCue:
    """A line of the passage, and the silence after it."""

    stretch: str | None
    """None: it belongs to no stretch, such as a greeting."""
    side: str | None
    repeat: int | None
    phase: str | None
    words: float
    """Seconds its words take by the skill's estimate."""
    silence: float
    """Seconds of silence after them."""
    spoken: float
    """Seconds its words really take here."""
    surely: float
    """Seconds after the start at which the skill considers it to have surely begun."""


@dataclass(frozen=True)
class Timetable:
    """A passage in time."""

    began: float
    """Seconds since 1970, as the skill has noted it."""
    cues: tuple[TimedCue, ...]


@dataclass(frozen=True)
class Step:
    """One repeat of a stretch, on one side."""

    stretch: str
    side: str
    repeat: int


def read_timetable(attributes: Mapping[str, Any]) -> Timetable | None:
    """Read the passage in the session attributes; None without one."""
    match attributes.get("passage"):
        case {"cues": [*told], "began": float() | int() as began}:
            cues, surely = [], _LOST
            for step, phase, words, silence in told:
                stretch, side, repeat = step or (None, None, None)
                cues.append(TimedCue(stretch, side, repeat, phase, words, silence, words, surely))
                surely += words * _SLOWER + silence
            return Timetable(float(began), tuple(cues))
    return None


def read_place(attributes: Mapping[str, Any]) -> Step | None:
    """Read where the skill would take the open practice up; None without a place."""
    match attributes:
        case {"waiting": [[stretch, side, repeat], *_]}:
            return Step(stretch, side, repeat)
        case {"record": {"open_practice": {"bookmark": [stretch, side, repeat]}}}:
            return Step(stretch, side, repeat)
    return None


def as_spoken(timetable: Timetable, speech: Speech) -> Timetable:
    """Return the timetable with the seconds its words really take.

    Silences are the same in both, and show which words belong together. If they differ, all words
    are scaled by the ratio of the whole.
    """
    ours = [(piece.seconds, piece.silence) for piece in speech.pieces]
    theirs = [(cue.words, cue.silence) for cue in timetable.cues]
    said, thought = _between_silences(ours), _between_silences(theirs)
    if not _agree([silence for _, silence in ours], [silence for _, silence in theirs]):
        said, thought = [sum(seconds for seconds, _ in ours)], [sum(words for words, _ in theirs)]
    factors = [real / words if words else 1.0 for real, words in zip(said, thought, strict=True)]
    cues, group = [], 0
    for cue in timetable.cues:
        cues.append(replace(cue, spoken=cue.words * factors[min(group, len(factors) - 1)]))
        group += cue.silence > 0
    return replace(timetable, cues=tuple(cues))


def _between_silences(timed: Sequence[tuple[float, float]]) -> list[float]:
    """Sum up the seconds of words in front of each silence, and after the last."""
    sums = [0.0]
    for words, silence in timed:
        sums[-1] += words
        if silence > 0:
            sums.append(0.0)
    return sums


def _agree(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    one, two = [s for s in ours if s > 0], [s for s in theirs if s > 0]
    return len(one) == len(two) and all(abs(a - b) < _SAME for a, b in zip(one, two, strict=True))
