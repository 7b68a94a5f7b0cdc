"""The plan of what a person wants, with their dose and what they leave out."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.plan import Plan
from skill.coaching.planning import (
    FITTED,
    Dose,
    Wishes,
    fitting_variation,
    make_plan,
    plan_for_minutes,
    plan_single,
    usual_hold,
)
from skill.coaching.stretches import HoldLevel
from skill.coaching.vocabulary import PACES
from skill.dialogue.state import Wanted
from skill.dialogue.turn import Turn


def plan_for(turn: Turn, wanted: Wanted) -> Plan:
    """The plan of what is wanted; it is empty if all of it is left out."""
    dose, wishes = _dose(turn, wanted), _wishes(turn, wanted.stretch)
    if wanted.stretch:
        return plan_single(turn.catalogue, wanted.stretch, wanted.side, dose, wishes)
    if wanted.minutes:
        names = (wanted.routine,) if wanted.routine else FITTED
        routines = [turn.routine(name) for name in names]
        every = range(policy.MIN_REPEATS, policy.MAX_REPEATS + 1)
        repeats = (wanted.repeats,) if wanted.repeats else every
        return plan_for_minutes(
            turn.catalogue, wanted.minutes, routines, repeats, dose, wishes, turn.seconds_of
        )
    return make_plan(turn.catalogue, turn.routine(wanted.routine), dose, wishes)


def _wishes(turn: Turn, named: str | None) -> Wishes:
    """What the person wants; a stretch asked for by name is done, whatever is left out of it."""
    wishes = turn.wishes()
    if named is None:
        return wishes
    asked_for = {named, turn.catalogue.stretches[named].area}
    return replace(wishes, left_out=wishes.left_out - asked_for)


def _dose(turn: Turn, wanted: Wanted) -> Dose:
    preferences, usual = turn.preferences, hold_of(turn)
    hold = usual if turn.record.gently else preferences.hold or usual
    pace = PACES.get(wanted.pace or "", preferences.pace)
    return Dose(wanted.repeats or preferences.repeats or policy.MIN_REPEATS, hold, pace)


def hold_of(turn: Turn) -> HoldLevel:
    """The hold of a person who asked for none."""
    return usual_hold(turn.record.finished, gently=turn.record.gently)


def variation_of(turn: Turn, stretch: str, *, named: bool = True) -> str | None:
    """The variation of a stretch that fits the person; None if all are left out.

    `named`: whether the person has just asked for it by its name.
    """
    wishes = _wishes(turn, stretch if named else None)
    return fitting_variation(turn.catalogue, stretch, wishes)


def left_out_names(turn: Turn) -> tuple[str, ...]:
    """What the person leaves out, as it is said."""
    return tuple(left_out_name(turn, item) for item in turn.left_out)


def left_out_name(turn: Turn, item: str) -> str:
    """A limitation or a stretch, as it is said."""
    key, words = f"avoid.what.{item}", turn.words
    return words.line(key if words.has(key) else f"stretches.{item}.place")
