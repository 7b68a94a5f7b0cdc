"""Outlines through points, as the path data of vector graphics."""

from collections.abc import Sequence
from math import atan2, cos, pi, sin
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

ARROW_HEAD = 11.0
"""Length of an arrow's head, in units of the viewport."""


def number(value: float) -> str:
    """A number with at most one decimal, as short as possible."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def smooth(points: Sequence[Point]) -> str:
    """A closed curve through all points (Catmull-Rom, as cubic Bézier curves)."""
    return _data([_pair(point) for point in _curve(points)])


def smooth_motion(start: Sequence[Point], hold: Sequence[Point]) -> str:
    """The same, moving from points to points."""
    return _data(
        [
            f"{_moving(x0, x1)},{_moving(y0, y1)}"
            for (x0, y0), (x1, y1) in zip(_curve(start), _curve(hold), strict=True)
        ]
    )


def _curve(points: Sequence[Point]) -> list[Point]:
    """The curve's first point, its first handle, then handles and points alternately."""
    count = len(points)
    handles = [
        (
            (points[(i + 1) % count][0] - points[i - 1][0]) / 6,
            (points[(i + 1) % count][1] - points[i - 1][1]) / 6,
        )
        for i in range(count)
    ]
    (x, y), (dx, dy) = points[0], handles[0]
    curve = [(x, y), (x + dx, y + dy)]
    for i in range(1, count + 1):
        (x, y), (dx, dy) = points[i % count], handles[i % count]
        curve += [(x - dx, y - dy), (x, y)]
    return curve


def _data(pairs: Sequence[str]) -> str:
    first = f"M{pairs[0]}C{pairs[1]} {pairs[2]} {pairs[3]}"
    return first + "".join(f"S{pairs[i]} {pairs[i + 1]}" for i in range(4, len(pairs), 2)) + "Z"


def _moving(start: float, hold: float) -> str:
    if abs(hold - start) < 0.1:
        return number(start)
    return f"${{{number(start)}+move*{signed(hold - start)}}}"


def signed(value: float) -> str:
    """A number that may follow an operator."""
    text = number(value)
    return f"({text})" if text.startswith("-") else text


def line(points: Sequence[Point]) -> str:
    """An open line from point to point."""
    return "M" + "L".join(_pair(point) for point in points)


def disc(centre: Point, radius: float) -> str:
    """A circle."""
    x, y = centre
    r = number(radius)
    across = number(2 * radius)
    return f"M{_pair((x - radius, y))}a{r},{r},0,1,0,{across},0a{r},{r},0,1,0,-{across},0Z"


def bow(points: Sequence[Point]) -> str:
    """A curve from the first point to the third, bent towards the second."""
    start, bend, end = points
    return f"M{_pair(start)}Q{_pair(bend)} {_pair(end)}"


def arrow_head(points: Sequence[Point]) -> str:
    """The head of an arrow along a bow."""
    _, (x0, y0), (x, y) = points
    along = atan2(y - y0, x - x0)
    wings = [
        (x - ARROW_HEAD * cos(along + turn), y - ARROW_HEAD * sin(along + turn))
        for turn in (-pi / 5, pi / 5)
    ]
    return line((wings[0], (x, y), wings[1]))


def between(one: Point, other: Point, part: float) -> Point:
    """The point between two others: 0 is `one`, 1 is `other`."""
    return (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)


def _pair(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
