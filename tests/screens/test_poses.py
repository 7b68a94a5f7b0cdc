"""The body in the figures is a body: bones keep their length, feet stand, hands hold.

Lengths are centimetres, angles degrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import dist

import pytest

from skill.screens.anatomy import (
    FOREARM,
    SHANK,
    THIGH,
    TRUNK,
    UPPER_ARM,
    VIEWS,
    Bone,
    bones_of,
    outline,
)
from skill.screens.outline import Point
from skill.screens.poses import Pose, album, pose_of
from skill.screens.skeleton import LIMBS, Skeleton

MOMENTS = (0, 0.25, 0.5, 0.75, 1)


def each(poses: Iterable[Pose]) -> pytest.MarkDecorator:
    """A test for each of the poses."""
    chosen = list(poses)
    names = [f"{pose.stretch}-{pose.variation}" for pose in chosen]
    return pytest.mark.parametrize("pose", chosen, ids=names)


POSES = each(album().pose)
FROM_THE_SIDE = each(pose for pose in album().pose if pose.view == "side")
WHOLE = each(pose for pose in album().pose if pose.view == "side" and not pose.cropped)
LYING = each(
    pose_of(stretch, variation)
    for stretch in ("lower_back_flexion", "sciatic_relief")
    for variation in ("standard", "easier")
)


def flesh_at(pose: Pose, bone: str, move: float) -> list[Point]:
    """The outline of a bone in the picture."""
    placed = Skeleton(pose, move)[bone]
    return [placed.at(*point) for point in outline(pose.view, bone)]


def lowest(pose: Pose, bone: str, move: float) -> float:
    return min(height for _, height in flesh_at(pose, bone, move))


@POSES
@pytest.mark.parametrize("move", MOMENTS)
def test_bones_keep_their_length(pose: Pose, move: float) -> None:
    body = Skeleton(pose, move)
    for limb in LIMBS:
        lengths = (THIGH, SHANK) if limb.endswith("leg") else (UPPER_ARM, FOREARM)
        for (one, other), length in zip(pairwise(bones_of(limb)), lengths, strict=True):
            assert dist(body[one].joint, body[other].joint) == pytest.approx(length)
    for bone in TRUNK[1:]:
        hangs: Bone = VIEWS[pose.view][bone]
        apart = dist(body[bone].joint, body[hangs.parent].joint)
        assert apart == pytest.approx(dist((0, 0), hangs.joint))


@POSES
def test_wrists_and_ankles_are_where_the_pose_wants_them(pose: Pose) -> None:
    for move, posture in ((0, pose.start), (1, pose.hold)):
        body = Skeleton(pose, move)
        for name in LIMBS:
            limb = getattr(posture, name)
            if limb.angles is None and name not in pose.hidden:
                wanted = body[limb.on].at(*limb.end) if limb.on else limb.end
                assert dist(body[bones_of(name)[2]].joint, wanted) < 1


@FROM_THE_SIDE
@pytest.mark.parametrize("move", MOMENTS)
def test_knees_and_elbows_bend_the_way_they_can(pose: Pose, move: float) -> None:
    body = Skeleton(pose, move)
    for name in LIMBS:
        upper, lower, _ = bones_of(name)
        sign = 1 if name.endswith("leg") else -1
        bent = (sign * (body[upper].angle - body[lower].angle) + 180) % 360 - 180
        assert -1 <= bent <= 150, (name, bent)


@POSES
@pytest.mark.parametrize("move", MOMENTS)
def test_the_spine_bends_a_little_at_a_time(pose: Pose, move: float) -> None:
    body = Skeleton(pose, move)
    for (one, other), most in zip(pairwise(TRUNK), (20, 40, 25), strict=True):
        assert abs(body[one].angle - body[other].angle) <= most


@WHOLE
@pytest.mark.parametrize("move", MOMENTS)
def test_nothing_is_below_the_floor(pose: Pose, move: float) -> None:
    for bone in VIEWS[pose.view]:
        assert lowest(pose, bone, move) > -1


@WHOLE
def test_feet_are_on_the_floor(pose: Pose) -> None:
    for side in ("left", "right"):
        lifted = pose.start != pose.hold and f"{side}_leg" in pose.moving
        for move in (0,) if lifted and pose.stretch != "knee_lunge" else MOMENTS:
            assert lowest(pose, f"{side}_foot", move) < 1.5


@LYING
def test_who_lies_rests_on_the_mat(pose: Pose) -> None:
    for bone in ("head", "chest", "pelvis"):
        assert lowest(pose, bone, 0) < 2
    curled = (pose.stretch, pose.variation) == ("lower_back_flexion", "standard")
    assert (lowest(pose, "head", 1) > 5) is curled


def test_a_knee_on_the_floor_stays_there() -> None:
    for variation in ("standard", "easier"):
        pose = pose_of("knee_lunge", variation)
        knees = [Skeleton(pose, move)["right_shank"].joint for move in MOMENTS]
        assert all(knee == pytest.approx(pose.knee) for knee in knees)
        assert lowest(pose, "right_shank", 0) < 2


def test_the_named_side_leads() -> None:
    ear = Skeleton(pose_of("neck_lateral_flexion", "standard"), 1)["head"].at(17, 0)
    assert ear[0] > 10
    levator = pose_of("levator_scapulae", "standard")
    assert (levator.side, levator.start.turn, levator.hold.turn) == ("right", 0, 1)
    assert {pose_of("knee_lunge", name).moving for name in ("standard", "easier", "standing")} == {
        ("left_leg",)
    }
    for pose in album().pose:
        if pose.side != "both":
            assert {part.split("_")[0] for part in pose.moving} <= {"head", pose.side}


@POSES
def test_what_is_said_to_move_moves(pose: Pose) -> None:
    start, hold = Skeleton(pose, 0), Skeleton(pose, 1)
    for part in pose.moving:
        bones = bones_of(part)[:2] if part in LIMBS else (part,)
        assert max(abs(start[bone].angle - hold[bone].angle) for bone in bones) > 5, part


def test_in_the_lunge_the_named_foot_is_in_front() -> None:
    for variation in ("standard", "easier", "standing"):
        pose = pose_of("knee_lunge", variation)
        body = Skeleton(pose, 1)
        assert pose.side == "left"
        assert body["left_foot"].joint[0] > body["pelvis"].joint[0] > body["right_foot"].joint[0]


def test_it_is_felt_where_the_words_say() -> None:
    for variation in ("standard", "easier", "standing"):
        side_bend = pose_of("neck_lateral_flexion", variation)
        assert side_bend.feel.on == "neck"
        assert side_bend.feel.at[1] < 0
    for variation in ("standard", "easier"):
        assert pose_of("levator_scapulae", variation).feel.at[1] > 0
        assert pose_of("sciatic_relief", variation).feel.at[0] < 0
        assert pose_of("lower_back_flexion", variation).feel.at[0] > 10
    for variation in ("standard", "easier", "standing"):
        nod, lunge = pose_of("neck_flexion", variation), pose_of("knee_lunge", variation)
        assert nod.feel.at[1] < 0
        # At the front of the hip whose leg is behind.
        assert (lunge.side, lunge.feel.on) == ("left", "right_thigh")
        assert lunge.feel.at[1] < 0


def test_an_easier_variation_moves_less() -> None:
    for stretch, bone in (
        ("neck_flexion", "head"),
        ("neck_lateral_flexion", "head"),
        ("levator_scapulae", "head"),
        ("sciatic_relief", "right_thigh"),
        ("knee_lunge", "right_thigh"),
    ):
        moved = [
            abs(Skeleton(pose, 1)[bone].angle - Skeleton(pose, 0)[bone].angle)
            for pose in (pose_of(stretch, "standard"), pose_of(stretch, "easier"))
        ]
        assert moved[1] < 0.8 * moved[0], stretch
