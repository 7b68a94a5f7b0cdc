"""Lines as sounds: each is synthesised once, measured, and kept."""

from __future__ import annotations

import io
import wave
from typing import Protocol


class Synthesiser(Protocol):
    """Turns words into 16-bit mono PCM."""

    sample_rate: int
    """Samples a second."""

    def pcm(self, words: str) -> bytes:
        """Return the words as sound."""


class Sounds:
    """The sounds of all lines so far."""

    def __init__(self, synthesiser: Synthesiser) -> None:
        self._synthesiser = synthesiser
        # Kept, because the same words sound a little different each time they are synthesised.
        self._pcm: dict[str, bytes] = {}

    def seconds_of(self, words: str) -> float:
        """Measure how many seconds the words take."""
        return len(self._sound(words)) / 2 / self._synthesiser.sample_rate

    def wav(self, words: str) -> bytes:
        """Return the words as a WAV file."""
        file = io.BytesIO()
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(self._synthesiser.sample_rate)
            sound.writeframes(self._sound(words))
        return file.getvalue()

    def _sound(self, words: str) -> bytes:
        if words not in self._pcm:
            self._pcm[words] = self._synthesiser.pcm(words)
        return self._pcm[words]
