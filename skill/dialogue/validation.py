"""Validation: whether a state from outside, or from another version, makes sense.

Session attributes come back from Alexa, and are input like any other. Refused ones are not
repaired: the record is read instead, at the cost of one query. A record from the store is repaired,
because nothing could replace it: what this version does not know is left out.
"""

import sys
from collections.abc import Mapping
from typing import Final

from msgspec.structs import astuple, replace

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Entry
from skill.coaching.history import LATELY, History
from skill.coaching.passage import Passage
from skill.coaching.plan import Plan, Planned, Step, locate, steps
from skill.coaching.planning import in_order
from skill.coaching.practice import OpenPractice
from skill.coaching.safety import Form
from skill.coaching.stretches import Side
from skill.coaching.vocabulary import can_be_left_out, routines
from skill.dialogue.questions import of_practice
from skill.dialogue.state import Conversation, Gate, Question, Undo, Waiting, Wanted, What
from skill.progress.record import Preferences, Record, Today
from skill.progress.store import MAX_PERSON
from skill.progress.time_zone import is_time_zone

MOST_LEFT: Final = 40
"""The most cues of one step; our longest step has a third of that."""
LONGEST_LINE: Final = 500
"""The most characters of a line; our longest line has half of that."""
WAITS_TO: Final = frozenset({Entry.NEXT, Entry.ARRIVED, Entry.AGAIN, Entry.TAKEN_UP})
"""The possible entries of a step that a practice waits with."""
GOALS: Final = range(policy.MIN_WEEKLY_GOAL, policy.MAX_WEEKLY_GOAL + 1)
END_OF_TIME: Final = 200e9
"""Seconds since the epoch, in the year 8307: calendars end soon after."""


def is_valid(conversation: Conversation, catalogue: Catalogue) -> bool:
    """Whether everything the conversation names exists, and is within its bounds."""
    if conversation.active and conversation.record.open_practice is None:
        return False
    return (
        _valid_record(conversation.record, catalogue)
        and (
            conversation.saved == conversation.record
            or _valid_record(conversation.saved, catalogue)
        )
        and all(
            0 <= row.started <= END_OF_TIME and 0 <= row.ended <= END_OF_TIME
            for row in conversation.unsaved
        )
        and 0 <= (conversation.revision or 0) < sys.maxsize
        and 0 <= conversation.began <= END_OF_TIME
        and 1 <= len(conversation.person.encode()) <= MAX_PERSON
        and len(conversation.document) <= MAX_PERSON
        and _valid_wanted(conversation.wanted, catalogue)
        and _valid_gate(conversation.gate)
        and _valid_question(conversation, catalogue)
        and _valid_steps(conversation, catalogue)
        and _known_variations(conversation.instead, catalogue) == conversation.instead
        and _valid_proposal(conversation, catalogue)
        and _valid_undo(conversation.undo, catalogue)
        and catalogue.stretches.keys() >= set(conversation.building)
    )


def repaired(record: Record, catalogue: Catalogue) -> Record:
    """The record without what an older version knew and this one does not."""
    return replace(
        record,
        time_zone=record.time_zone if _known_zone(record) else None,
        preferences=_repaired_preferences(record.preferences, catalogue),
        today=_repaired_today(record.today, catalogue),
        open_practice=_repaired_practice(record.open_practice, catalogue),
    )


def _known_zone(record: Record) -> bool:
    return record.time_zone is None or is_time_zone(record.time_zone)


def _repaired_preferences(wanted: Preferences, catalogue: Catalogue) -> Preferences:
    left_out = can_be_left_out(catalogue)
    own = in_order(catalogue, wanted.own)
    known = routines(catalogue) if own else catalogue.routines.keys()
    return replace(
        wanted,
        routine=wanted.routine if wanted.routine in known else None,
        own=own,
        left_out=tuple(item for item in wanted.left_out if item in left_out),
        variations=_known_variations(wanted.variations, catalogue),
    )


def _repaired_today(today: Today, catalogue: Catalogue) -> Today:
    known = can_be_left_out(catalogue)
    return replace(
        today,
        left_out=tuple(item for item in today.left_out if item in known),
        variations=_known_variations(today.variations, catalogue),
        settled=tuple(item for item in today.settled if item in known),
    )


def _known_variations(variations: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    return {
        name: variation
        for name, variation in variations.items()
        if name in catalogue.stretches and variation in catalogue.stretches[name].variations
    }


def _repaired_practice(practice: OpenPractice | None, catalogue: Catalogue) -> OpenPractice | None:
    if practice is None or _valid_practice(practice, catalogue):
        return practice
    kept = tuple(item for item in practice.plan.stretches if _valid_planned(item, catalogue))
    plan = replace(practice.plan, stretches=kept)
    bookmark = locate(plan, catalogue, practice.bookmark)
    if bookmark is None:
        return None
    skipped = tuple(item for item in practice.skipped if _valid_planned(item, catalogue))
    return replace(practice, plan=plan, bookmark=bookmark, skipped=skipped)


def _valid_practice(practice: OpenPractice | None, catalogue: Catalogue) -> bool:
    if practice is None:
        return True
    return (
        practice.bookmark.stretch in catalogue.stretches
        and _valid_plan(practice.plan, catalogue)
        and all(_valid_planned(item, catalogue) for item in practice.skipped)
    )


def _valid_plan(plan: Plan, catalogue: Catalogue) -> bool:
    names = [item.stretch for item in plan.stretches]
    return len(set(names)) == len(names) and all(
        _valid_planned(item, catalogue) for item in plan.stretches
    )


def _valid_planned(item: Planned, catalogue: Catalogue) -> bool:
    stretch = catalogue.stretches.get(item.stretch)
    return (
        stretch is not None
        and item.variation in stretch.variations
        and Side.BOTH not in (item.only, item.first)
        and policy.MIN_REPEATS <= item.repeats <= policy.MAX_REPEATS
        and policy.MIN_SHIPPED_HOLD <= item.hold <= policy.MAX_SHIPPED_HOLD
    )


def _valid_preferences(wanted: Preferences, catalogue: Catalogue) -> bool:
    return (
        (wanted.routine is None or wanted.routine in routines(catalogue))
        and (wanted.repeats is None or policy.MIN_REPEATS <= wanted.repeats <= policy.MAX_REPEATS)
        and (wanted.goal is None or policy.MIN_WEEKLY_GOAL <= wanted.goal <= policy.MAX_WEEKLY_GOAL)
        and catalogue.stretches.keys() >= set(wanted.own)
        and (not isinstance(wanted.hold, int) or policy.MIN_HOLD <= wanted.hold <= policy.MAX_HOLD)
        and wanted.first_side is not Side.BOTH
        and catalogue.stretches.keys() >= wanted.variations.keys()
        and can_be_left_out(catalogue) >= set(wanted.left_out)
    )


def _valid_record(record: Record, catalogue: Catalogue) -> bool:
    return (
        _valid_practice(record.open_practice, catalogue)
        and _valid_preferences(record.preferences, catalogue)
        and _repaired_today(record.today, catalogue) == record.today
        and 0 <= record.today.day <= END_OF_TIME / policy.DAY
        and _valid_history(record.history)
        and all(0 <= day <= END_OF_TIME / policy.DAY for day in astuple(record.progression))
        and _known_zone(record)
    )


def _valid_history(history: History) -> bool:
    return (
        0 <= history.last <= END_OF_TIME / policy.DAY
        and 0 <= history.days < 1 << LATELY
        and all(len(days) <= policy.FAMILIAR_AFTER for days in history.first.values())
    )


def _valid_wanted(wanted: Wanted | None, catalogue: Catalogue) -> bool:
    return wanted is None or (
        (wanted.routine is None or wanted.routine in routines(catalogue))
        and (wanted.stretch is None or wanted.stretch in catalogue.stretches)
        and (wanted.repeats is None or policy.MIN_REPEATS <= wanted.repeats <= policy.MAX_REPEATS)
    )


def _valid_proposal(conversation: Conversation, catalogue: Catalogue) -> bool:
    """Whether what would be kept after a yes may be kept."""
    proposal = conversation.proposal
    if proposal is None:
        return conversation.question is not Question.CONFIRM
    values = proposal.values
    match proposal.what:
        case What.LEAVE_OUT | What.BRING_BACK:
            return can_be_left_out(catalogue) >= set(values)
        case What.OWN_ROUTINE:
            return bool(values) and catalogue.stretches.keys() >= set(values)
        case What.FIRST_SIDE:
            return values in (("left",), ("right",))
        case What.GOAL:
            return values in {(str(day),) for day in GOALS}


def _valid_undo(undo: Undo | None, catalogue: Catalogue) -> bool:
    if undo is None:
        return True
    practice, waiting = undo.record.open_practice, undo.waiting
    if not _valid_record(undo.record, catalogue):
        return False
    if waiting is None:
        return True
    if practice is None or not of_practice(waiting.question) or waiting.entry not in WAITS_TO:
        return False
    return waiting.step is None or waiting.step in steps(practice.plan, catalogue)


def _valid_gate(gate: Gate | None) -> bool:
    return gate is None or (
        gate.form is not Form.LINE and set(gate.missed) <= set(range(len(gate.ends)))
    )


def _valid_question(conversation: Conversation, catalogue: Catalogue) -> bool:
    """Whether what was asked can be answered with a yes."""
    practice = conversation.record.open_practice
    if of_practice(conversation.question) and not conversation.active:
        return False
    if conversation.question is Question.START:
        return conversation.gate is not None and not conversation.welcomed
    if conversation.question is Question.REPLACE and conversation.wanted is None:
        return False
    if conversation.question is Question.RESUME:
        return (
            practice is not None and locate(practice.plan, catalogue, practice.bookmark) is not None
        )
    return True


def _valid_steps(conversation: Conversation, catalogue: Catalogue) -> bool:
    practice, passage = conversation.record.open_practice, conversation.passage
    waiting = conversation.waiting
    if practice is None or not conversation.active:
        return passage is None and waiting is None
    if (passage is None) == (waiting is None):
        return False
    if waiting and not (of_practice(waiting.question) and waiting.entry in WAITS_TO):
        return False
    every = set(steps(practice.plan, catalogue))
    return _named(passage, waiting) <= every and (passage is None or _valid_shown(passage))


def _valid_shown(passage: Passage) -> bool:
    """Whether what a screen has told, and has still to speak, is within bounds."""
    return (
        0 <= passage.heard <= 2 * len(passage.cues)
        and len(passage.rest) <= MOST_LEFT
        and all(
            len(cue.line) <= LONGEST_LINE and 0 <= cue.silence <= policy.MAX_PASSAGE_SHOWN
            for cue in passage.rest
        )
    )


def _named(passage: Passage | None, waiting: Waiting | None) -> set[Step]:
    named: list[Step | None] = [waiting.step if waiting else None]
    if passage:
        named += [passage.following, *passage.steps, *(item.step for item in passage.arrivals)]
        named += [cue.step for cue in passage.rest]
    return {step for step in named if step}
