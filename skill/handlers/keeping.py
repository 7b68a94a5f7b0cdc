"""Keeping the record: read once a session, written once a turn, before the words are spoken."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import fields, replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.history import together
from skill.handlers.conversation import VERSION, Conversation
from skill.handlers.soundness import mended
from skill.handlers.turn import Turn
from skill.progress.errors import Conflict, StoreUnavailable, UnreadableItem
from skill.progress.record import Record, with_finished
from skill.progress.store import Kept, Owner, Store

logger = logging.getLogger(__name__)

TURN_BUDGET = 6.0
"""Seconds of handler time a turn may take, whatever the store does. Alexa waits about eight for
the full response (Alexa Skills Kit, Send the User a Progressive Response)."""


class OutOfTimeError(Exception):
    """One more operation of the store would not fit into the turn."""


FAULTS = (StoreUnavailable, UnreadableItem, OutOfTimeError)
"""What the voice outlives: the person is told once that the place may not be kept."""


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
        """Raise OutOfTimeError where an operation that may take so long does not fit any more."""
        if self.elapsed + seconds > TURN_BUDGET:
            raise OutOfTimeError


@dataclass
class Keeper:
    """Reads and writes one person's record within a turn."""

    store: Store
    owner: Owner
    budget: Budget
    calls: int = 0
    """How many operations of the store were begun."""
    failed: bool = False
    """Whether one of them failed, or did not fit in."""

    def open(self, now: float, catalogue: Catalogue) -> Conversation:
        """The conversation at the start of a session."""
        try:
            kept = self._read(now)
        except FAULTS as fault:
            self._fail("read", fault)
            return Conversation(VERSION, self.owner.person, Record(), Record(), None)
        record = mended(_believe_rows(kept), catalogue)
        return Conversation(VERSION, self.owner.person, record, kept.record, kept.revision)

    def save(self, turn: Turn) -> tuple[str, ...]:
        """Save what the turn changed; the keys of what the person has to be told of it."""
        try:
            return self._save(turn)
        except FAULTS as fault:
            self._fail("saved", fault)
            if turn.conversation.told:
                return ()
            turn.change(told=True)
            return ("practice.place_not_kept",)

    def forget(self, turn: Turn) -> bool:
        """Delete everything of the person; whether that worked."""
        try:
            self._allow()
            self.store.forget(self.owner)
        except (StoreUnavailable, OutOfTimeError) as fault:
            self._fail("deleted", fault)
            return False
        turn.change(record=Record(), saved=Record(), revision=0, unsaved=())
        return True

    def _fail(self, what: str, fault: Exception) -> None:
        self.failed = True
        logger.warning("the record could not be %s: %s", what, type(fault).__name__)

    def _allow(self) -> None:
        """Count an operation. Raises OutOfTimeError where it would not fit in."""
        self.budget.allow(self.store.worst_case)
        self.calls += 1

    def _read(self, now: float) -> Kept:
        self._allow()
        return self.store.read(self.owner, now)

    def _save(self, turn: Turn) -> tuple[str, ...]:
        for row in turn.conversation.unsaved:
            self._allow()
            new = self.store.add_finished(self.owner, row, request_id=turn.request_id, now=turn.now)
            if row.finished and not new:  # another speaker has counted the same practice
                saved = turn.conversation.saved
                turn.keep(finished=saved.finished, history=saved.history)
            turn.change(unsaved=tuple(item for item in turn.conversation.unsaved if item != row))
        if _to_save(turn.conversation) == turn.conversation.saved:
            return ()
        if turn.conversation.revision is None:
            return self._merge(turn, self._read(turn.now))
        try:
            self._write(turn, turn.conversation.revision)
        except Conflict:
            return self._merge(turn, self._read(turn.now))
        return ()

    def _write(self, turn: Turn, revision: int) -> None:
        record = replace(_to_save(turn.conversation), used=turn.now)
        self._allow()
        revision = self.store.save(
            self.owner, record, revision=revision, request_id=turn.request_id, now=turn.now
        )
        mine = replace(turn.record, used=turn.now)
        turn.change(saved=record, record=mine, revision=revision)

    def _merge(self, turn: Turn, kept: Kept) -> tuple[str, ...]:
        """Another speaker wrote meanwhile: keep both, and leave it the place if it took that."""
        conversation = turn.conversation
        theirs = _believe_rows(kept)
        taken = theirs.open_practice != conversation.saved.open_practice
        elsewhere = taken and conversation.record.open_practice is not None
        merged = _merged(conversation.saved, conversation.record, theirs)
        place = conversation.record.open_practice
        if taken and not elsewhere:
            place = theirs.open_practice
        turn.change(
            record=replace(merged, open_practice=place), saved=kept.record, elsewhere=elsewhere
        )
        try:
            self._write(turn, kept.revision)
        except Conflict as conflict:
            raise StoreUnavailable("written by others again and again") from conflict
        if not elsewhere or conversation.elsewhere:
            return ()
        return ("practice.elsewhere" if theirs.open_practice else "practice.ended_elsewhere",)


def _to_save(conversation: Conversation) -> Record:
    """The record as it is to be kept: another speaker's place stays as it is."""
    if conversation.elsewhere:
        return replace(conversation.record, open_practice=conversation.saved.open_practice)
    return conversation.record


def _believe_rows(kept: Kept) -> Record:
    """A practice that is found open and finished is finished: only its row was written."""
    practice = kept.record.open_practice
    row = next((row for row in kept.finished if practice and row.key == practice.key), None)
    return with_finished(kept.record, row) if row else kept.record


def _merged(base: Record, ours: Record, theirs: Record) -> Record:
    """Three ways: what we changed is ours, the rest theirs; practices are added up.

    One that both have finished is counted once.
    """
    changes = _changed(base, ours, theirs)
    changes["preferences"] = replace(
        theirs.preferences, **_changed(base.preferences, ours.preferences, theirs.preferences)
    )
    same = ours.counted is not None and ours.counted == theirs.counted
    changes["finished"] = theirs.finished + (0 if same else ours.finished - base.finished)
    changes["history"] = together(ours.history, theirs.history)
    return replace(theirs, **changes)


def _changed(base: Any, ours: Any, theirs: Any) -> dict[str, Any]:
    names = [field.name for field in fields(theirs)]
    return {
        name: getattr(ours, name) for name in names if getattr(ours, name) != getattr(base, name)
    }
