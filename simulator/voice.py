"""The speaker's voice: each line is synthesised once, and played by one of the machine's
players."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from simulator.sounds import Sounds

PLAYERS = {
    "paplay": (),
    "aplay": ("-q",),
    "afplay": (),
    "ffplay": ("-nodisp", "-autoexit", "-loglevel", "error"),
}
_ENDS_WITHIN = 1.0  # seconds that a player gets to finish its last line


class NoPlayerError(RuntimeError):
    """This machine has no player for sound; the message names some."""


def find_player(path: str | None = None) -> list[str]:
    """Find a player's command (on ``path``, else on PATH). Raises NoPlayerError."""
    for name, options in PLAYERS.items():
        if found := shutil.which(name, path=path):
            return [found, *options]
    raise NoPlayerError(f"--voice needs one of {', '.join(PLAYERS)} to play sound; none is here.")


class PlayedVoice:
    """Says words aloud, one line at a time. A context manager: its files are deleted at the end."""

    def __init__(self, sounds: Sounds, player: list[str]) -> None:
        self._sounds = sounds
        self._player = player
        self._folder = tempfile.TemporaryDirectory(prefix="speaker-")
        self._playing: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.wait()
        self.hush()
        self._folder.cleanup()

    def seconds_of(self, words: str) -> float:
        """Measure how many seconds the words take."""
        return self._sounds.seconds_of(words)

    def say(self, words: str) -> None:
        """Start saying the words, in place of what is being said, and return."""
        self.hush()
        sound = Path(self._folder.name, "line.wav")
        sound.write_bytes(self._sounds.wav(words))
        # The player's own output would be drawn over the conversation.
        self._playing = subprocess.Popen(  # noqa: S603  (a player found by its name)
            [*self._player, str(sound)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait for the line that is being said, if its end is near."""
        if self._playing is not None:
            with suppress(subprocess.TimeoutExpired):
                self._playing.wait(_ENDS_WITHIN)

    def hush(self) -> None:
        """Break off."""
        if self._playing is not None:
            self._playing.terminate()
            self._playing.wait()
            self._playing = None
