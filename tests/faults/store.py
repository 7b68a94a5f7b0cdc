"""A store that fails in every way a store can, and a clock that only it moves."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

from skill.coaching.practice import FinishedPractice
from skill.progress import Conflict, Deleted, Kept, Owner, Record, StoreUnavailable, UnreadableItem
from skill.progress.dynamodb import DynamoStore
from tests.progress.memory import StoreInMemory

T = TypeVar("T")
AT_HAND = 0.02
"""Seconds that an operation takes where nothing is wrong."""


class Fault(StrEnum):
    """What can go wrong with one operation."""

    NONE = "none"
    SLOW = "slow"
    """Done, in nearly all the time that an operation may take."""
    REFUSED = "refused"
    """Throttled, forbidden, no table: not done, and said at once."""
    SILENT = "silent"
    """Not done, and nothing is said until the time is over."""
    LOST = "lost"
    """Done, but the answer is lost."""
    LATE = "late"
    """Nothing is said, and it is done while the next operation is."""
    CONFLICT = "conflict"
    """A condition fails, time after time; at a read nothing happens."""
    UNREADABLE = "unreadable"
    """Garbage, or of a later version: it cannot be read, nor written over."""


class FaultyStore:
    """The embedded store in memory, behind everything that can go wrong on the way to it."""

    worst_case = DynamoStore.worst_case

    def __init__(self) -> None:
        self.behind = StoreInMemory()
        self.now = 0.0
        """Seconds, monotonic."""
        self.faults: deque[Fault] = deque()
        """Of the next operations."""
        self.weather = Fault.NONE
        """Of those after them."""
        self.forgotten: list[tuple[Owner, float]] = []
        """Who was really deleted, and with which time."""
        self.late: list[Callable[[], object]] = []
        """What is still on its way."""

    def clock(self) -> float:
        """The clock that a turn is measured with."""
        return self.now

    def read(self, owner: Owner, now: float) -> Kept:
        return self._do(lambda: self.behind.read(owner, now), reads=True)

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
        return self._do(
            lambda: self.behind.save(
                owner,
                record,
                revision=revision,
                request_id=request_id,
                began=began,
                now=now,
                finished=finished,
            )
        )

    def deleted_since(self, owner: Owner, began: float) -> bool:
        return self._do(lambda: self.behind.deleted_since(owner, began), reads=True)

    def forget(
        self, owner: Owner, now: float, *, before_each: Callable[[], None] = lambda: None
    ) -> None:
        before_each()

        def delete() -> None:
            self.behind.forget(owner, now)
            self.forgotten.append((owner, now))

        self._do(delete)

    def forget_account(self, account: str, now: float) -> None:
        self._do(lambda: self.behind.forget_account(account, now))

    def _do(self, operation: Callable[[], T], *, reads: bool = False) -> T:
        fault = self.faults.popleft() if self.faults else self.weather
        slow = fault in (Fault.SLOW, Fault.SILENT, Fault.LOST, Fault.LATE)
        self.now += self.worst_case if slow else AT_HAND
        if fault is Fault.UNREADABLE:
            raise UnreadableItem("unreadable") if reads else Conflict("unreadable")
        if fault is Fault.CONFLICT and not reads:
            raise Conflict("conflict")
        if fault is Fault.LATE:
            self.late.append(operation)
        if fault in (Fault.REFUSED, Fault.SILENT, Fault.LATE):
            raise StoreUnavailable(fault)
        done = operation()
        for late in self.late:
            with suppress(Conflict, Deleted):
                late()
        self.late.clear()
        if fault is Fault.LOST:
            raise StoreUnavailable(fault)
        return done
