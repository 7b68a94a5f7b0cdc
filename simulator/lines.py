"""Lines that come in from outside, at any moment, while the clock runs."""

from __future__ import annotations

import asyncio

from simulator.clock import Clock
from simulator.conversation import Said


class Lines:
    """An ear fed with lines: they are heard in the order in which they are said."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._coming: asyncio.Queue[Said | None] = asyncio.Queue()

    def say(self, line: Said | None) -> None:
        """Add a line; None: nothing more will be said. Call it only within the event loop."""
        self._coming.put_nowait(line)

    async def listen(self, until: float | None) -> Said | None:
        """Return the next line said before the moment, else None. Raises EOFError after the
        last."""
        if until is not None and self._coming.empty():
            said = asyncio.ensure_future(self._coming.get())
            slept = asyncio.ensure_future(self._clock.sleep_until(until))
            done, pending = await asyncio.wait((said, slept), return_when=asyncio.FIRST_COMPLETED)
            for task in pending:
                task.cancel()
            await asyncio.gather(*pending, return_exceptions=True)
            if said not in done:
                return None
            line = said.result()
        else:
            line = await self._coming.get()
        if line is None:
            raise EOFError
        return line
