"""Everything that has happened, in order: a page that connects later gets it from the start."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST = 2000  # happenings kept: some hours of conversation
LONGEST_QUIET = 15.0  # seconds, after which a page is told that nothing has happened


@dataclass(frozen=True)
class Happening:
    """One event for a page."""

    number: int
    """1 for the first; they grow by one."""
    text: str
    """JSON."""


class Happenings:
    """A log that many pages can follow, each in a thread of its own."""

    def __init__(self) -> None:
        self._kept: deque[Happening] = deque(maxlen=MOST)
        self._changed = threading.Condition()
        self._last = 0

    def tell(self, kind: str, **facts: Any) -> None:
        """Add what has happened."""
        text = json.dumps({"kind": kind, **facts}, ensure_ascii=False)
        with self._changed:
            self._last += 1
            self._kept.append(Happening(self._last, text))
            self._changed.notify_all()

    @property
    def newest(self) -> int:
        """The number of the newest; 0 before the first."""
        return self._last

    def between(self, number: int, newest: int) -> list[Happening]:
        """Return those after a number, up to the newest."""
        with self._changed:
            return [kept for kept in self._kept if number < kept.number <= newest]

    def after(self, number: int) -> Iterator[Happening | None]:
        """Follow what happens after that number, without end; None: nothing for a while."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._last > number, LONGEST_QUIET)  # noqa: B023
                new = [happening for happening in self._kept if happening.number > number]
            if not new:
                yield None
            for happening in new:
                number = happening.number
                yield happening
