"""The contract of a store: whose progress it holds, and what can be done with it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from msgspec import Struct

from skill.coaching.practice import FinishedPractice
from skill.progress.record import Record

HOUSEHOLD = "household"
"""In place of a person's id when nobody was recognised."""
MAX_ACCOUNT = 2048
"""Bytes of UTF-8: a partition key's limit (Amazon DynamoDB Developer Guide, "Quotas")."""
MAX_PERSON = 300
"""Bytes of UTF-8: escaped, and with the rest of the sort key, within its 1024 (ibid.)."""


class Owner(Struct, frozen=True):
    """Whose progress it is. Raises ValueError for ids that a store cannot hold."""

    account: str
    """Alexa's userId."""
    person: str = HOUSEHOLD
    """A recognised person's id, or the household's own."""

    def __post_init__(self) -> None:
        """Refuse ids that are empty, too long, or cannot be encoded."""
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


class Kept(Struct, frozen=True):
    """What a store holds of a person."""

    record: Record
    """An empty one if nothing is stored."""
    revision: int
    """Of the record: it grows with each write, and is 0 if nothing is stored."""
    written_by: str
    """The id of the request that wrote it last; empty if nothing is stored."""
    finished: tuple[FinishedPractice, ...]
    """The newest finished practices, newest first, at most 3."""
    lost: bool = False
    """Whether what was there before could not be read, and the store begins anew."""


class Store(Protocol):
    """Where progress is kept. Safe to share between threads.

    Every operation raises StoreUnavailable if the store fails. Times are seconds since the epoch.
    """

    @property
    def worst_case(self) -> float:
        """The most seconds that read or save can take, on a monotonic clock."""

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices, in one query.

        Items that have expired by `now` are ignored. Raises UnreadableItem.
        """

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
        """Write the record over the revision that was read, and return the new revision.

        The practices that it newly counts are written with it: all of it, or nothing. A request
        that retries after its answer was lost finds its own write, and succeeds. Raises Conflict if
        the stored record is no longer that revision, or one of those practices is already there;
        Deleted if nothing is stored and a deletion is the reason: one after the session `began`;
        ValueError if `request_id` is empty.
        """

    def deleted_since(self, owner: Owner, began: float) -> bool:
        """Whether the person or the account was deleted at `began` or later, within the last day.

        A record that was written since then may belong to a session which began after it.
        """

    def forget(
        self, owner: Owner, now: float, *, before_each: Callable[[], None] = lambda: None
    ) -> None:
        """Delete everything of the person, so that no session which began by `now` brings it back.

        If it fails half-way, calling it again completes it. It may take several steps of at most
        `worst_case` seconds each; `before_each` may raise to stop before the next one.
        """

    def forget_account(self, account: str, now: float) -> None:
        """Delete everything of everyone in the account; otherwise as `forget`."""
