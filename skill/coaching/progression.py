"""Progression by asking: a little more once it has gone well for two weeks, and a step back.

A step is one more repeat of each stretch, or else holds that are a little longer, never both. It
starts with two repeats; with one more about every two weeks, five are reached in the seventh. Days
are whole numbers, since 1 January 1970.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.history import History
from skill.coaching.stretches import HoldLevel
from skill.coaching.week import WEEK

FORTNIGHT = 2 * WEEK
"""Days."""


class Progression(Struct, frozen=True, omit_defaults=True):
    """When the dose changed, and when it was discussed: days, 0 for never."""

    since: int = 0
    """The last day the dose changed, whoever changed it."""
    back: int = 0
    """The last step back."""
    asked: int = 0
    """The last day something was asked at the end of a practice."""
    offered: int = 0
    """The last day a step was offered."""
    eased: int = 0
    """The last day a person found the exercise too much, or made it easier."""


class Strength(Struct, frozen=True):
    """The two dials that a step may move."""

    repeats: int = policy.MIN_REPEATS
    hold: HoldLevel | int = HoldLevel.NORMAL
    """A level, or seconds."""


class Ask(StrEnum):
    """What is asked at the end of a practice."""

    STEP = "step"
    """Whether to do a little more from now on."""
    EFFORT = "effort"
    """Whether it was too easy, about right, or too much."""


def stronger(now: Strength, *, fixed: bool = False) -> Strength | None:
    """One step more; None if there is none.

    After a person has asked for long holds, steps change holds; otherwise they change repeats.
    `fixed`: the repeats of the person's usual routine do not change.
    """
    if isinstance(now.hold, int):
        longer = min(now.hold + policy.HOLD_STEP, policy.MAX_HOLD)
        return _with_hold(now, longer) if longer > now.hold else None
    if now.hold is HoldLevel.LONG:
        return None
    if fixed:
        return _with_hold(now, HoldLevel.LONG)
    return Strength(now.repeats + 1, now.hold) if now.repeats < policy.MAX_REPEATS else None


def gentler(now: Strength) -> Strength | None:
    """One step back; None if there is none."""
    if isinstance(now.hold, int) and now.hold > policy.MIN_HOLD:
        return _with_hold(now, max(now.hold - policy.HOLD_STEP, policy.MIN_HOLD))
    if now.hold is HoldLevel.LONG:
        return _with_hold(now, HoldLevel.NORMAL)
    return Strength(now.repeats - 1, now.hold) if now.repeats > policy.MIN_REPEATS else None


def _with_hold(now: Strength, hold: HoldLevel | int) -> Strength:
    """The same repeats with other holds."""
    return Strength(now.repeats, hold)


def step_due(history: History, kept: Progression, today: int) -> bool:
    """Whether a step may be offered: after two steady weeks with this dose, not found too much."""
    last_week = history.days_among(today, WEEK)
    week_before = history.days_among(today, FORTNIGHT) - last_week
    steady = last_week >= policy.STEADY_DAYS and week_before >= policy.STEADY_DAYS
    return steady and today - kept.since >= FORTNIGHT and today - kept.eased >= FORTNIGHT


def ask_due(
    history: History, kept: Progression, today: int, *, practices: int, more: Strength | None
) -> Ask | None:
    """What to ask at the end of a practice: at most one thing, at most once a week.

    `practices` is the number finished in all, `more` what a step would lead to.
    """
    if practices < policy.EFFORT_ASKED_AFTER or today - kept.asked < WEEK:
        return None
    may_offer = more is not None and today - kept.offered >= FORTNIGHT
    return Ask.STEP if may_offer and step_due(history, kept, today) else Ask.EFFORT


def note_asked(kept: Progression, ask: Ask, today: int) -> Progression:
    """Note that it was asked that day, whatever the answer."""
    return replace(kept, asked=today, offered=today if ask is Ask.STEP else kept.offered)


def gap_due(history: History, kept: Progression, today: int) -> bool:
    """Whether so much time has passed since the last practice that a step back is due."""
    away = today - history.last
    return history.last > 0 and away > FORTNIGHT and kept.back <= history.last


def step_back(now: Strength, kept: Progression, today: int) -> tuple[Strength, Progression]:
    """A step back, unless there was one this week; either way, two weeks have to go well again."""
    if kept.back and today - kept.back < WEEK:
        return now, replace(kept, since=today)
    return gentler(now) or now, replace(kept, since=today, back=today)
