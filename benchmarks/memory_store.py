"""A store that costs next to nothing, to measure the code around it."""

import time
from collections.abc import Callable, Sequence

from skill.coaching.practice import FinishedPractice
from skill.progress import Kept, Owner, Record
from skill.progress.items import NEWEST


class MemoryStore:
    """Keeps everything in memory, and counts the time it takes itself."""

    worst_case = 0.0

    def __init__(self) -> None:
        """Start empty."""
        self.kept: dict[Owner, Kept] = {}
        self.seconds = 0.0
        """Spent in this store so far."""

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices."""
        began = time.thread_time()
        found = self._of(owner)
        self.seconds += time.thread_time() - began
        return found

    def save(
        self,
        owner: Owner,
        record: Record,
        *,
        revision: int,
        request_id: str,
        began: float,
        now: float,
        finished: Sequence[FinishedPractice] = (),
    ) -> int:
        """Write the record, and the practices that it counts."""
        began = time.thread_time()
        rows = (*finished, *self._of(owner).finished)[:NEWEST]
        self.kept[owner] = Kept(record, revision + 1, request_id, rows)
        self.seconds += time.thread_time() - began
        return revision + 1

    def deleted_since(self, owner: Owner, began: float) -> bool:
        """Nothing is noted of deletions here."""
        return False

    def forget(
        self, owner: Owner, now: float, *, before_each: Callable[[], None] = lambda: None
    ) -> None:
        """Delete everything of the person."""
        before_each()
        self.kept.pop(owner, None)

    def forget_account(self, account: str, now: float) -> None:
        """Delete everything of the account."""
        self.kept = {owner: kept for owner, kept in self.kept.items() if owner.account != account}

    def _of(self, owner: Owner) -> Kept:
        return self.kept.get(owner, Kept(Record(), 0, "", ()))
