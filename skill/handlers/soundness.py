"""Whether a state that comes from outside, or from an older version, makes sense here."""

import sys

from msgspec.structs import replace

from skill.coaching.catalogue import MAX_SHIPPED_HOLD, MIN_SHIPPED_HOLD, Catalogue
from skill.coaching.passage import Passage
from skill.coaching.plan import (
    MAX_HOLD,
    MAX_REPEATS,
    MIN_HOLD,
    MIN_REPEATS,
    Plan,
    Planned,
    Step,
    locate,
    steps,
)
from skill.coaching.practice import OpenPractice
from skill.coaching.stretches import Side
from skill.handlers.conversation import Conversation, Gate, Waiting, Wanted
from skill.progress.record import Preferences, Record


def sound(conversation: Conversation, catalogue: Catalogue) -> bool:
    """Whether everything the conversation names is there, and within its bounds."""
    practice = conversation.record.open_practice
    if conversation.active and practice is None:
        return False
    known = _sound_practice(practice, catalogue) and _sound_practice(
        conversation.saved.open_practice, catalogue
    )
    return (
        known
        and _sound_preferences(conversation.record.preferences, catalogue)
        and _sound_preferences(conversation.saved.preferences, catalogue)
        and 0 <= (conversation.revision or 0) < sys.maxsize
        and _sound_wanted(conversation.wanted, catalogue)
        and _sound_gate(conversation.gate)
        and _sound_steps(conversation, catalogue)
        and all(
            name in catalogue.stretches and variation in catalogue.stretches[name].variations
            for name, variation in conversation.instead.items()
        )
    )


def mended(record: Record, catalogue: Catalogue) -> Record:
    """The record without what an older version knew and this one does not."""
    practice = record.open_practice
    if practice is None or _sound_practice(practice, catalogue):
        return record
    kept = tuple(item for item in practice.plan.stretches if _sound_planned(item, catalogue))
    plan = replace(practice.plan, stretches=kept)
    bookmark = locate(plan, catalogue, practice.bookmark)
    if bookmark is None:
        return replace(record, open_practice=None)
    skipped = tuple(item for item in practice.skipped if _sound_planned(item, catalogue))
    return replace(
        record, open_practice=replace(practice, plan=plan, bookmark=bookmark, skipped=skipped)
    )


def _sound_practice(practice: OpenPractice | None, catalogue: Catalogue) -> bool:
    if practice is None:
        return True
    return _sound_plan(practice.plan, catalogue) and all(
        _sound_planned(item, catalogue) for item in practice.skipped
    )


def _sound_plan(plan: Plan, catalogue: Catalogue) -> bool:
    names = [item.stretch for item in plan.stretches]
    return len(set(names)) == len(names) and all(
        _sound_planned(item, catalogue) for item in plan.stretches
    )


def _sound_planned(item: Planned, catalogue: Catalogue) -> bool:
    stretch = catalogue.stretches.get(item.stretch)
    return (
        stretch is not None
        and item.variation in stretch.variations
        and MIN_REPEATS <= item.repeats <= MAX_REPEATS
        and MIN_SHIPPED_HOLD <= item.hold <= MAX_SHIPPED_HOLD
    )


def _sound_preferences(wanted: Preferences, catalogue: Catalogue) -> bool:
    return (
        (wanted.routine is None or wanted.routine in catalogue.routines)
        and (wanted.repeats is None or MIN_REPEATS <= wanted.repeats <= MAX_REPEATS)
        and (not isinstance(wanted.hold, int) or MIN_HOLD <= wanted.hold <= MAX_HOLD)
        and wanted.first_side is not Side.BOTH
        and catalogue.stretches.keys() >= wanted.variations.keys()
    )


def _sound_wanted(wanted: Wanted | None, catalogue: Catalogue) -> bool:
    return wanted is None or (
        (wanted.routine is None or wanted.routine in catalogue.routines)
        and (wanted.stretch is None or wanted.stretch in catalogue.stretches)
        and (wanted.repeats is None or MIN_REPEATS <= wanted.repeats <= MAX_REPEATS)
    )


def _sound_gate(gate: Gate | None) -> bool:
    return gate is None or set(gate.missed) <= set(range(len(gate.ends)))


def _sound_steps(conversation: Conversation, catalogue: Catalogue) -> bool:
    practice, passage = conversation.record.open_practice, conversation.passage
    waiting = conversation.waiting
    if practice is None or not conversation.active:
        return passage is None and waiting is None
    if (passage is None) == (waiting is None):
        return False
    every = set(steps(practice.plan, catalogue))
    return _named(passage, waiting) <= every


def _named(passage: Passage | None, waiting: Waiting | None) -> set[Step]:
    named: list[Step | None] = [waiting.step if waiting else None]
    if passage:
        named += [passage.following, *passage.steps, *(item.step for item in passage.arrivals)]
    return {step for step in named if step}
