"""The head: from the side, or from behind with a face that may turn."""

from skill.screens.anatomy import flesh
from skill.screens.drawing import RIM, Drawing
from skill.screens.outline import Point, between, bow, smooth_motion
from skill.screens.vector import Json, filled, rim, stroke


def head(drawing: Drawing) -> Json:
    """The head in its place."""
    paths = _from_the_side if drawing.pose.view == "side" else _from_behind
    return drawing.at("head", paths(drawing))


def _from_the_side(drawing: Drawing) -> list[Json]:
    shapes = flesh().side
    skull = drawing.outline("head")
    return [
        rim(skull, RIM),
        filled(skull, "skin"),
        filled(drawing.shape(shapes["hair"]), "hair"),
        filled(drawing.shape(shapes["ear"]), "skin"),
        stroke(bow([drawing.local(point) for point in shapes["eye"]]), "hair", 1.6),
    ]


def _from_behind(drawing: Drawing) -> list[Json]:
    skull = _turning(drawing, "head")
    return [
        filled(_turning(drawing, "other_ear"), "skin"),
        rim(skull, RIM),
        filled(skull, "skin"),
        filled(_turning(drawing, "hair"), "hair"),
        stroke(_strands(drawing), "ground", 1.4, 0.4),
        filled(_turning(drawing, "ear"), "skin"),
    ]


def _strands(drawing: Drawing) -> str:
    """Strands of hair from the crown: without them, the back of a head looks like an egg."""
    strands = (((14, 1), (10, -3), (5, -2)), ((14, 1), (9, 4), (3, 4)))
    return "".join(bow([drawing.local(point) for point in strand]) for strand in strands)


def _turning(drawing: Drawing, feature: str) -> str:
    """The outline of a feature, as the face turns from the start to the hold."""
    away, turned = flesh().back[feature], flesh().turned[feature]

    def at(turn: float) -> list[Point]:
        pairs = zip(away, turned, strict=True)
        return [drawing.local(between(one, other, turn)) for one, other in pairs]

    return smooth_motion(at(drawing.pose.start.turn), at(drawing.pose.hold.turn))
