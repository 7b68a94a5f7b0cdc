"""Keeping the record: read once a session, written once a turn, before the words are spoken."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.dialogue.merge import merged, record_to_save
from skill.dialogue.state import VERSION, Conversation, Tried
from skill.dialogue.turn import Turn
from skill.progress.errors import Conflict, Deleted, StoreUnavailable, UnreadableItem
from skill.progress.record import Record
from skill.progress.store import Kept, Owner, Store

logger = logging.getLogger(__name__)

NOT_KEPT = "practice.place_not_kept"
"""The key of what is said when a turn could not be saved."""
NOTES_LOST = "practice.notes_lost"
"""The key of what is said when the store had to begin anew."""
DELETED = "practice.deleted"
"""The key of what is said when everything was deleted since the session began."""
NOT_FORGOTTEN = "record.not_forgotten"
"""The key of what is said instead of the answer, when a person could not be deleted."""

TRIED = 8
"""Unanswered writes that are remembered, as any of them may still have been done."""


class OutOfTimeError(Exception):
    """One more operation of the store would not fit into the turn."""


FAULTS = (StoreUnavailable, UnreadableItem, OutOfTimeError)
"""The faults that a turn survives: the person hears once that the place may not be kept."""


def _named(fault: Exception) -> str:
    """The kind of a fault, and why a store failed; what an item cannot be read for may quote it."""
    kind = type(fault).__name__
    return f"{kind}: {fault}" if isinstance(fault, StoreUnavailable) else kind


@dataclass
class Budget:
    """The time of a turn, on a monotonic clock."""

    clock: Callable[[], float]
    began: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin now."""
        self.began = self.clock()

    @property
    def elapsed(self) -> float:
        """Seconds since the turn began."""
        return self.clock() - self.began

    def allow(self, seconds: float) -> None:
        """Raise OutOfTimeError if an operation of up to so many seconds no longer fits."""
        if self.elapsed + seconds > policy.TURN_TAKES:
            raise OutOfTimeError


@dataclass
class UnitOfWork:
    """Reads and writes one person's record within a turn.

    A turn writes once, on the condition that the record still has the revision that was read. If
    another speaker wrote in between, the record is read, merged, and written once more. If
    everything was deleted since the session began, it writes nothing any more.
    """

    store: Store
    owner: Owner
    budget: Budget
    calls: int = 0
    """How many operations of the store were begun."""
    failed: bool = False
    """Whether one of them failed, or did not fit in."""
    unsaved: bool = False
    """Whether what the turn changed could not be saved."""
    lost: bool = False
    """Whether the store had to begin anew."""

    def open(self, now: float, catalogue: Catalogue) -> Conversation:
        """The conversation at the start of a session."""
        unknown = Conversation(VERSION, self.owner.person, Record(), Record(), None, began=now)
        return self.catch_up(unknown, now, catalogue)

    def catch_up(
        self, conversation: Conversation, now: float, catalogue: Catalogue
    ) -> Conversation:
        """The conversation, with the record read if that has not succeeded yet."""
        if conversation.revision is not None or conversation.deleted:
            return conversation
        try:
            return merged(conversation, self._read(now, conversation.began), catalogue)
        except Deleted:
            return replace(conversation, deleted=True)
        except FAULTS as fault:
            self._fail("read", fault)
            return conversation

    def finish(self, turn: Turn) -> tuple[str, ...]:
        """Save what the turn changed, or delete everything; the keys of what is said of it."""
        if not turn.conversation.forgetting:
            return (*((NOTES_LOST,) if self.lost else ()), *self.save(turn))
        turn.change(forgetting=False)
        return () if self.forget(turn) else (NOT_FORGOTTEN,)

    def put_off(self, turn: Turn, notes: tuple[str, ...]) -> None:
        """Say none of these now: that nothing may be kept is said another time."""
        if {NOT_KEPT, DELETED} & {*notes}:
            turn.change(told=False)

    def save(self, turn: Turn) -> tuple[str, ...]:
        """Save what the turn changed; the keys of what is said of it."""
        before = turn.conversation
        if before.deleted:
            return self._keep_nothing(turn)
        try:
            self._save(turn)
        except Deleted:
            return self._keep_nothing(turn)
        except FAULTS as fault:
            self._fail("saved", fault)
            self.unsaved = True
            if before.told:
                return ()
            turn.change(told=True)
            return (NOT_KEPT,)
        if before.elsewhere or not turn.conversation.elsewhere:
            return ()
        theirs = turn.conversation.saved.open_practice
        return ("practice.elsewhere" if theirs else "practice.ended_elsewhere",)

    def _keep_nothing(self, turn: Turn) -> tuple[str, ...]:
        """Drop what was to be kept; the key of what is said of it, once."""
        known = turn.conversation.deleted and turn.conversation.told
        self.unsaved = not turn.conversation.deleted
        turn.change(deleted=True, told=True, unsaved=(), tried=())
        return () if known else (DELETED,)

    def forget(self, turn: Turn) -> bool:
        """Delete everything of the person; whether that worked."""
        try:
            self.store.forget(self.owner, turn.now, before_each=self._allow)
        except (*FAULTS, Conflict) as fault:
            self._fail("deleted", fault)
            return False
        turn.change(record=Record(), saved=Record(), deleted=True, unsaved=(), tried=())
        return True

    def _fail(self, what: str, fault: Exception) -> None:
        self.failed = True
        logger.warning("the record could not be %s: %s", what, _named(fault))

    def _allow(self) -> None:
        """Count an operation. Raises OutOfTimeError where it would not fit in."""
        self.budget.allow(self.store.worst_case)
        self.calls += 1

    def _read(self, now: float, began: float) -> Kept:
        """Read what is kept. Raises Deleted if it belongs to a session after a deletion."""
        self._allow()
        kept = self.store.read(self.owner, now)
        self.lost = self.lost or kept.lost
        if kept.record.used is not None and kept.record.used > began:
            self._allow()
            if self.store.deleted_since(self.owner, began):
                raise Deleted
        return kept

    def _save(self, turn: Turn) -> None:
        conversation = turn.conversation
        if not conversation.unsaved and record_to_save(conversation) == conversation.saved:
            return
        if conversation.revision is None:
            raise StoreUnavailable("the record could not be read in this turn")
        try:
            self._write(turn)
        except Conflict as conflict:
            kept = self._read(turn.now, conversation.began)
            turn.conversation = merged(turn.conversation, kept, turn.catalogue, conflict.counted)
            # If this very request has come before, its changes are already there.
            if kept.written_by != turn.request.id or turn.conversation.unsaved:
                self._write_once_more(turn)

    def _write_once_more(self, turn: Turn) -> None:
        try:
            self._write(turn)
        except Conflict as conflict:
            raise StoreUnavailable("written by others again and again") from conflict

    def _write(self, turn: Turn) -> None:
        conversation = turn.conversation
        record = replace(record_to_save(conversation), used=turn.now)
        self._allow()
        try:
            revision = self.store.save(
                self.owner,
                record,
                revision=conversation.revision or 0,
                request_id=turn.request.id,
                began=conversation.began,
                now=turn.now,
                finished=conversation.unsaved,
            )
        except StoreUnavailable:
            tried = Tried(turn.request.id, record.open_practice)
            turn.change(tried=(*conversation.tried, tried)[-TRIED:])
            raise
        mine = replace(turn.record, used=turn.now)
        turn.change(saved=record, record=mine, revision=revision, unsaved=(), tried=(), told=False)
