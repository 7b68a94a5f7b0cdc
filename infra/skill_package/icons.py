"""The skill's icon: someone in the knee lunge, in front of a rising sun.

Drawn from the figures below at eight times its size and reduced, so that edges are smooth without
a font, a picture or a library for vectors. ``python -m infra.skill_package.icons`` writes the
committed files.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image, ImageDraw

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = tuple[int, int, int]

ICONS: Final = Path(__file__).parent / "icons"
SIZES: Final = {"small.png": 108, "large.png": 512}
"""Pixels a side, as the skill store wants them (Amazon, "Define Skill Store Details")."""

_FINER: Final = 8

# Everything below is in hundredths of the icon's side, from the top left. The store shows icons
# as circles, so that the corners stay empty.
_SKY: Final[tuple[Colour, Colour]] = ((255, 196, 128), (240, 112, 96))
_SUN: Final[Colour] = (255, 228, 170)
_MAT: Final[Colour] = (20, 62, 88)
_BODY: Final[Colour] = (20, 40, 70)
_SPINE: Final[Colour] = (255, 255, 255)
_SUN_AT: Final[tuple[Point, float]] = ((52.0, 40.0), 27.0)
