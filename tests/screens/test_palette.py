"""Colours can be told apart, by everybody: the contrasts of WCAG 2.2."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from skill.screens.palette import DARK, LIGHT

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
READ = ("ink", "quiet", "accent", "limb", "arrow")
"""Words, and what a figure is about."""
SEEN = ("body", "trousers", "far", "skin", "hair", "prop")
"""The rest of a figure."""


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_themes_name_the_same_colours() -> None:
    assert list(LIGHT) == list(DARK)


@THEMES
@pytest.mark.parametrize("name", READ)
def test_what_is_read_stands_out_from_the_ground(palette: Mapping[str, str], name: str) -> None:
    assert contrast(palette[name], palette["ground"]) >= 7


@THEMES
@pytest.mark.parametrize("name", SEEN)
def test_the_rest_is_seen_on_the_ground(palette: Mapping[str, str], name: str) -> None:
    assert contrast(palette[name], palette["ground"]) >= 3


@THEMES
@pytest.mark.parametrize("name", ["body", "trousers", "far", "skin"])
def test_what_moves_differs_in_lightness_from_what_rests(
    palette: Mapping[str, str], name: str
) -> None:
    assert contrast(palette["limb"], palette[name]) >= 1.5


@THEMES
@pytest.mark.parametrize("name", ["body", "trousers", "skin", "limb"])
def test_the_ring_round_what_is_felt_is_seen_on_the_body(
    palette: Mapping[str, str], name: str
) -> None:
    assert contrast(palette["ground"], palette[name]) >= 3
