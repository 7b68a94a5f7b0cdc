"""Merging: one record, written by several speakers.

Two speakers of a household may hold the same record. If the other one has written in between, this
is a three-way merge: what this conversation changed since it last read (`saved`) wins, and
everything else is taken as it is found. Three things follow other rules:

- Counts are facts, not wishes: they come from the rows of finished practices, each counted once.
- The place belongs to one speaker at a time. Where another has changed it, it is theirs from then
  on (`elsewhere`), and this session keeps no place until it begins a practice anew.
- A write of which the answer was lost may have happened. It is known by its request's id, and
  counts as this conversation's own.
"""

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.practice import OpenPractice
from skill.dialogue.state import Conversation
from skill.dialogue.validation import repaired
from skill.progress.record import Record, with_finished
from skill.progress.store import Kept

COUNTS = ("finished", "counted", "history")
"""The fields that only finished practices change."""


def record_to_save(conversation: Conversation) -> Record:
    """The record to write: another speaker's place stays as it is."""
    if not conversation.elsewhere:
        return conversation.record
    theirs = conversation.saved.open_practice
    if theirs and any(row.key == theirs.key for row in conversation.unsaved):
        theirs = None  # it was finished here
    return replace(conversation.record, open_practice=theirs)


def merged(
    conversation: Conversation, kept: Kept, catalogue: Catalogue, counted: Collection[str] = ()
) -> Conversation:
    """The conversation, merged with what is stored by now.

    `counted` are the keys of finished practices that are there already, beside those among the
    newest that were read: they stand in the record, and are not counted again.
    """
    if kept.written_by in {write.request for write in conversation.tried}:
        # It was no one else, but a write of this conversation, whose answer was lost.
        conversation = replace(conversation, saved=kept.record)
    theirs = repaired(_believe_rows(kept), catalogue)
    there = {*counted, *(row.key for row in kept.finished)}
    unsaved = tuple(row for row in conversation.unsaved if row.key not in there)
    record = _merged(conversation.saved, conversation.record, theirs)
    for row in unsaved:
        if row.finished:
            record = with_finished(record, row)
    taken = conversation.elsewhere or _taken(conversation, kept.record.open_practice)
    place = _place(conversation, theirs.open_practice, taken=taken)
    return replace(
        conversation,
        record=replace(record, open_practice=place),
        saved=kept.record,
        revision=kept.revision,
        unsaved=unsaved,
        elsewhere=taken and conversation.record.open_practice is not None,
        tried=(),
    )


def _believe_rows(kept: Kept) -> Record:
    """A practice that is found both open and finished is finished."""
    practice = kept.record.open_practice
    if practice and any(row.key == practice.key for row in kept.finished):
        return replace(kept.record, open_practice=None)
    return kept.record


def _place(
    conversation: Conversation, theirs: OpenPractice | None, *, taken: bool
) -> OpenPractice | None:
    """The practice that is open here: ours, or what another speaker has left open."""
    ours = conversation.record.open_practice
    finished = {row.key for row in conversation.unsaved}
    if ours or not taken or (theirs and theirs.key in finished):
        return ours
    return theirs


def _taken(conversation: Conversation, theirs: OpenPractice | None) -> bool:
    """Whether another speaker has changed the place since this one last knew of it."""
    ours = conversation.record.open_practice
    if conversation.revision is None:
        # This session never read the place: an older one gives way to what was begun here.
        return theirs is not None and (ours is None or theirs.touched >= ours.started)
    tried = [write.place for write in conversation.tried]
    return theirs not in (conversation.saved.open_practice, *tried)


def _merged(base: Record, ours: Record, theirs: Record) -> Record:
    """What we changed since `base` is ours; the rest, and the counts, are theirs."""
    changes = _changed(base, ours, theirs)
    for name in COUNTS:
        changes.pop(name, None)
    changes["preferences"] = replace(
        theirs.preferences, **_changed(base.preferences, ours.preferences, theirs.preferences)
    )
    return replace(theirs, **changes)


def _changed(base: Any, ours: Any, theirs: Any) -> dict[str, Any]:
    return {
        name: getattr(ours, name)
        for name in theirs.__struct_fields__
        if getattr(ours, name) != getattr(base, name)
    }
