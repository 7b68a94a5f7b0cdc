"""SSML as pieces to speak: words, and the silence after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias
from xml.parsers import expat

from simulator import ssml
from simulator.languages import DEFAULT
from simulator.ssml import RefusedSpeechError

Measure: TypeAlias = Callable[[str], float]
"""Returns the seconds a line of words takes."""


@dataclass(frozen=True)
class Piece:
    """Words, and the silence after them."""

    words: str
    """May be empty: a silence at the very start."""
    seconds: float
    """How long the words take."""
    silence: float
    """Seconds of silence after them."""


@dataclass(frozen=True)
class Speech:
    """What is spoken in one reply."""

    pieces: tuple[Piece, ...] = ()

    @cached_property
    def seconds(self) -> float:
        """The whole length, silences included."""
        return sum(piece.seconds + piece.silence for piece in self.pieces)


def plain(text: str, measure: Measure = DEFAULT.estimate.seconds_of) -> Speech:
    """Make speech of plain text. Raises RefusedSpeechError if it is too long."""
    ssml.check_length(text)
    words = " ".join(text.split())
    return Speech((Piece(words, measure(words), 0.0),) if words else ())


def parse(text: str, measure: Measure = DEFAULT.estimate.seconds_of) -> Speech:
    """Make speech of SSML. Raises RefusedSpeechError if Alexa would reject it."""
    ssml.check_length(text)
    reader = _Reader(measure)
    # Expat accepts the prefix of amazon:effect, as Alexa does. A document type, and with it every
    # custom entity, is refused.
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.open
    parser.EndElementHandler = reader.close
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(text.strip(), True)
    except expat.ExpatError as fault:
        raise RefusedSpeechError(f"not one well-formed <speak>: {fault}") from fault
    return Speech(reader.pieces())


class _Reader:
    """Collects words and silences from the parser's events."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._done: list[Piece] = []
        self._words: list[tuple[str, float]] = []
        self._silence = 0.0
        self._depth = 0
        self._clips = 0
        self._muted = 0
        self._rates = [1.0]

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        ssml.check_tag(tag, outermost=self._depth == 0)
        self._depth += 1
        if self._muted:
            self._muted += 1
        if tag == "break":
            self._pause(ssml.break_seconds(attributes))
        elif tag == "prosody":
            self._rates.append(self._rates[-1] * ssml.rate(attributes))
        elif tag == "sub":
            self._add(attributes.get("alias", ""))
            self._muted += 1
        elif tag == "audio":
            self._clip(attributes)

    def close(self, tag: str) -> None:
        self._depth -= 1
        self._muted = max(0, self._muted - 1)
        if tag == "prosody":
            self._rates.pop()
        elif tag in ssml.PARAGRAPHS:
            self._add("\n")

    def text(self, text: str) -> None:
        if not self._muted:
            self._add(text)

    def doctype(self, *_: object) -> None:
        raise RefusedSpeechError("a document type is not SSML")

    def pieces(self) -> tuple[Piece, ...]:
        self._finish()
        return tuple(self._done)

    def _clip(self, attributes: dict[str, str]) -> None:
        self._clips += 1
        if self._clips > ssml.MOST_AUDIO:
            raise RefusedSpeechError(f"more than {ssml.MOST_AUDIO} audio clips")
        if not attributes.get("src", "").startswith(("https://", "soundbank://")):
            raise RefusedSpeechError("audio from elsewhere than https")

    def _add(self, text: str) -> None:
        if self._silence and text.strip():
            self._finish()
        self._words.append((text, self._rates[-1]))

    def _pause(self, seconds: float) -> None:
        self._silence += seconds

    def _finish(self) -> None:
        words = " ".join("".join(text for text, _ in self._words).split())
        if words or self._silence:
            self._done.append(Piece(words, self._length(words), self._silence))
        self._words, self._silence = [], 0.0

    def _length(self, words: str) -> float:
        seconds = self._measure(words) if words else 0.0
        spoken = [(len(text.strip()), rate) for text, rate in self._words if text.strip()]
        letters = sum(length for length, _ in spoken)
        return seconds * sum(length / letters / rate for length, rate in spoken) if letters else 0.0
