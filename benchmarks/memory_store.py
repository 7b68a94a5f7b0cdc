"""A store that costs next to nothing, for measuring what stands around it."""

import time
from dataclasses import replace

from skill.coaching.practice import FinishedPractice
from skill.progress import Kept, Owner, Record
from skill.progress.items import NEWEST


class MemoryStore:
    """Keeps everything as it is handed in, and the time that it takes."""

    worst_case = 0.0

    def __init__(self) -> None:
        """Hold nothing yet."""
        self.kept: dict[Owner, Kept] = {}
        self.seconds = 0.0
        """Spent in here so far."""

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices."""
        began = time.thread_time()
        found = self._of(owner)
        self.seconds += time.thread_time() - began
        return found

    def save(
        self, owner: Owner, record: Record, *, revision: int, request_id: str, now: float
    ) -> int:
        """Write the record."""
        began = time.thread_time()
        kept = self._of(owner)
        self.kept[owner] = replace(
            kept, record=record, revision=revision + 1, written_by=request_id
        )
        self.seconds += time.thread_time() - began
        return revision + 1

    def add_finished(
        self, owner: Owner, practice: FinishedPractice, *, request_id: str, now: float
    ) -> bool:
        """Keep a finished practice."""
        began = time.thread_time()
        kept = self._of(owner)
        self.kept[owner] = replace(kept, finished=(practice, *kept.finished)[:NEWEST])
        self.seconds += time.thread_time() - began
        return True

    def forget(self, owner: Owner) -> None:
        """Delete everything of the person."""
        self.kept.pop(owner, None)

    def forget_account(self, account: str) -> None:
        """Delete everything of the account."""
        self.kept = {owner: kept for owner, kept in self.kept.items() if owner.account != account}

    def _of(self, owner: Owner) -> Kept:
        return self.kept.get(owner, Kept(Record(), 0, "", ()))
