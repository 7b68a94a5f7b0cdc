"""What is seen while a speaker speaks and listens: a moment for each word and each second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from simulator.languages import DEFAULT
from simulator.seconds import Estimate
from simulator.speech import Piece
from simulator.states import Listening, Speaking, State


@dataclass(frozen=True)
class Begins:
    """A piece begins to be spoken."""

    at: float
    """Seconds since 1970, as in all of these."""
    piece: Piece


@dataclass(frozen=True)
class Word:
    """A word begins."""

    at: float
    text: str


@dataclass(frozen=True)
class Silence:
    """A silence begins, or another second of it is over."""

    at: float
    left: float
    """Seconds of it to come."""
    whole: float
    """Seconds it has in all."""


@dataclass(frozen=True)
class Waiting:
    """The microphone is open, for some seconds more."""

    at: float
    left: float
    whole: float


@dataclass(frozen=True)
class Finished:
    """A piece is over, its silence included."""

    at: float


Beat: TypeAlias = Begins | Word | Silence | Waiting | Finished


def beats(state: State, step: float = 1.0, estimate: Estimate = DEFAULT.estimate) -> Iterator[Beat]:
    """Yield what is shown of a state, in order; countdowns advance by ``step`` seconds."""
    match state:
        case Speaking(speech=speech, began=at):
            for piece in speech.pieces:
                yield from _piece(piece, at, step, estimate)
                at += piece.seconds + piece.silence
        case Listening(began=began, until=until):
            for at, left in _countdown(began, until - began, step):
                yield Waiting(at, left, until - began)


def _piece(piece: Piece, at: float, step: float, estimate: Estimate) -> Iterator[Beat]:
    yield Begins(at, piece)
    timed = estimate.spread(piece.words)
    # A line's measured seconds are divided among its words in the proportions of the estimate.
    scale = piece.seconds / sum(seconds for _, seconds in timed) if timed else 0.0
    spoken = at
    for word, seconds in timed:
        yield Word(spoken, word)
        spoken += seconds * scale
    silent = at + piece.seconds
    for moment, left in _countdown(silent, piece.silence, step):
        yield Silence(moment, left, piece.silence)
    yield Finished(silent + piece.silence)


def _countdown(began: float, whole: float, step: float) -> Iterator[tuple[float, float]]:
    passed = 0.0
    while passed < whole:
        yield began + passed, whole - passed
        passed += step
