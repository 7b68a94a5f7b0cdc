"""How long words take to say, estimated from their syllables and punctuation."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

_TOKEN = re.compile(r"\S+")


class Pace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The figures of a language, in seconds: ``pace.toml``."""

    line: float
    """Before the words of a line."""
    syllable: float
    comma: float
    """For a comma, semicolon or colon inside a line."""
    stop: float
    """For what ends a sentence inside a line."""
    word: float = 0.0
    """For a word, beside its syllables."""


@dataclass(frozen=True)
class Estimate:
    """How long the words of a language take."""

    pace: Pace
    syllables: Callable[[str], int]
    """Counts the syllables of a word, as separated by spaces."""

    def seconds_of(self, words: str) -> float:
        """Estimate the seconds a line of words takes; 0 for no words."""
        return sum(seconds for _, seconds in self.spread(words))

    def spread(self, words: str) -> list[tuple[str, float]]:
        """Return every word with its seconds, the pause after it included; they add up to the
        line's."""
        tokens = _TOKEN.findall(words)
        timed = [(token, self._word(token) + self._pause(token)) for token in tokens]
        if timed:
            first, last = timed[0], timed[-1]
            timed[-1] = (last[0], last[1] - self._pause(last[0]))
            timed[0] = (first[0], timed[0][1] + self.pace.line)
        return timed

    def _word(self, token: str) -> float:
        return self.pace.word + self.pace.syllable * self.syllables(token)

    def _pause(self, token: str) -> float:
        tail = token.rstrip("\"'”’)")
        if tail.endswith((".", "!", "?")):
            return self.pace.stop
        return self.pace.comma if tail.endswith((",", ";", ":")) else 0.0
