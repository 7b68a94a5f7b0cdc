"""The plan of a practice, and the order of its repeats."""

from collections.abc import Callable, Collection
from functools import lru_cache

import msgspec
from msgspec import Struct

from skill.coaching.catalogue import Catalogue
from skill.coaching.stretches import (
    Pace,
    Position,
    Side,
    SideOrder,
    Talk,
)

OWN = "own"
"""The id of a person's own routine, which is in no content file."""


class Step(Struct, frozen=True, array_like=True):
    """One repeat of one side of a stretch: the smallest unit that is taken up again.

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
    """Whether the short instruction is enough from the start."""
    only: Side | None = None
    """The only side, if the person asked for one side."""
    first: Side | None = None
    """The side to begin with, if that was changed in the middle of a practice."""


class Plan(Struct, frozen=True, omit_defaults=True):
    """Everything that decides a practice."""

    routine: str
    stretches: tuple[Planned, ...]
    pace: Pace = Pace.NORMAL
    first_side: Side = Side.RIGHT
    bed: bool = False
    """Whether what is done lying is done on a firm bed."""
    no_kneeling: bool = False
    """Whether the way up from the floor has to do without kneeling."""
    talk: Talk = Talk.USUAL
    counts: bool = False
    """Whether the last seconds of a hold are counted down."""

    def planned(self, stretch: str) -> Planned | None:
        """The stretch as planned, if it is in the plan."""
        return next((item for item in self.stretches if item.stretch == stretch), None)


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
    """The step of this plan that a bookmark means, or None if none is left.

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
