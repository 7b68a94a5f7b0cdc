"""The committed icons are those that the drawing gives."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from infra.skill_package.icons import SIZES, write
from infra.skill_package.manifest import ICONS

ROUNDING = 3
"""Of 255: how far a colour may be off where another machine rounds otherwise."""


@pytest.fixture(scope="module", params=SIZES)
def icons(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Image.Image, Image.Image]:
    """A committed icon, and the same drawn anew."""
    folder = tmp_path_factory.mktemp("icons")
    write(folder)
    with Image.open(ICONS / request.param) as one, Image.open(folder / request.param) as other:
        return one.copy(), other.copy()


def furthest(one: Image.Image, other: Image.Image) -> int:
    """How far the most different colours are apart, 0 to 255."""
    bands = ImageChops.difference(one, other).split()
    return max(int(band.getextrema()[1]) for band in bands)  # type: ignore[arg-type]


def test_the_committed_icons_are_the_drawing(icons: tuple[Image.Image, Image.Image]) -> None:
    committed, drawn = icons
    assert (committed.mode, committed.size) == (drawn.mode, drawn.size)
    assert furthest(committed, drawn) <= ROUNDING
