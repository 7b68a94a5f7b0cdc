"""Time as the speaker sees it: full seconds, however fast the speaker runs."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Where the speaker gets its time from. Moments are seconds since 1970."""

    speed: float

    def now(self) -> float:
        """Return the moment, in seconds since 1970."""

    async def sleep_until(self, moment: float) -> None:
        """Let time pass until the moment; return at once if it is over."""

    def skip_to(self, moment: float) -> None:
        """Jump to the moment without waiting for it; never backwards."""


class ScaledClock:
    """The wall clock, except that sleeps pass ``speed`` times as fast.

    Between two sleeps (the skill thinks, a person types) time passes as on the wall, so that a
    reply's few milliseconds do not become seconds. One sleep at a time.
    """

    def __init__(self, speed: float = 1.0, start: float | None = None) -> None:
        self.speed = speed
        self._moment = time.time() if start is None else start
        self._anchor = time.monotonic()
        self._asleep_until: float | None = None

    def now(self) -> float:
        """Return the moment, even in the middle of a sleep."""
        passed = time.monotonic() - self._anchor
        if self._asleep_until is None:
            return self._moment + passed
        return min(self._moment + passed * self.speed, self._asleep_until)

    async def sleep_until(self, moment: float) -> None:
        """Sleep the seconds until the moment, divided by the speed; a cancelled sleep counts."""
        self._settle(self.now())
        if moment <= self._moment:
            return
        self._asleep_until = moment
        woken_at: float | None = None
        try:
            await asyncio.sleep((moment - self._moment) / self.speed)
            woken_at = moment
        finally:
            reached = self.now() if woken_at is None else woken_at
            self._asleep_until = None
            self._settle(reached)

    def skip_to(self, moment: float) -> None:
        """Be at the moment now."""
        self._settle(max(moment, self.now()))

    def _settle(self, moment: float) -> None:
        self._moment, self._anchor = moment, time.monotonic()


class InstantClock:
    """A clock that does not sleep: every moment waited for comes at once."""

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self.speed = 1.0
        self._moment = start

    def now(self) -> float:
        """Tell the moment."""
        return self._moment

    async def sleep_until(self, moment: float) -> None:
        """Be at the moment, after letting other tasks have their turn."""
        await asyncio.sleep(0)
        self.skip_to(moment)

    def skip_to(self, moment: float) -> None:
        """Be at the moment now."""
        self._moment = max(moment, self._moment)
