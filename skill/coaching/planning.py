"""Planning: from a routine, a dose and a person's wishes to a plan."""

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.errors import DoseError
from skill.coaching.plan import OWN, Plan, Planned
from skill.coaching.stretches import (
    HoldLevel,
    Pace,
    Routine,
    RoutineStretch,
    Side,
    SideOrder,
    Stretch,
)

SINGLE = "single"
"""The id of the routine of one stretch that was asked for by name."""
FITTED = ("full_back", "no_kneeling", "lower_back", "neck", "quick")
"""The routines that are tried when a number of minutes is asked for."""


class Dose(Struct, frozen=True):
    """The three dials."""

    repeats: int = policy.MIN_REPEATS
    hold: HoldLevel | int = HoldLevel.NORMAL
    """A level, or seconds."""
    pace: Pace = Pace.NORMAL

    def __post_init__(self) -> None:
        """Refuse values that no stretch may have. Raises DoseError."""
        check_repeats(self.repeats)
        if not isinstance(self.hold, HoldLevel):
            check_hold(self.hold)


def check_repeats(repeats: int) -> None:
    """Raise DoseError unless a stretch may be repeated so often."""
    if not policy.MIN_REPEATS <= repeats <= policy.MAX_REPEATS:
        raise DoseError(
            f"repeats must be {policy.MIN_REPEATS} to {policy.MAX_REPEATS}, not {repeats}"
        )


def check_hold(seconds: int) -> None:
    """Raise DoseError unless a person may ask for such a hold."""
    if not policy.MIN_HOLD <= seconds <= policy.MAX_HOLD:
        raise DoseError(
            f"a hold must be {policy.MIN_HOLD} to {policy.MAX_HOLD} seconds, not {seconds}"
        )


class Wishes(Struct, frozen=True):
    """What a person wants of every practice."""

    left_out: frozenset[str] = frozenset()
    """Limitations ("kneeling", "floor") and stretches."""
    variations: Mapping[str, str] = field(default_factory=dict)
    """By stretch, the variation wanted instead of the routine's."""
    familiar: frozenset[str] = frozenset()
    first_side: Side = Side.RIGHT


def in_order(catalogue: Catalogue, stretches: Collection[str]) -> tuple[str, ...]:
    """Stretches in the order with the fewest changes of position: the catalogue's."""
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
    """Make the plan of a routine; it is empty if all of it is left out."""
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
            # The routine's own variation (seated, at the desk) may fit when the wished-for one does
            # not.
            variation = item.variation
        if catalogue.conflicts(stretch, variation, wishes.left_out, bed=chosen.bed):
            continue
        one = plan_stretch(stretch, variation, repeats, dose.hold, stretch.id in wishes.familiar)
        planned.append(replace(one, only=catalogue.only_side(stretch, variation, wishes.left_out)))
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
    """Plan a stretch with its own dose: a level becomes its seconds."""
    seconds = stretch.hold.at(hold) if isinstance(hold, HoldLevel) else hold
    return Planned(stretch.id, variation, repeats, seconds, familiar)


def usual_hold(finished: int, *, gently: bool) -> HoldLevel:
    """The hold of a person who asked for none: gentle at first, and when a gentle start is due.

    `finished` counts the practices finished so far.
    """
    gentle = gently or finished < policy.GENTLE_PRACTICES
    return HoldLevel.GENTLE if gentle else HoldLevel.NORMAL


def fitting_variation(catalogue: Catalogue, stretch_id: str, wishes: Wishes) -> str | None:
    """The variation wished for, else the first that nothing left out rules out."""
    stretch = catalogue.stretches[stretch_id]
    wanted = wishes.variations.get(stretch_id)
    choices = [wanted, *stretch.variations] if wanted in stretch.variations else stretch.variations
    return next(
        (
            variation
            for variation in choices
            if variation and not catalogue.conflicts(stretch, variation, wishes.left_out, bed=False)
        ),
        None,
    )


def plan_single(
    catalogue: Catalogue, stretch_id: str, side: str | None, dose: Dose, wishes: Wishes
) -> Plan:
    """The plan of one stretch asked for by name; empty if what is left out rules it out.

    `side` is "left" or "right" if only that side was asked for.
    """
    stretch, variation = (
        catalogue.stretches[stretch_id],
        fitting_variation(catalogue, stretch_id, wishes),
    )
    no_kneeling = "kneeling" in wishes.left_out
    empty = Plan(SINGLE, (), dose.pace, wishes.first_side, no_kneeling=no_kneeling)
    if variation is None:
        return empty
    familiar = stretch_id in wishes.familiar
    planned = plan_stretch(stretch, variation, dose.repeats, dose.hold, familiar)
    only = catalogue.only_side(stretch, variation, wishes.left_out)
    if side in ("left", "right") and stretch.order(variation) is not SideOrder.TOGETHER:
        only = Side(side)
    planned = replace(planned, only=only)
    return replace(empty, stretches=(planned,))


def plan_for_minutes(
    catalogue: Catalogue,
    minutes: int,
    routines: Sequence[Routine],
    repeats: Sequence[int],
    dose: Dose,
    wishes: Wishes,
    seconds_of: Callable[[Plan], float],
) -> Plan:
    """Of the plans of these routines and repeats, the one nearest to so many minutes."""
    plans = [
        make_plan(catalogue, routine, Dose(count, dose.hold, dose.pace), wishes)
        for routine in routines
        for count in repeats
    ]
    return min(
        (plan for plan in plans if plan.stretches),
        key=lambda plan: abs(seconds_of(plan) - 60 * minutes),
        default=plans[0],
    )
