"""A pose as a drawing: bones and limbs in units of the viewport, with their movement."""

from collections.abc import Callable, Sequence
from functools import partial

from skill.screens.anatomy import VIEWS, bones_of, outline
from skill.screens.outline import Point, smooth
from skill.screens.poses import Pose
from skill.screens.skeleton import Skeleton
from skill.screens.vector import Json, filled, group, rim

SIZE = 400
"""Width and height of the viewport, in its units."""
MOMENTS = (0.0, 0.5, 1.0)
"""Moments of the movement; the values between them are interpolated."""
RIM = 5.0
"""Width in units; its inner half is painted over."""


class Drawing:
    """The pose, its bones at three moments, and the way to screen coordinates."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.bones = VIEWS[pose.view]
        self.moments = [Skeleton(pose, move) for move in MOMENTS]

    def screen(self, point: Point) -> Point:
        """A point of the picture, in units of the viewport."""
        x, height = point
        return (SIZE / 2 + x * self.pose.scale, self.pose.floor - height * self.pose.scale)

    def local(self, point: Point) -> Point:
        """A point along and across a bone, in units of the viewport."""
        along, across = point
        return (along * self.pose.scale, across * self.pose.scale)

    def shape(self, points: Sequence[Point]) -> str:
        """A closed curve along and across a bone."""
        return smooth([self.local(point) for point in points])

    def outline(self, bone: str, shape: str | None = None) -> str:
        """The closed curve around a bone; a hand has several shapes."""
        return self.shape(outline(self.pose.view, bone, shape))

    def at(self, bone: str, items: Sequence[Json], where: Point = (0, 0)) -> Json:
        """Items that move with a bone."""
        places = [self.screen(moment[bone].at(*where)) for moment in self.moments]
        turn = [-moment[bone].angle for moment in self.moments]
        return group(items, [x for x, _ in places], [y for _, y in places], turn)

    def below(self, bone: str, items: Sequence[Json]) -> Json:
        """Items that move with a bone, inside the group of its parent."""
        parent = self.bones[bone].parent
        x, y = self.local(self.bones[bone].joint)
        turn = [moment[parent].angle - moment[bone].angle for moment in self.moments]
        return group(items, [x] * 3, [y] * 3, turn)

    def limb(self, name: str) -> Json:
        """An arm or a leg."""
        colour = "trousers" if name.endswith("leg") else "body"
        if name in self.pose.behind and self.pose.view == "side":
            colour = "far"
        if name in self.pose.moving:
            colour = "limb"
        return self._chain(
            name, [partial(filled, colour=paint) for paint in (colour, colour, "skin")]
        )

    def rim(self, name: str) -> Json:
        """The rim that separates an arm or a leg from what is behind it."""
        return self._chain(name, [partial(rim, width=RIM)] * 3)

    def _chain(self, name: str, paints: Sequence[Callable[[str], Json]]) -> Json:
        """The three bones of a limb, each in its paint; a sleeve is drawn over its hand."""
        first, second, last = bones_of(name)
        if self.pose.cropped and name.endswith("leg"):
            return self.at(first, [paints[0](self.outline(first))])
        end = "fist" if self.pose.closed and last.endswith("hand") else last.split("_")[1]
        tip = self.below(last, [paints[2](self.outline(last, end))])
        middle = self.below(second, [tip, paints[1](self.outline(second))])
        return self.at(first, [middle, paints[0](self.outline(first))])
