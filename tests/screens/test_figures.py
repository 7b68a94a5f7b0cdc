"""Every stretch in every variation has its figure, of both sides, that any screen can draw."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from math import isfinite
from typing import Any

import pytest

from skill.coaching.catalogue import read_catalogue
from skill.coaching.stretches import Side, SideOrder
from skill.screens.drawing import SIZE
from skill.screens.figures import graphic
from skill.screens.palette import LIGHT
from skill.screens.poses import album, pose_of
from tests.screens.paper import Drawn, drawn

CATALOGUE = read_catalogue(
    *(
        files("skill.content").joinpath(f"{name}.toml").read_text("utf-8")
        for name in ("stretches", "routines", "positions")
    )
)
SIDES = {
    (stretch.id, variation): (Side.BOTH,)
    if stretch.order(variation) is SideOrder.TOGETHER
    else (Side.LEFT, Side.RIGHT)
    for stretch in CATALOGUE.stretches.values()
    for variation in stretch.variations
}
FIGURES = [(*key, side) for key, sides in SIDES.items() for side in sides]
MOMENTS = (0, 0.25, 0.5, 0.75, 1)
figures = pytest.mark.parametrize(("stretch", "variation", "side"), FIGURES)
GROUP = {"scaleX", "pivotX", "translateX", "translateY", "rotation", "opacity", "clipPath"}
PATH = {"pathData", "fill", "fillOpacity", "stroke", "strokeWidth"}
PATH_ENDS = {"strokeLineCap", "strokeLineJoin", "strokeOpacity"}


def test_every_variation_has_a_pose_and_every_pose_a_variation() -> None:
    assert [(pose.stretch, pose.variation) for pose in album().pose] == list(SIDES)


def test_the_pose_of_both_sides_is_for_both_sides() -> None:
    for pose in album().pose:
        assert (pose.side == "both") is (SIDES[pose.stretch, pose.variation] == (Side.BOTH,))


def test_there_is_no_figure_of_what_is_no_stretch() -> None:
    with pytest.raises(KeyError, match="no pose for knee_lunge"):
        graphic("knee_lunge", "upside_down", Side.LEFT)


@figures
def test_it_is_a_graphic_of_the_first_version_that_devices_know(
    stretch: str, variation: str, side: Side
) -> None:
    document = graphic(stretch, variation, side)
    assert (document["type"], document["version"]) == ("AVG", "1.1")
    assert document["width"] == document["viewportWidth"] == SIZE
    assert document["height"] == document["viewportHeight"] <= SIZE
    for item in everything(document["items"]):
        kind = item["type"]
        allowed = GROUP | {"items"} if kind == "group" else PATH | PATH_ENDS
        assert item.keys() - {"type"} <= allowed
        assert ("items" in item) if kind == "group" else ("fill" in item) is not ("stroke" in item)


def everything(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [part for item in items for part in (item, *everything(item.get("items", [])))]


@figures
def test_its_parameters_are_those_it_uses(stretch: str, variation: str, side: Side) -> None:
    document = graphic(stretch, variation, side)
    written = json.dumps(document["items"])
    named = {"move", *re.findall(r"\$\{([a-z]+)\}", written)}
    assert "move" in written
    assert {parameter["name"] for parameter in document["parameters"]} == named
    assert {"feel", "arrow", "hair", "skin", "body"} <= named
    assert ("limb" in named) is any(part != "head" for part in pose_of(stretch, variation).moving)
    for parameter in document["parameters"][1:]:
        assert parameter["default"] == LIGHT[parameter["name"]]


@figures
def test_it_is_small(stretch: str, variation: str, side: Side) -> None:
    written = json.dumps(graphic(stretch, variation, side), separators=(",", ":"))
    assert len(written) < 12_000
    assert not re.search(r"\.\d\d|NaN|Infinity", re.sub(r"0\.\d\d", "0", written))


@figures
@pytest.mark.parametrize("move", MOMENTS)
def test_it_stays_in_its_frame(stretch: str, variation: str, side: Side, move: float) -> None:
    document = graphic(stretch, variation, side)
    cropped = "clipPath" in json.dumps(document)
    for path in drawn(document, move):
        for x, y in path.points:
            assert isfinite(x + y)
            if path.source.get("stroke") == "${arrow}" or not (cropped or is_prop(path)):
                assert 0 <= x <= SIZE, path
                assert 0 <= y <= document["height"], path


def is_prop(path: Drawn) -> bool:
    return path.source.get("stroke") in ("${prop}", "${line}")


@pytest.mark.parametrize("move", MOMENTS)
@pytest.mark.parametrize("key", [key for key, sides in SIDES.items() if len(sides) == 2])
def test_left_is_the_mirror_image_of_right(key: tuple[str, str], move: float) -> None:
    right, left = (drawn(graphic(*key, side), move) for side in (Side.RIGHT, Side.LEFT))
    assert [path.source for path in left] == [path.source for path in right]
    for one, other in zip(left, right, strict=True):
        mirrored = [(SIZE - x, y) for x, y in other.points]
        for point, expected in zip(one.points, mirrored, strict=True):
            assert point == pytest.approx(expected)


def test_what_has_no_sides_is_never_mirrored() -> None:
    both = graphic("neck_flexion", "standard", Side.BOTH)
    assert graphic("neck_flexion", "standard", Side.LEFT) == both
    assert graphic("neck_flexion", "standard", Side.RIGHT) == both


@pytest.mark.parametrize("key", SIDES)
def test_something_moves(key: tuple[str, str]) -> None:
    start, hold = (drawn(graphic(*key, SIDES[key][0]), move) for move in (0, 1))
    farthest = max(
        abs(x - u) + abs(y - v)
        for one, other in zip(start, hold, strict=True)
        for (x, y), (u, v) in zip(one.points, other.points, strict=True)
    )
    assert farthest > 10
