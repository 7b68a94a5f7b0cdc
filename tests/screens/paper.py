"""What an AVG document draws at a moment of its movement: every path, in units of the viewport."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]
Json: TypeAlias = Mapping[str, Any]

EXPRESSION = re.compile(r"\$\{([^}]*)\}")
STEP = re.compile(r"([MLCSQaZ])|(-?\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class Turned:
    """Where a group puts what is in it: x and y of a point from its own x and y."""

    xx: float = 1
    xy: float = 0
    yx: float = 0
    yy: float = 1
    x: float = 0
    y: float = 0

    def __call__(self, point: Point) -> Point:
        a, b = point
        return (self.xx * a + self.xy * b + self.x, self.yx * a + self.yy * b + self.y)

    def then(self, group: Json, move: float) -> Turned:
        """The same with a group inside it: scaled and turned about its pivot, then moved."""
        turn = radians(value(group.get("rotation", 0), move))
        flip = value(group.get("scaleX", 1), move)
        pivot = value(group.get("pivotX", 0), move)
        xx, yx = cos(turn) * flip, sin(turn) * flip
        xy, yy = -sin(turn), cos(turn)
        x = value(group.get("translateX", 0), move) + pivot * (1 - xx)
        y = value(group.get("translateY", 0), move) - pivot * yx
        start, right, down = self((x, y)), self((x + xx, y + yx)), self((x + xy, y + yy))
        return Turned(
            right[0] - start[0], down[0] - start[0], right[1] - start[1], down[1] - start[1], *start
        )


@dataclass(frozen=True)
class Drawn:
    """A path on paper."""

    points: tuple[Point, ...]
    """All that its data names, handles of curves as well."""
    source: Json = field(repr=False)


def value(written: str | float, move: float) -> float:
    """A number, or an expression of `move`."""
    if isinstance(written, int | float):
        return float(written)
    match = EXPRESSION.fullmatch(written)
    assert match, written
    assert re.fullmatch(r"[-+*().\d]|(?:move|[-+*().\d])+", match[1]), written
    return float(eval(match[1], {"__builtins__": {}}, {"move": move}))


def drawn(document: Json, move: float) -> list[Drawn]:
    """Every path, from behind to in front."""
    return list(_drawn(document["items"], Turned(), move))


def _drawn(items: list[Json], turned: Turned, move: float) -> Iterator[Drawn]:
    for item in items:
        if item["type"] == "group":
            yield from _drawn(item["items"], turned.then(item, move), move)
        else:
            yield Drawn(tuple(turned(point) for point in points(item["pathData"], move)), item)


def points(data: str, move: float) -> list[Point]:
    """The points that path data names; of an arc, its ends."""
    plain = EXPRESSION.sub(lambda match: f"{value(match[0], move):.3f}", data)
    found: list[Point] = []
    command, numbers = "", []
    for letter, digits in [*STEP.findall(plain), ("Z", "")]:
        if digits:
            numbers.append(float(digits))
            continue
        if command == "a":
            x, y = found[-1]
            found.append((x + numbers[5], y + numbers[6]))
        else:
            found += zip(numbers[::2], numbers[1::2], strict=True)
        command, numbers = letter, []
    return found
