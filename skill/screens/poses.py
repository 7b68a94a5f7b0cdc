"""How the body stands, sits and lies in every stretch: the file of poses, read strictly.

Angles are in degrees: 0 points to the right of the picture, 90 up. Points are in centimetres: to
the right of the middle of the picture, and above the floor.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct, convert

from skill.coaching.content_file import read_table
from skill.content import text_of
from skill.screens.outline import Point


class Limb(Struct, frozen=True, forbid_unknown_fields=True):
    """An arm or a leg: by its angles, or by where its wrist or ankle is."""

    angles: tuple[float, float] | None = None
    """The angles of upper arm and forearm, or of thigh and shank."""
    end: Point = (0, 0)
    """Where the wrist or the ankle is."""
    on: str | None = None
    """The bone that the wrist is at; `end` is then along and across that bone."""
    bend: int = 1
    """The side to which elbow or knee bend: 1 or -1."""
    last: float = 0
    """The angle of the foot, or of the hand relative to its forearm."""


class Posture(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole body at one moment."""

    pelvis: float
    chest: float
    neck: float
    head: float
    left_leg: Limb
    right_leg: Limb
    left_arm: Limb
    right_arm: Limb
    root: Point = (0, 0)
    """Where the hip joints are, if no knee is pinned down."""
    turn: float = 0
    """How far the face is turned left, seen from behind: 0 away from the viewer, 1 sideways."""


class Stroke(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a thing: a line through points in centimetres."""

    points: tuple[Point, ...]
    width: float
    quiet: bool = False
    """Whether it only shows where the ground is."""


class Thing(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing beside the body, and where it is."""

    name: str
    x: float = 0
    in_front: bool = False
    """Whether it hides the body, and not the other way round."""


class Feel(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the stretch should be felt: along and across a bone."""

    on: str
    at: Point
    radius: float


class Pose(Struct, frozen=True, forbid_unknown_fields=True):
    """One figure."""

    stretch: str
    variation: str
    view: str
    side: str
    """The side it is drawn for; the other one is its mirror image."""
    scale: float
    """Units of the viewport per centimetre."""
    floor: float
    """The floor, in units from the top."""
    moving: tuple[str, ...]
    """What moves: limbs are in the second colour."""
    start: Posture
    hold: Posture
    feel: Feel
    arrow: tuple[Point, Point, Point]
    """Its start, its control point and its end."""
    knee: Point | None = None
    """The right knee's place on the floor, if the body moves above it."""
    things: tuple[Thing, ...] = ()
    behind: tuple[str, ...] = ()
    """Limbs behind the trunk."""
    hidden: tuple[str, ...] = ()
    """Limbs out of sight."""
    spread: tuple[str, ...] = ()
    """Limbs held away from the trunk: nothing separates them from it."""
    closed: bool = False
    """Whether the hands hold something."""
    frame: tuple[int, int] = (0, 400)
    """The top and the bottom of the picture, in units of the viewport."""
    cropped: bool = False
    """Whether only the upper body is drawn."""


class Album(Struct, frozen=True, forbid_unknown_fields=True):
    """All poses, and the things they need."""

    things: dict[str, tuple[Stroke, ...]]
    pose: tuple[Pose, ...]


@cache
def album() -> Album:
    """The poses of the content file."""
    return read(read_table(text_of("poses.toml"), "poses.toml"))


def read(data: Mapping[str, Any]) -> Album:
    """Read the poses: a start may be a posture's name; a hold lists what differs from the start.

    Raises msgspec.ValidationError.
    """
    poses = []
    for raw in data["pose"]:
        named = data["postures"][raw["posture"]] if "posture" in raw else {}
        start = {**named, **raw.get("start", {})}
        rest = {key: value for key, value in raw.items() if key != "posture"}
        poses.append({**rest, "start": start, "hold": {**start, **raw["hold"]}})
    return convert({"things": data["things"], "pose": poses}, Album)


@cache
def pose_of(stretch: str, variation: str) -> Pose:
    """The pose of a stretch in a variation. Raises KeyError if there is none."""
    for pose in album().pose:
        if (pose.stretch, pose.variation) == (stretch, variation):
            return pose
    raise KeyError(f"poses.toml: no pose for {stretch}.{variation}")
