"""The contract of a store: whose progress, what is kept, and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from skill.coaching.practice import FinishedPractice
from skill.progress.record import Record

HOUSEHOLD = "household"
"""Stands for the person where nobody was recognised."""
MAX_ACCOUNT = 2048
"""Bytes of UTF-8: a partition key's limit (Amazon DynamoDB Developer Guide, "Quotas")."""
MAX_PERSON = 300
"""Bytes of UTF-8: escaped and with the rest of the name, inside a sort key's 1024 (ibid.)."""


@dataclass(frozen=True)
class Owner:
    """Whose progress it is. Raises ValueError for ids that no store could hold."""

    account: str
    """Alexa's userId."""
    person: str = HOUSEHOLD
    """A recognised person's id, or the household's own."""

    def __post_init__(self) -> None:
        """Refuse ids that are empty, too long, or not text that can be encoded."""
        _check("account", self.account, MAX_ACCOUNT)
        _check("person", self.person, MAX_PERSON)


def _check(what: str, value: str, limit: int) -> None:
    try:
        length = len(value.encode())
    except UnicodeEncodeError:
        # From None: the cause would carry the id into the log.
        raise ValueError(f"the id of the {what} is not valid text") from None
    if not 1 <= length <= limit:
        raise ValueError(f"the id of the {what} must be 1 to {limit} bytes, not {length}")


@dataclass(frozen=True)
class Kept:
    """What was found of a person."""

    record: Record
    """A fresh one where nothing is kept."""
    revision: int
    """How often the record was written; 0 where nothing is kept."""
    written_by: str
    """The id of the request that wrote it last; empty where nothing is kept."""
    finished: tuple[FinishedPractice, ...]
    """The newest finished practices, newest first, at most 3."""


class Store(Protocol):
    """Where progress is kept. Safe to share among threads.

    Every operation raises StoreUnavailable where the store does not answer as it should.
    Times are seconds since the epoch.
    """

    @property
    def worst_case(self) -> float:
        """Seconds that read or save can take at most, on a monotonic clock."""

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices, in one query.

        What has expired by `now` is not there. Raises UnreadableItem.
        """

    def save(
        self,
        owner: Owner,
        record: Record,
        *,
        revision: int,
        request_id: str,
        now: float,
        finished: Sequence[FinishedPractice] = (),
    ) -> int:
        """Write the record over the revision that was read, and return the new revision.

        With it the practices that it counts anew: all of it is written, or nothing. A request
        that tries again after its answer was lost finds its own write, and succeeds. Raises
        Conflict where what is kept is no longer that revision, or one of those practices is
        there already; ValueError where `request_id` is empty.
        """

    def forget(self, owner: Owner, *, before_each: Callable[[], None] = lambda: None) -> None:
        """Delete everything of the person. Where it fails half-way, doing it again completes it.

        It may take several steps, of which each takes `worst_case` seconds at most; what is
        called before each of them may raise, to take no more.
        """

    def forget_account(self, account: str) -> None:
        """Delete everything of everyone of the account; half-way as `forget`."""
