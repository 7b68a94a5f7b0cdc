"""All that decides a practice, and the order of its repeats."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec
from msgspec import Struct

from skill.coaching.catalogue import Catalogue
from skill.coaching.errors import DoseError
from skill.coaching.stretches import (
    HoldLevel,
    Pace,
    Position,
    Routine,
    RoutineStretch,
    Side,
    SideOrder,
    Stretch,
)

MIN_REPEATS, MAX_REPEATS = 2, 5
"""The source article: "Repeat each stretch 2-5 times"."""
MIN_HOLD, MAX_HOLD = 5, 30
"""Seconds a person may ask for. ACSM: 10 to 30 s for most adults; AAOS: 5 s for the neck."""
OWN = "own"
"""The id of a person's own routine, which is in no content file."""
GENTLE_PRACTICES = 3
"""So many practices of a person are gentle before the normal holds begin."""


class Step(Struct, frozen=True, array_like=True):
    """One repeat of one side of a stretch: the least that is taken up again.

    It is also what a bookmark holds, so that a bookmark survives a change of script.
    """

    stretch: str
    side: Side
    repeat: int
    """From 1."""


class Planned(Struct, frozen=True, array_like=True):
    """A stretch in a plan, with its own dose, so that a change never makes sides unequal."""

    stretch: str
    variation: str
    repeats: int
    hold: int
    """Seconds."""
    familiar: bool = False
    """Whether the short instruction serves at once."""
    only: Side | None = None
    """Where the person asked for one side alone."""
    first: Side | None = None
    """The side to begin with, where that was changed in the middle of a practice."""


class Plan(Struct, frozen=True, omit_defaults=True):
    """All that decides a practice."""

    routine: str
    stretches: tuple[Planned, ...]
    pace: Pace = Pace.NORMAL
    first_side: Side = Side.RIGHT
    bed: bool = False
    """Whether what is done lying is done on a firm bed."""
    no_kneeling: bool = False
    """Whether the way up from the floor has to do without kneeling."""

    def planned(self, stretch: str) -> Planned | None:
        """How that stretch stands in the plan, if it does."""
        return next((item for item in self.stretches if item.stretch == stretch), None)


@dataclass(frozen=True)
class Dose:
    """The three dials."""

    repeats: int = MIN_REPEATS
    hold: HoldLevel | int = HoldLevel.NORMAL
    """A level, or seconds."""
    pace: Pace = Pace.NORMAL

    def __post_init__(self) -> None:
        """Refuse what no stretch may have."""
        check_repeats(self.repeats)
        if not isinstance(self.hold, HoldLevel):
            check_hold(self.hold)


def check_repeats(repeats: int) -> None:
    """Raise DoseError where a stretch may not be repeated so often."""
    if not MIN_REPEATS <= repeats <= MAX_REPEATS:
        raise DoseError(f"repeats must be {MIN_REPEATS} to {MAX_REPEATS}, not {repeats}")


def check_hold(seconds: int) -> None:
    """Raise DoseError where a person may not ask for such a hold."""
    if not MIN_HOLD <= seconds <= MAX_HOLD:
        raise DoseError(f"a hold must be {MIN_HOLD} to {MAX_HOLD} seconds, not {seconds}")


@dataclass(frozen=True)
class Wishes:
    """What a person wants of every practice."""

    left_out: frozenset[str] = frozenset()
    """Limitations ("kneeling", "floor") and stretches."""
    variations: Mapping[str, str] = field(default_factory=dict)
    """By stretch, the variation wanted instead of the routine's."""
    familiar: frozenset[str] = frozenset()
    first_side: Side = Side.RIGHT


def in_order(catalogue: Catalogue, stretches: Collection[str]) -> tuple[str, ...]:
    """Stretches in the order that changes position least: that of the catalogue."""
    return tuple(name for name in catalogue.stretches if name in stretches)


def own_routine(catalogue: Catalogue, stretches: Collection[str]) -> Routine:
    """A routine of a person's own."""
    items = (RoutineStretch(name) for name in in_order(catalogue, stretches))
    return Routine(OWN, tuple(items))


def make_plan(
    catalogue: Catalogue,
    routine: str | Routine,
    dose: Dose,
    wishes: Wishes | None = None,
) -> Plan:
    """Make the plan of a routine; it may come out empty where all of it is left out."""
    chosen = catalogue.routines[routine] if isinstance(routine, str) else routine
    wishes = wishes or Wishes()
    repeats = chosen.repeats or dose.repeats
    planned = []
    for item in chosen.stretches:
        stretch = catalogue.stretches[item.stretch]
        variation = wishes.variations.get(stretch.id, item.variation)
        if variation not in stretch.variations:  # kept by an older version
            variation = item.variation
        if catalogue.conflicts(stretch, variation, wishes.left_out, bed=chosen.bed):
            # What the routine itself wants (seated, at the desk) may fit where a wish does not.
            variation = item.variation
        if catalogue.conflicts(stretch, variation, wishes.left_out, bed=chosen.bed):
            continue
        planned.append(
            plan_stretch(stretch, variation, repeats, dose.hold, stretch.id in wishes.familiar)
        )
    return Plan(
        chosen.id,
        tuple(planned),
        dose.pace,
        wishes.first_side,
        chosen.bed,
        no_kneeling="kneeling" in {*wishes.left_out, *chosen.leaves_out},
    )


def plan_stretch(
    stretch: Stretch,
    variation: str,
    repeats: int,
    hold: HoldLevel | int,
    familiar: bool = False,
) -> Planned:
    """Settle a stretch's own dose: a level is turned into its seconds."""
    seconds = stretch.hold.at(hold) if isinstance(hold, HoldLevel) else hold
    return Planned(stretch.id, variation, repeats, seconds, familiar)


def sides_of(order: SideOrder, first: Side, only: Side | None) -> tuple[Side, ...]:
    """The sides of a stretch, in the order they are done."""
    if order is SideOrder.TOGETHER:
        return (Side.BOTH,)
    return (only,) if only else (first, first.other)


def steps(plan: Plan, catalogue: Catalogue) -> tuple[Step, ...]:
    """Every repeat of every side, in the order it is done."""
    return tuple(
        step
        for item in plan.stretches
        for step in _steps_of(
            item,
            catalogue.stretches[item.stretch].order(item.variation),
            item.first or plan.first_side,
        )
    )


@lru_cache(maxsize=1024)
def _steps_of(item: Planned, order: SideOrder, first: Side) -> tuple[Step, ...]:
    sides = sides_of(order, first, item.only)
    repeats = range(1, item.repeats + 1)
    if order is SideOrder.ONE_AT_A_TIME:
        return tuple(Step(item.stretch, side, repeat) for side in sides for repeat in repeats)
    return tuple(Step(item.stretch, side, repeat) for repeat in repeats for side in sides)


def position_of(step: Step, plan: Plan, catalogue: Catalogue) -> Position:
    """Where the body is in that step."""
    item = plan.planned(step.stretch)
    if item is None:
        raise KeyError(step.stretch)
    return catalogue.position(item.stretch, item.variation, bed=plan.bed)


def locate(plan: Plan, catalogue: Catalogue, bookmark: Step) -> Step | None:
    """The step of this plan that a bookmark means, or None where there is none left.

    A bookmark may be older than the plan: a repeat that is no longer there becomes the last
    one of its side, a stretch that is no longer there the first step of the next one that is.
    """
    every = steps(plan, catalogue)
    if bookmark in every:
        return bookmark
    same = [step for step in every if step.stretch == bookmark.stretch]
    if same:
        side = [step for step in same if step.side is bookmark.side]
        return side[-1] if side and bookmark.repeat > 1 else same[0]
    order = list(catalogue.stretches)
    if bookmark.stretch not in order:
        return every[0] if every else None
    later = set(order[order.index(bookmark.stretch) :])
    return next((step for step in every if step.stretch in later), None)


def without(plan: Plan, stretches: Collection[str]) -> Plan:
    """The plan with those stretches taken out."""
    kept = tuple(item for item in plan.stretches if item.stretch not in stretches)
    return msgspec.structs.replace(plan, stretches=kept)


def change_later(plan: Plan, current: str | None, change: Callable[[Planned], Planned]) -> Plan:
    """The plan with a change made to every stretch after the current one (all, if None)."""
    names = [item.stretch for item in plan.stretches]
    begin = names.index(current) + 1 if current in names else 0
    changed = [
        change(item) if index >= begin else item for index, item in enumerate(plan.stretches)
    ]
    return msgspec.structs.replace(plan, stretches=tuple(changed))
