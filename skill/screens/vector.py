"""Alexa's vector graphics (AVG 1.1): paths, groups, and values that move."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from skill.screens.outline import number, signed

Json: TypeAlias = dict[str, Any]


def filled(data: str, colour: str, opacity: float = 1.0) -> Json:
    """An area in a colour of the palette."""
    path = {"type": "path", "pathData": data, "fill": f"${{{colour}}}"}
    return path if opacity == 1.0 else {**path, "fillOpacity": opacity}


def stroke(data: str, colour: str, width: float, opacity: float = 1.0) -> Json:
    """A line with round ends, so many units wide."""
    path = {
        "type": "path",
        "pathData": data,
        "stroke": f"${{{colour}}}",
        "strokeWidth": round(width, 1),
        "strokeLineCap": "round",
        "strokeLineJoin": "round",
    }
    return path if opacity == 1.0 else {**path, "strokeOpacity": opacity}


def rim(data: str, width: float) -> Json:
    """A rim in the ground colour, which separates what is in front from what is behind."""
    return {"type": "path", "pathData": data, "stroke": "${ground}", "strokeWidth": width}


def group(
    items: Sequence[Json], x: Sequence[float], y: Sequence[float], turn: Sequence[float]
) -> Json:
    """Items that move: positions and angles at the start, in the middle and in the hold."""
    moves = {"translateX": motion(x), "translateY": motion(y), "rotation": motion(unwound(turn))}
    told = {name: value for name, value in moves.items() if value != 0}
    return {"type": "group", **told, "items": list(items)}


def motion(values: Sequence[float]) -> str | float:
    """A value that moves from start through middle to hold, as an expression of `move`."""
    start, middle, hold = values
    if max(abs(middle - start), abs(hold - start)) < 0.05:
        return round(start, 1)
    linear, square = 4 * middle - 3 * start - hold, 2 * start + 2 * hold - 4 * middle
    if abs(square) < 0.4:
        return f"${{{number(start)}+move*{signed(hold - start)}}}"
    return f"${{{number(start)}+move*({number(linear)}+move*{signed(square)})}}"


def unwound(angles: Sequence[float]) -> list[float]:
    """Angles in degrees, each turned the short way from the one before."""
    follow = [(angles[0] + 180) % 360 - 180]
    for angle in angles[1:]:
        follow.append(follow[-1] + (angle - follow[-1] + 180) % 360 - 180)
    return follow
