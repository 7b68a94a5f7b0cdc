"""A pose on paper: bones and limbs in units of the viewport, wherever they move."""

from collections.abc import Iterator, Sequence

from skill.screens.anatomy import ARM, LEG, VIEWS, outline
from skill.screens.outline import Point, smooth
from skill.screens.poses import Pose
from skill.screens.skeleton import Skeleton
from skill.screens.vector import Json, filled, group, rim

SIZE = 400
"""Units of the viewport, to either side."""
MOMENTS = (0.0, 0.5, 1.0)
"""Of the movement: what is between them is fitted."""
RIM = 5.0
"""Units, of which the inner half is painted over."""


class Drawing:
    """The pose, its bones at three moments, and how they come to the screen."""

    def __init__(self, pose: Pose) -> None:
        self.pose = pose
        self.bones = VIEWS[pose.view]
        self.moments = [Skeleton(pose, move) for move in MOMENTS]

    def screen(self, point: Point) -> Point:
        """A place in the picture."""
        x, height = point
        return (SIZE / 2 + x * self.pose.scale, self.pose.floor - height * self.pose.scale)

    def local(self, point: Point) -> Point:
        """A place along and across a bone."""
        along, across = point
        return (along * self.pose.scale, across * self.pose.scale)

    def shape(self, points: Sequence[Point]) -> str:
        """A closed curve along and across a bone."""
        return smooth([self.local(point) for point in points])

    def outline(self, bone: str) -> str:
        """The closed curve round a bone."""
        return self.shape(outline(self.pose.view, bone))

    def at(self, bone: str, items: Sequence[Json], where: Point = (0, 0)) -> Json:
        """Items that go with a bone."""
        places = [self.screen(moment[bone].at(*where)) for moment in self.moments]
        turn = [-moment[bone].angle for moment in self.moments]
        return group(items, [x for x, _ in places], [y for _, y in places], turn)

    def below(self, bone: str, items: Sequence[Json]) -> Json:
        """Items that go with a bone, inside the group of the bone it hangs on."""
        parent = self.bones[bone].parent
        x, y = self.local(self.bones[bone].joint)
        turn = [moment[parent].angle - moment[bone].angle for moment in self.moments]
        return group(items, [x] * 3, [y] * 3, turn)

    def limb(self, name: str, *, behind: bool) -> Iterator[Json]:
        """An arm or a leg; in front of other parts, it has a rim."""
        side, kind = name.split("_")
        colour = "far" if behind else "trousers" if kind == "leg" else "body"
        bare = "far" if behind else "skin"
        if name in self.pose.moving:
            colour, bare = "limb", "skin"
        first, second, last = (f"{side}_{part}" for part in (LEG if kind == "leg" else ARM))
        shapes = [self.outline(bone) for bone in (first, second, last)]
        if not behind:
            yield self._chain((first, second, last), [rim(shape, RIM) for shape in shapes])
        colours = (colour, colour, bare)
        yield self._chain(
            (first, second, last),
            [filled(shape, paint) for shape, paint in zip(shapes, colours, strict=True)],
        )

    def _chain(self, bones: tuple[str, str, str], paths: Sequence[Json]) -> Json:
        """Three paths on the three bones of a limb: a sleeve lies over its hand."""
        tip = self.below(bones[2], [paths[2]])
        return self.at(bones[0], [self.below(bones[1], [tip, paths[1]]), paths[0]])
