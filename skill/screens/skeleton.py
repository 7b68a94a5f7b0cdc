"""Where every bone is at a moment of the movement: from the postures of a pose."""

from math import acos, atan2, cos, degrees, dist, radians, sin

from msgspec import Struct

from skill.screens.anatomy import FOREARM, SHANK, THIGH, TRUNK, UPPER_ARM, VIEWS, bones_of
from skill.screens.outline import Point, between
from skill.screens.poses import Limb, Pose

LIMBS = ("left_leg", "right_leg", "left_arm", "right_arm")
"""Legs first: hands hold them."""
REACH = 0.995
"""The share of its length that a limb can reach; it points to what is farther away."""


class Placed(Struct, frozen=True):
    """A bone in its place: its joint in centimetres, and its direction in degrees."""

    joint: Point
    angle: float

    def at(self, along: float, across: float) -> Point:
        """A point of this bone as a point of the picture."""
        x, height = self.joint
        turn = radians(self.angle)
        return (
            x + along * cos(turn) + across * sin(turn),
            height + along * sin(turn) - across * cos(turn),
        )


class Skeleton:
    """Every bone at a moment: 0 is the start, 1 the hold."""

    def __init__(self, pose: Pose, move: float) -> None:
        self.pose = pose
        self.move = move
        self.bones = VIEWS[pose.view]
        self.placed: dict[str, Placed] = {}
        for name in TRUNK:
            self._place(name, self._blend(getattr(pose.start, name), getattr(pose.hold, name)))
        for name in LIMBS:
            self._place_limb(name)

    def __getitem__(self, name: str) -> Placed:
        return self.placed[name]

    def _blend(self, start: float, hold: float) -> float:
        return start + (hold - start) * self.move

    def _place(self, name: str, angle: float) -> None:
        bone = self.bones[name]
        joint = self.placed[bone.parent].at(*bone.joint) if bone.parent else self._root()
        self.placed[name] = Placed(joint, angle)

    def _root(self) -> Point:
        start, hold = self.pose.start, self.pose.hold
        if self.pose.knee is None:
            return between(start.root, hold.root, self.move)
        thigh, _ = self._angles(start.right_leg, hold.right_leg)
        return Placed(self.pose.knee, thigh).at(-THIGH, 0)

    def _angles(self, start: Limb, hold: Limb) -> Point:
        if start.angles is None or hold.angles is None:
            raise ValueError("a limb that is held by its angles needs them in both postures")
        return between(start.angles, hold.angles, self.move)

    def _place_limb(self, name: str) -> None:
        start: Limb = getattr(self.pose.start, name)
        hold: Limb = getattr(self.pose.hold, name)
        first, second, last = bones_of(name)
        lengths = (THIGH, SHANK) if name.endswith("leg") else (UPPER_ARM, FOREARM)
        bone = self.bones[first]
        joint = self.placed[bone.parent].at(*bone.joint)
        if start.angles and hold.angles:
            upper, lower = self._angles(start, hold)
        else:
            one, other = (self._end(limb, joint, lengths) for limb in (start, hold))
            upper, lower = _reach(joint, between(one, other, self.move), lengths, hold.bend)
        self._place(first, upper)
        self._place(second, lower)
        self._place(
            last, self._blend(start.last, hold.last) + (lower if name.endswith("arm") else 0)
        )

    def _end(self, limb: Limb, joint: Point, lengths: tuple[float, float]) -> Point:
        """Where the wrist or the ankle of a limb belongs."""
        if limb.angles:
            upper, lower = limb.angles
            elbow = Placed(joint, upper).at(lengths[0], 0)
            return Placed(elbow, lower).at(lengths[1], 0)
        return self.placed[limb.on].at(*limb.end) if limb.on else limb.end


def _reach(joint: Point, target: Point, lengths: tuple[float, float], bend: int) -> Point:
    """The angles of a limb whose end is at the target, by the law of cosines."""
    upper, lower = lengths
    far = min(max(dist(joint, target), abs(upper - lower) + 1), REACH * (upper + lower))
    straight = atan2(target[1] - joint[1], target[0] - joint[0])
    inner = acos((upper**2 + far**2 - lower**2) / (2 * upper * far))
    first = straight + bend * inner
    elbow = (joint[0] + upper * cos(first), joint[1] + upper * sin(first))
    end = (joint[0] + far * cos(straight), joint[1] + far * sin(straight))
    return degrees(first), degrees(atan2(end[1] - elbow[1], end[0] - elbow[0]))
