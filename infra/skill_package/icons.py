"""The skill's icon: someone in the knee lunge on a mat, with the sun behind.

``python -m infra.skill_package.icons`` draws the committed files from the figures below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import dist
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image, ImageDraw

from infra.skill_package.manifest import ICONS

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[int, int, int]

SIZES: Final = {"small.png": 108, "large.png": 512}
"""Pixels a side, as the skill store requires (ask-smapi-model, the manifest's publishing
information)."""

FINER: Final = 8
"""How many times larger it is drawn before it is scaled down, for smooth edges."""

SKY: Final[tuple[Colour, Colour]] = ((14, 84, 110), (72, 190, 176))
SUN: Final[Colour] = (255, 214, 138)
BODY: Final[Colour] = (16, 44, 76)
CORAL: Final[Colour] = (255, 122, 89)


@dataclass(frozen=True)
class Limb:
    """A stroke with round ends. All lengths are hundredths of the icon's side."""

    points: tuple[Point, ...]
    """From the top left; three points are the start, the control point and the end of a curve."""
    widths: tuple[float, float]
    """At the start and at the end."""
    colour: Colour = BODY


HEAD: Final = ((52.5, 21.0), 7.0)
LIMBS: Final = (
    Limb(((46.5, 59), (37.5, 79)), (10.5, 8)),
    Limb(((37.5, 79.2), (21.5, 80.2)), (8, 5.2)),
    Limb(((46.5, 59), (69, 56.5)), (10.5, 8.6)),
    Limb(((69, 56.5), (69.6, 78.5)), (8.4, 6)),
    Limb(((69.4, 80.2), (77, 80.8)), (5.6, 4.6)),
    Limb(((46.5, 58.5), (43.3, 46), (49, 34.8)), (11, 10.5)),
    Limb(((49.5, 33), (51.3, 26)), (6, 5)),
    Limb(((50.5, 35), (57, 50), (67.5, 52.5)), (6.2, 4.6)),
    Limb(((45.2, 57), (42.2, 46), (47.2, 34.6)), (2.2, 2.2), CORAL),
)
"""From back to front: the rear leg, the front leg, the trunk, the neck, the arm; and the back,
which this is all about."""


def draw(side: int) -> Image.Image:
    """Draw the icon as a disc, `side` pixels wide: the store shows icons as circles."""
    size = side * FINER
    picture = _sky(size)
    canvas = ImageDraw.Draw(picture)
    scale = size / 100
    _disc(canvas, (52.0, 46.0), 34.0, SUN, scale)
    mat = [edge * scale for edge in (18.5, 83.2, 81.5, 87.4)]
    canvas.rounded_rectangle(mat, radius=2.1 * scale, fill=CORAL)
    _disc(canvas, *HEAD, BODY, scale)
    for limb in LIMBS:
        _stroke(canvas, limb, scale)
    picture.putalpha(_round(size))
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def write(folder: Path = ICONS) -> None:
    """Write the icons into a folder."""
    for name, side in SIZES.items():
        draw(side).save(folder / name, optimize=True)


def _sky(size: int) -> Image.Image:
    top, bottom = (Image.new("RGB", (size, size), colour) for colour in SKY)
    fade = Image.linear_gradient("L").resize((size, size), Image.Resampling.BICUBIC)
    return Image.composite(bottom, top, fade)


def _round(size: int) -> Image.Image:
    mask = Image.new("L", (size, size), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, size - 1, size - 1), fill=255)
    return mask


def _disc(
    canvas: ImageDraw.ImageDraw, at: Point, radius: float, colour: Colour, scale: float
) -> None:
    x, y = at
    box = [edge * scale for edge in (x - radius, y - radius, x + radius, y + radius)]
    canvas.ellipse(box, fill=colour)


def _stroke(canvas: ImageDraw.ImageDraw, limb: Limb, scale: float) -> None:
    path = _path(limb.points)
    start, end = limb.widths
    for step, point in enumerate(path):
        width = start + (end - start) * step / (len(path) - 1)
        _disc(canvas, point, width / 2, limb.colour, scale)


def _path(points: Sequence[Point]) -> list[Point]:
    """Points along a line or a quadratic curve, close enough to look continuous."""
    first, *pull, last = points
    (pull_x, pull_y) = pull[0] if pull else ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    steps = int(8 * sum(dist(one, other) for one, other in pairwise(points)))
    path = []
    for step in range(steps + 1):
        t = step / steps
        near, middle, far = (1 - t) ** 2, 2 * (1 - t) * t, t**2
        path.append(
            (
                near * first[0] + middle * pull_x + far * last[0],
                near * first[1] + middle * pull_y + far * last[1],
            )
        )
    return path


if __name__ == "__main__":
    write()
