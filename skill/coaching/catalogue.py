"""The stretches, routines and position changes of the content files, read strictly."""

from collections.abc import Collection, Mapping

import msgspec
from msgspec import Struct

from skill.coaching import policy
from skill.coaching.content_file import read_content
from skill.coaching.errors import ContentError
from skill.coaching.stretches import Paced, Position, Routine, Side, SideOrder, Stretch, Variation

LIMITED_POSITIONS: Mapping[str, frozenset[Position]] = {
    "kneeling": frozenset({Position.KNEELING}),
    "floor": frozenset({Position.KNEELING, Position.LYING}),
    "lying": frozenset({Position.LYING, Position.BED}),
    "standing": frozenset({Position.WALL, Position.STANDING}),
}
"""The positions that limitations such as "no kneeling" rule out."""


class Catalogue(Struct, frozen=True, eq=False):
    """Everything that can be practised. There is only one, so equality is identity."""

    stretches: Mapping[str, Stretch]
    routines: Mapping[str, Routine]
    changes: Mapping[tuple[Position, Position], Paced]
    """Seconds to get from one position to another."""
    standing_up: Mapping[Position, Paced]
    """Seconds to stand up at the end, from a position."""

    def position(self, stretch: str, variation: str, *, bed: bool) -> Position:
        """Where the body is; with a bed, lying means on the bed instead of the floor."""
        position = self.stretches[stretch].variations[variation].position
        return Position.BED if bed and position is Position.LYING else position

    def conflicts(
        self, stretch: Stretch, variation: str, left_out: Collection[str], *, bed: bool
    ) -> bool:
        """Whether what a person leaves out rules out that variation of that stretch."""
        chosen = stretch.variations[variation]
        position = self.position(stretch.id, variation, bed=bed)
        return (
            stretch.id in left_out
            or stretch.area in left_out
            or any(item in left_out for item in chosen.equipment)
            or ("equipment" in left_out and bool(chosen.equipment))
            or any(position in LIMITED_POSITIONS.get(item, frozenset()) for item in left_out)
            or self._limbs_missing(stretch, variation, left_out)
        )

    def only_side(self, stretch: Stretch, variation: str, left_out: Collection[str]) -> Side | None:
        """The one side that is left of it, where a person leaves out an arm or a leg."""
        sides = _sides_left(stretch.variations[variation], left_out)
        return sides[0] if len(sides) == 1 else None

    def _limbs_missing(self, stretch: Stretch, variation: str, left_out: Collection[str]) -> bool:
        sides = _sides_left(stretch.variations[variation], left_out)
        together = stretch.order(variation) is SideOrder.TOGETHER
        return len(sides) < (2 if together else 1)


def _sides_left(variation: Variation, left_out: Collection[str]) -> tuple[Side, ...]:
    """The sides that can be done without the arms and legs that are left out."""
    both = (Side.LEFT, Side.RIGHT)
    left: tuple[Side, ...] = both
    for limb in variation.limbs:
        spared = {side for side in both if f"{side}_{limb.removesuffix('s')}" in left_out}
        if limb.endswith("s") and spared:
            return ()
        left = tuple(side for side in left if side not in spared)
    return left


class _Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    start: Position
    end: Position
    seconds: Paced


class _StandingUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    start: Position
    seconds: Paced


class _StretchesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    stretch: tuple[Stretch, ...]


class _RoutinesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    routine: tuple[Routine, ...]


class _PositionsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    change: tuple[_Change, ...]
    standing_up: tuple[_StandingUp, ...]


def read_catalogue(stretches: str, routines: str, positions: str) -> Catalogue:
    """Read the three language-neutral files, given as text. Raises ContentError."""
    shelf = read_content(stretches, "stretches.toml", _StretchesFile).stretch
    choices = read_content(routines, "routines.toml", _RoutinesFile).routine
    table = read_content(positions, "positions.toml", _PositionsFile)
    catalogue = Catalogue(
        stretches={stretch.id: stretch for stretch in shelf},
        routines={routine.id: routine for routine in choices},
        changes={(change.start, change.end): change.seconds for change in table.change},
        standing_up={row.start: row.seconds for row in table.standing_up},
    )
    if len(catalogue.stretches) != len(shelf):
        raise ContentError("stretches.toml", "stretch", "two stretches have the same id")
    for stretch in shelf:
        _check_stretch(stretch)
    for routine in choices:
        _check_routine(routine, catalogue)
    _check_positions(catalogue)
    return catalogue


def _check_stretch(stretch: Stretch) -> None:
    def refuse(key: str, rule: str) -> None:
        raise ContentError("stretches.toml", f"{stretch.id}.{key}", rule)

    hold = stretch.hold
    if (
        not policy.MIN_SHIPPED_HOLD
        <= hold.gentle
        <= hold.normal
        <= hold.long
        <= policy.MAX_SHIPPED_HOLD
    ):
        refuse(
            "hold",
            f"gentle, normal and long must rise from {policy.MIN_SHIPPED_HOLD} to "
            f"{policy.MAX_SHIPPED_HOLD} seconds",
        )
    for phase in ("settle", "move_in", "release", "rest", "change_sides"):
        silence: Paced = getattr(stretch, phase)
        if not 0 <= silence.normal <= silence.slow:
            refuse(phase, "slow must be at least as long as normal, and neither negative")
    if next(iter(stretch.variations), None) != "standard" or "easier" not in stretch.variations:
        refuse("variations", 'must begin with "standard" and have "easier"')
    if stretch.sides is not SideOrder.TOGETHER and stretch.change_sides.normal <= 0:
        refuse("change_sides", "a sided stretch needs seconds for changing over")
    if not stretch.evidence:
        refuse("evidence", "must name where the figures come from")


def _check_routine(routine: Routine, catalogue: Catalogue) -> None:
    def refuse(key: str, rule: str) -> None:
        raise ContentError("routines.toml", f"{routine.id}.{key}", rule)

    if not routine.stretches:
        refuse("stretches", "must name at least one stretch")
    if routine.repeats is not None and not 2 <= routine.repeats <= 5:
        refuse("repeats", "must be 2 to 5: a routine is shortened by its stretches")
    for item in routine.stretches:
        stretch = catalogue.stretches.get(item.stretch)
        if stretch is None:
            refuse("stretches", f'there is no stretch "{item.stretch}"')
        elif item.variation not in stretch.variations:
            refuse("stretches", f'{item.stretch} has no variation "{item.variation}"')


def _check_positions(catalogue: Catalogue) -> None:
    for start in Position:
        for end in Position:
            if start is not end and (start, end) not in catalogue.changes:
                raise ContentError(
                    "positions.toml", f"change {start} to {end}", "every change needs its seconds"
                )
        if start not in catalogue.standing_up:
            raise ContentError("positions.toml", f"standing_up {start}", "needs its seconds")
    for (start, end), seconds in catalogue.changes.items():
        if not 0 < seconds.normal <= seconds.slow:
            raise ContentError(
                "positions.toml",
                f"change {start} to {end}",
                "slow must be at least as long as normal, and both above 0",
            )
