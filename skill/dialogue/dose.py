"""A little more, or a little less: offered after steady weeks, and never pressed."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.progression import (
    Ask,
    Strength,
    ask_due,
    gap_due,
    note_asked,
    step_back,
    stronger,
)
from skill.coaching.stretches import HoldLevel
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn


def strength(turn: Turn) -> Strength:
    """How much the person does, once the gentle beginning is over."""
    wanted = turn.preferences
    return Strength(wanted.repeats or policy.MIN_REPEATS, wanted.hold or HoldLevel.NORMAL)


def next_step(turn: Turn) -> Strength | None:
    """What one step more would lead to; None if there is none."""
    return stronger(strength(turn), fixed=turn.routine().repeats is not None)


def change_strength(turn: Turn, new: Strength) -> None:
    """Keep it; a dial that has not moved stays as it was, chosen or not."""
    now = strength(turn)
    if new.repeats != now.repeats:
        turn.prefer(repeats=new.repeats)
    if new.hold != now.hold:
        turn.prefer(hold=new.hold)


def question_at_the_end(turn: Turn) -> Question | None:
    """What to ask at the end of a practice, at most once a week; that it was asked is noted."""
    record = turn.record
    ask = ask_due(
        record.history,
        record.progression,
        turn.today,
        practices=record.finished,
        more=next_step(turn),
    )
    if ask is None:
        return None
    turn.keep(progression=note_asked(record.progression, ask, turn.today))
    return Question.STEP if ask is Ask.STEP else Question.EFFORT


def step_words(turn: Turn) -> str:
    """The key of the question that offers the step which is due."""
    more = next_step(turn)
    longer = more is not None and more.hold != strength(turn).hold
    return "progression.offer_longer" if longer else "progression.offer_repeats"


def less(turn: Turn) -> str:
    """Take a step back; returns what is said about it, nothing if it was the least already."""
    before = strength(turn)
    after, kept = step_back(before, turn.record.progression, turn.today)
    change_strength(turn, after)
    turn.keep(progression=kept)
    if after.repeats != before.repeats:
        return turn.words.line("progression.repeats", repeats=after.repeats)
    return turn.words.line("progression.shorter") if after.hold != before.hold else ""


def less_after_a_gap(turn: Turn) -> str:
    """After two weeks without practice: gently, and a step back; returns what is said of it."""
    record = turn.record
    if not gap_due(record.history, record.progression, turn.today):
        return ""
    turn.keep(gently=True)
    return less(turn)


def note_eased(turn: Turn) -> None:
    """The person makes it easier: no step is offered for a while."""
    turn.keep(progression=replace(turn.record.progression, eased=turn.today))
