"""The stretches and routines, language-neutral, as the content files define them."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Side(StrEnum):
    """The body part that leads: the arm on the wall, the knee drawn up, the foot in front."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """The opposite side; both stays both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


class SideOrder(StrEnum):
    """How the sides of a stretch follow each other."""

    TOGETHER = "together"
    """Both sides at once: nothing is said about sides."""
    ALTERNATING = "alternating"
    """Both sides in each repeat, for stretches where changing over is quick."""
    ONE_AT_A_TIME = "one_at_a_time"
    """All repeats on one side first, where changing over means turning at the wall or kneeling."""


class Position(StrEnum):
    """Where the body is."""

    STANDING = "standing"
    CHAIR = "chair"
    WALL = "wall"
    LYING = "lying"
    BED = "bed"
    KNEELING = "kneeling"

    @property
    def on_floor(self) -> bool:
        """Whether only people who can get up again should go there."""
        return self in (Position.LYING, Position.KNEELING)

    @property
    def is_down(self) -> bool:
        """Whether getting up from there takes care."""
        return self.on_floor or self is Position.BED


class Phase(StrEnum):
    """A part of one repeat."""

    SETTLE = "settle"
    MOVE_IN = "move_in"
    HOLD = "hold"
    RELEASE = "release"
    REST = "rest"
    CHANGE_SIDES = "change_sides"


class Pace(StrEnum):
    """How long the silences around a hold are. It never changes a hold."""

    SLOW = "slow"
    NORMAL = "normal"
    BRISK = "brisk"


class Talk(StrEnum):
    """How much is said of a stretch. It never changes what has to be known for safety."""

    FEWER = "fewer"
    """The short instruction at once."""
    USUAL = "usual"
    """In full the first time, and until the stretch is familiar."""
    MORE = "more"
    """In full on each side, and after every interruption."""


class HoldLevel(StrEnum):
    """A hold in words; each stretch has its own seconds for it."""

    GENTLE = "gentle"
    NORMAL = "normal"
    LONG = "long"


class Paced(Struct, frozen=True, forbid_unknown_fields=True):
    """A silence in seconds, by pace."""

    normal: float
    slow: float

    def at(self, pace: Pace) -> float:
        """Seconds at that pace. Brisk is three quarters of normal, and never under 2 s."""
        if pace is Pace.SLOW:
            return self.slow
        if pace is Pace.BRISK:
            return max(min(self.normal, 2.0), round(self.normal * 0.75))
        return self.normal

    def unhurried(self, pace: Pace) -> float:
        """The same for changing position or sides, where hurry is a risk: brisk is normal."""
        return self.slow if pace is Pace.SLOW else self.normal


class HoldSeconds(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of a hold at each level."""

    gentle: int
    normal: int
    long: int

    def at(self, level: HoldLevel) -> int:
        """Seconds at that level."""
        return {
            HoldLevel.GENTLE: self.gentle,
            HoldLevel.NORMAL: self.normal,
            HoldLevel.LONG: self.long,
        }[level]


class Variation(Struct, frozen=True, forbid_unknown_fields=True):
    """One way of doing a stretch."""

    position: Position
    equipment: tuple[str, ...] = ()
    """What has to be at hand, by its name in the words files."""
    sides: SideOrder | None = None
    """Set if the variation orders its sides differently from the stretch."""
    limbs: tuple[Literal["arm", "leg", "arms", "legs"], ...] = ()
    """What moves or bears weight: the arm or leg of the side that is done, or both on each side."""


class Stretch(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the six stretches of the source article."""

    id: str
    area: str
    """The part of the back it is for: neck or lower_back."""
    sides: SideOrder
    hold: HoldSeconds
    settle: Paced
    move_in: Paced
    release: Paced
    rest: Paced
    variations: dict[str, Variation]
    """The first is the standard one; "easier" is there for every stretch."""
    evidence: tuple[str, ...]
    """Where the doses and the technique come from."""
    cautions: tuple[str, ...]
    """Health conditions (ids of content/health.toml) for which it is left out or asked about."""
    change_sides: Paced = Paced(0, 0)

    def order(self, variation: str) -> SideOrder:
        """How the sides follow each other in that variation."""
        return self.variations[variation].sides or self.sides


class RoutineStretch(Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch in a routine, in the variation the routine wants."""

    stretch: str
    variation: str = "standard"


class Routine(Struct, frozen=True, forbid_unknown_fields=True):
    """An ordered choice of stretches."""

    id: str
    stretches: tuple[RoutineStretch, ...]
    repeats: int | None = None
    """Fixed repeats, for a routine that is short by design."""
    bed: bool = False
    """Whether what is done lying is done on a firm bed."""
    leaves_out: tuple[str, ...] = ()
    """The limitations it is made for."""
