"""What a device computes from `move` is where the body is, between the fitted moments as well."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.screens.drawing import Drawing
from skill.screens.poses import Pose, album
from skill.screens.skeleton import LIMBS, Skeleton
from skill.screens.vector import group, motion, unwound
from tests.screens.paper import value

NAMES = [f"{pose.stretch}-{pose.variation}" for pose in album().pose]
SLIP = 7.0
"""Units of the viewport, of 400: what a hand may be off, halfway between two fitted moments."""


@given(*[st.integers(-400, 400)] * 3)
def test_a_value_is_met_at_the_start_in_the_middle_and_in_the_hold(
    start: int, middle: int, hold: int
) -> None:
    written = motion((start, middle, hold))
    for move, wanted in ((0, start), (0.5, middle), (1, hold)):
        assert value(written, move) == pytest.approx(wanted, abs=0.15)


def test_what_does_not_move_is_a_number() -> None:
    assert motion((12.34, 12.34, 12.34)) == 12.3
    assert motion((0, 5, 10)) == "${0+move*10}"
    assert motion((0, 4, -10)) == "${0+move*(26+move*(-36))}"


@given(st.lists(st.floats(-720, 720), min_size=3, max_size=3))
def test_angles_go_the_short_way_round(angles: list[float]) -> None:
    follow = unwound(angles)
    assert all(abs(one - other) <= 180 for one, other in pairwise(follow))
    for angle, same in zip(angles, follow, strict=True):
        assert (angle - same + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("pose", album().pose, ids=NAMES)
@pytest.mark.parametrize("move", [0.25, 0.75])
def test_a_limb_is_where_the_skeleton_has_it(pose: Pose, move: float) -> None:
    drawing, body = Drawing(pose), Skeleton(pose, move)
    for limb in LIMBS:
        if limb in pose.hidden or (pose.cropped and limb.endswith("leg")):
            continue
        place, turn = (0.0, 0.0), 0.0
        item = drawing.limb(limb)
        while True:
            shift = tuple(value(item.get(f"translate{axis}", 0), move) for axis in "XY")
            x = place[0] + shift[0] * cos(radians(turn)) - shift[1] * sin(radians(turn))
            y = place[1] + shift[0] * sin(radians(turn)) + shift[1] * cos(radians(turn))
            place, turn = (x, y), turn + value(item.get("rotation", 0), move)
            inner = [part for part in item["items"] if part["type"] == "group"]
            if not inner:
                break
            item = inner[0]
        last = f"{limb.split('_')[0]}_{'foot' if limb.endswith('leg') else 'hand'}"
        assert dist(place, drawing.screen(body[last].joint)) < SLIP


def test_a_group_moves_and_turns() -> None:
    moving = group([], (1, 2, 3), (0, 0, 0), (170, 180, -170))
    assert moving == {
        "type": "group",
        "translateX": "${1+move*2}",
        "rotation": "${170+move*20}",
        "items": [],
    }
