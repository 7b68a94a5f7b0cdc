"""The figures of the stretches: what moves, where to, which side, and where it pulls."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from skill.coaching.stretches import Side
from skill.screens.drawing import SIZE, Drawing
from skill.screens.head import head
from skill.screens.outline import arrow_head, bow, disc, line
from skill.screens.palette import LIGHT
from skill.screens.poses import Pose, album, pose_of
from skill.screens.skeleton import LIMBS
from skill.screens.vector import Json, filled, stroke

ARROW = 5.0
"""Width of an arrow, in units of the viewport."""
WINDOW = f"M0,0H{SIZE}V{SIZE - 4}H0Z"
"""The visible part of a figure of which only the upper body matters."""
GLOW = ((1.0, "feel", 0.5), (0.64, "ground", 1.0), (0.5, "feel", 1.0))
"""The discs where the stretch is felt: share of the radius, colour, opacity."""


@cache
def graphic(stretch: str, variation: str, side: Side) -> dict[str, Any]:
    """An AVG 1.1 document of that stretch, drawn to scale, 400 units wide and at most as high.

    Its parameters are `move` (0 is the start, 1 the hold) and the palette's colours that it needs,
    by default those of the light theme. Raises KeyError if there is no such pose.
    """
    pose = pose_of(stretch, variation)
    items = list(_layers(pose))
    if pose.cropped:
        items = [{"type": "group", "clipPath": WINDOW, "items": items}]
    if pose.side == side.other and side is not Side.BOTH:
        items = [{"type": "group", "scaleX": -1, "pivotX": SIZE / 2, "items": items}]
    top, bottom = pose.frame
    if top:
        items = [{"type": "group", "translateY": -top, "items": items}]
    written = repr(items)
    return {
        "type": "AVG",
        "version": "1.1",
        "width": SIZE,
        "height": bottom - top,
        "viewportWidth": SIZE,
        "viewportHeight": bottom - top,
        "parameters": [
            {"name": "move", "type": "number", "default": 0},
            *(
                {"name": name, "type": "color", "default": colour}
                for name, colour in LIGHT.items()
                if f"${{{name}}}" in written
            ),
        ],
        "items": items,
    }


def from_behind(stretch: str, variation: str) -> bool:
    """Whether the figure shows its back. Raises KeyError if there is no such pose."""
    return pose_of(stretch, variation).view == "back"


def _layers(pose: Pose) -> Iterator[Json]:
    """From back to front."""
    drawing = Drawing(pose)
    yield from _things(drawing, in_front=False)
    yield from (drawing.limb(name) for name in pose.behind)
    yield from _trunk(drawing)
    yield head(drawing)
    for name in _in_front(pose):
        if name not in _resting_legs(pose):
            if name not in pose.spread:
                yield drawing.rim(name)
            yield drawing.limb(name)
    yield from _things(drawing, in_front=True)
    yield _feel(drawing)
    arrow = [drawing.screen(point) for point in pose.arrow]
    shaft = stroke(bow(arrow) + arrow_head(arrow), "arrow", ARROW)
    # Once there, there is nowhere to move.
    yield {"type": "group", "opacity": "${1-0.85*move}", "items": [shaft]}


def _trunk(drawing: Drawing) -> Iterator[Json]:
    """Trunk and neck; a resting leg goes under the shirt, and its rim shows outside the trunk."""
    legs = _resting_legs(drawing.pose)
    if drawing.pose.view == "side":
        yield from (drawing.rim(name) for name in legs)
    yield drawing.at("neck", [filled(drawing.outline("neck"), "skin")])
    yield drawing.at("pelvis", [filled(drawing.outline("pelvis"), "trousers")])
    yield from (drawing.limb(name) for name in legs)
    yield drawing.at("chest", [filled(drawing.outline("chest"), "body")])


def _in_front(pose: Pose) -> list[str]:
    return [name for name in LIMBS if name not in (*pose.behind, *pose.hidden)]


def _resting_legs(pose: Pose) -> list[str]:
    return [name for name in _in_front(pose) if name.endswith("leg") and name not in pose.moving]


def _things(drawing: Drawing, *, in_front: bool) -> Iterator[Json]:
    for thing in drawing.pose.things:
        if thing.in_front is not in_front:
            continue
        for part in album().things[thing.name]:
            points = [drawing.screen((x + thing.x, height)) for x, height in part.points]
            colour = "line" if part.quiet else "prop"
            yield stroke(line(points), colour, part.width * drawing.pose.scale)


def _feel(drawing: Drawing) -> Json:
    feel = drawing.pose.feel
    radius = feel.radius * drawing.pose.scale
    discs = [filled(disc((0, 0), radius * part), colour, opacity) for part, colour, opacity in GLOW]
    return {**drawing.at(feel.on, discs, feel.at), "rotation": 0, "opacity": "${0.35+0.65*move}"}
