"""A conversation from a pipe: each line is said when the speaker listens, or at its moment.

    # a remark
    start my back stretches
    yes
    @30 pause             thirty seconds after the speech began
    wait 30               thirty seconds after the line before, the next one is said
    resume
    exit

``@30`` may also stand on a line of its own, in front of the line it is meant for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.clock import Clock
from simulator.speaker import Speaker
from simulator.states import Listening

_AT = re.compile(r"@\s*(\d+(?:\.\d+)?)s?(?:\s+(?P<line>.+))?")
_WAIT = re.compile(r"wait\s+(\d+(?:\.\d+)?)(?:\s*s(?:ec(?:ond)?s?)?)?", re.IGNORECASE)


class ScriptEar:
    """Hears the lines of a script, each at its moment."""

    def __init__(self, lines: Iterable[str], speaker: Speaker, clock: Clock) -> None:
        self._lines: Iterator[str] = (line.strip() for line in lines)
        self._speaker = speaker
        self._clock = clock
        self._line: str | None = None
        self._moment: float | None = None
        """When the next line is said; None: when the speaker listens."""
        self._over = False

    async def listen(self, until: float | None) -> str | None:
        """Return the next line once its moment has come; the last silence runs to its end."""
        self._read()
        if self._over and self._moment is None and not self._speaker.busy:
            raise EOFError
        now = self._clock.now()
        due = self._moment if self._moment is not None else self._when_listening(until)
        if due is not None and (until is None or due <= until):
            if due > now:
                await self._clock.sleep_until(due)
            return self._say()
        if until is not None:
            await self._clock.sleep_until(until)
        return None

    def _say(self) -> str | None:
        line, self._line, self._moment = self._line, None, None
        return line

    def _when_listening(self, until: float | None) -> float | None:
        state = self._speaker.session.state
        free = state is None or isinstance(state, Listening)
        if self._line is None or not free:
            return None
        # What is due at this very moment (the first second of a countdown) is shown first.
        now = self._clock.now()
        return now if until is None or until > now else None

    def _read(self) -> None:
        """Read on to the next line to say, and its moment."""
        while self._line is None and not self._over:
            line = next(self._lines, None)
            if line is None:
                self._over = True
            elif at := _AT.fullmatch(line):
                spoke_at = self._speaker.session.spoke_at
                self._moment = (spoke_at or self._clock.now()) + float(at[1])
                self._line = at["line"]
            elif wait := _WAIT.fullmatch(line):
                self._moment = (self._moment or self._clock.now()) + float(wait[1])
            elif line and not line.startswith("#"):
                self._line = line
