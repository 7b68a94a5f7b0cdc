"""The body that is drawn: its bones, and the outline around each.

All lengths are in centimetres. A bone has coordinates of its own: `along` it from its joint, and
`across` it. In the side view the body faces right, and `across` points to the front of trunk and
head and to the back of arms and legs; seen from behind it points right.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from msgspec import Struct

from skill.coaching.content_file import read_content
from skill.content import text_of
from skill.screens.outline import Point

THIGH: Final = 42.0
SHANK: Final = 41.0
UPPER_ARM: Final = 28.0
FOREARM: Final = 25.0

LEG: Final = ("thigh", "shank", "foot")
ARM: Final = ("upper", "fore", "hand")
TRUNK: Final = ("pelvis", "chest", "neck", "head")


class Bone(Struct, frozen=True):
    """A bone: its parent, and where its joint is along and across the parent."""

    parent: str
    joint: Point


def _side_by_side(view: Mapping[str, Bone], hips: float, shoulders: Point) -> Mapping[str, Bone]:
    """The bones of a view, with arms and legs at these distances to either side of the middle."""
    bones = dict(view)
    for side, sign in (("left", -1), ("right", 1)):
        bones[f"{side}_thigh"] = Bone("pelvis", (0, sign * hips))
        bones[f"{side}_shank"] = Bone(f"{side}_thigh", (THIGH, 0))
        bones[f"{side}_foot"] = Bone(f"{side}_shank", (SHANK, 0))
        bones[f"{side}_upper"] = Bone("chest", (shoulders[0], sign * shoulders[1]))
        bones[f"{side}_fore"] = Bone(f"{side}_upper", (UPPER_ARM, 0))
        bones[f"{side}_hand"] = Bone(f"{side}_fore", (FOREARM, 0))
    return bones


VIEWS: Final[Mapping[str, Mapping[str, Bone]]] = {
    "side": _side_by_side(
        {
            "pelvis": Bone("", (0, 0)),
            "chest": Bone("pelvis", (17, 0)),
            "neck": Bone("chest", (30, -2)),
            "head": Bone("neck", (9, 0.5)),
        },
        hips=0,
        shoulders=(24, 0),
    ),
    "back": _side_by_side(
        {
            "pelvis": Bone("", (0, 0)),
            "chest": Bone("pelvis", (17, 0)),
            "neck": Bone("chest", (30, 0)),
            "head": Bone("neck", (9, 0)),
        },
        hips=7.6,
        shoulders=(23, 16),
    ),
}


class Flesh(Struct, frozen=True, forbid_unknown_fields=True):
    """Every outline, by bone or feature."""

    limbs: dict[str, tuple[Point, ...]]
    side: dict[str, tuple[Point, ...]]
    back: dict[str, tuple[Point, ...]]
    turned: dict[str, tuple[Point, ...]]


@cache
def flesh() -> Flesh:
    """The outlines of the content file."""
    return read_content(text_of("body.toml"), "body.toml", Flesh)


def bones_of(limb: str) -> tuple[str, str, str]:
    """The three bones of an arm or a leg, from the trunk outwards."""
    side, kind = limb.split("_")
    first, second, last = LEG if kind == "leg" else ARM
    return f"{side}_{first}", f"{side}_{second}", f"{side}_{last}"


def outline(view: str, bone: str, shape: str | None = None) -> tuple[Point, ...]:
    """The outline around a bone. Seen from behind, left limbs are mirror images of right ones."""
    if bone in TRUNK:
        shapes = flesh().side if view == "side" else flesh().back
        return shapes[bone]
    side, part = bone.split("_")
    points = flesh().limbs[shape or part]
    if view == "back" and side == "left":
        return tuple((along, -across) for along, across in points)
    return points
