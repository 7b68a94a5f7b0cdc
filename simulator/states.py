"""What a speaker can be doing: speaking, listening, or showing something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from simulator.speech import Speech

LISTENS = 8.0  # seconds the microphone stays open, after the speech and after the reprompt
SHOWS = 30.0  # seconds a document stays without being touched: apl-core-library, rootconfig.cpp
HELD = 600.0  # seconds after which a document that claims to be busy is no longer believed


@dataclass(frozen=True)
class Speaking:
    """The speaker is speaking."""

    speech: Speech
    began: float
    """Seconds since 1970, as every moment here."""
    reprompts: bool = False
    """Whether it is the reprompt."""

    @property
    def until(self) -> float:
        """When the last silence is over."""
        return self.began + self.speech.seconds


@dataclass(frozen=True)
class Listening:
    """The microphone is open."""

    began: float
    reprompted: bool
    """Whether the reprompt was spoken already."""

    @property
    def until(self) -> float:
        """When the microphone closes."""
        return self.began + LISTENS


@dataclass(frozen=True)
class Showing:
    """A document stays on the screen; the microphone is closed."""

    began: float
    held: bool
    """Whether the document is busy, and does not go away by itself."""

    @property
    def until(self) -> float:
        """When the document goes away."""
        return self.began + (HELD if self.held else SHOWS)


State: TypeAlias = Speaking | Listening | Showing | None
