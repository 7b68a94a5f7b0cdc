from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.coaching.errors import DoseError
from skill.coaching.plan import Plan, Step, change_later, locate, steps
from skill.coaching.planning import Dose, Wishes, make_plan, own_routine
from skill.coaching.stretches import HoldLevel, Position, Side
from tests.coaching.plans import CATALOGUE, plans


def full(dose: Dose | None = None, **wishes: object) -> Plan:
    return make_plan(CATALOGUE, "full_back", dose or Dose(), Wishes(**wishes))  # type: ignore[arg-type]


def done(plan: Plan, stretch: str) -> list[tuple[str, int]]:
    return [(s.side.value, s.repeat) for s in steps(plan, CATALOGUE) if s.stretch == stretch]


@pytest.mark.parametrize("repeats", [-1, 0, 1, 6, 100])
def test_never_once_and_never_six_times(repeats: int) -> None:
    with pytest.raises(DoseError, match="2 to 5"):
        Dose(repeats)


@pytest.mark.parametrize("seconds", [0, 4, 31, 60])
def test_a_hold_a_person_asks_for_has_bounds(seconds: int) -> None:
    with pytest.raises(DoseError, match="5 to 30"):
        Dose(2, seconds)


def test_cheap_changes_of_side_alternate_within_a_repeat() -> None:
    expected = [("right", 1), ("left", 1), ("right", 2), ("left", 2)]
    assert done(full(), "neck_lateral_flexion") == expected
    assert done(full(), "sciatic_relief") == expected


def test_costly_changes_of_side_come_once() -> None:
    expected = [("right", 1), ("right", 2), ("left", 1), ("left", 2)]
    assert done(full(), "levator_scapulae") == expected
    assert done(full(), "knee_lunge") == expected


def test_quick_is_shortened_by_its_stretches_never_by_its_repeats() -> None:
    quick = make_plan(CATALOGUE, "quick", Dose(5))
    assert len(quick.stretches) < len(full().stretches)
    assert {item.repeats for item in quick.stretches} == {2}


@given(plans)
def test_every_repeat_of_every_side_is_there_once(plan: Plan) -> None:
    every = steps(plan, CATALOGUE)
    assert len(set(every)) == len(every)
    for item in plan.stretches:
        mine = [step for step in every if step.stretch == item.stretch]
        sides = {step.side for step in mine}
        assert sides in ({Side.BOTH}, {Side.LEFT, Side.RIGHT})
        for side in sides:
            repeats = [step.repeat for step in mine if step.side is side]
            assert repeats == list(range(1, item.repeats + 1))
        assert 2 <= item.repeats <= 5


def test_no_kneeling_leaves_out_what_is_done_kneeling() -> None:
    plan = full(left_out=frozenset({"kneeling"}))
    positions = {
        CATALOGUE.position(item.stretch, item.variation, bed=False) for item in plan.stretches
    }
    assert Position.KNEELING not in positions
    assert Position.LYING in positions
    assert plan.no_kneeling


def test_a_wanted_variation_keeps_the_stretch_in() -> None:
    plan = full(left_out=frozenset({"kneeling"}), variations={"knee_lunge": "standing"})
    lunge = plan.planned("knee_lunge")
    assert lunge is not None
    assert lunge.variation == "standing"


@given(plans, st.data())
def test_a_bookmark_means_the_same_step_while_it_is_there(plan: Plan, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(steps(plan, CATALOGUE)))
    assert locate(plan, CATALOGUE, step) == step


@given(plans, plans, st.data())
def test_a_bookmark_survives_another_plan(old: Plan, new: Plan, data: st.DataObject) -> None:
    """It never points past a stretch that is still to come after it."""
    bookmark = data.draw(st.sampled_from(steps(old, CATALOGUE)))
    found = locate(new, CATALOGUE, bookmark)
    order = list(CATALOGUE.stretches)
    later = [
        step
        for step in steps(new, CATALOGUE)
        if order.index(step.stretch) >= order.index(bookmark.stretch)
    ]
    if found is None:
        assert not later
    else:
        assert found in later
        assert found.stretch == later[0].stretch


def test_a_bookmark_beyond_the_repeats_is_the_last_one_of_its_side() -> None:
    found = locate(full(Dose(2)), CATALOGUE, Step("knee_lunge", Side.RIGHT, 5))
    assert found == Step("knee_lunge", Side.RIGHT, 2)


def test_a_change_of_dose_leaves_the_stretch_going_on_alone() -> None:
    plan = change_later(full(), "levator_scapulae", lambda item: replace(item, repeats=4))
    assert [item.repeats for item in plan.stretches] == [2, 2, 2, 4, 4, 4]


def test_levels_of_hold_are_each_stretchs_own() -> None:
    gentle = {item.stretch: item.hold for item in full(Dose(2, HoldLevel.GENTLE)).stretches}
    assert gentle == {
        "neck_flexion": 5,
        "neck_lateral_flexion": 5,
        "levator_scapulae": 10,
        "lower_back_flexion": 3,
        "sciatic_relief": 10,
        "knee_lunge": 10,
    }


@given(st.sets(st.sampled_from(list(CATALOGUE.stretches)), min_size=1))
def test_a_routine_of_ones_own_changes_position_as_little_as_can_be(chosen: set[str]) -> None:
    routine = own_routine(CATALOGUE, chosen)
    assert {item.stretch for item in routine.stretches} == chosen
    own = changes(tuple(item.stretch for item in routine.stretches))
    assert own == min(changes(order) for order in permutations(chosen))


def changes(order: tuple[str, ...]) -> int:
    """How often a person has to change position, from standing on."""
    places = [CATALOGUE.position(name, "standard", bed=False) for name in order]
    return sum(one is not other for one, other in pairwise([Position.STANDING, *places]))


@given(st.data())
def test_a_first_side_of_its_own_changes_the_order_of_a_stretch_and_nothing_else(
    data: st.DataObject,
) -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(data.draw(st.integers(2, 5))))
    name = data.draw(st.sampled_from([item.stretch for item in plan.stretches]))
    items = tuple(
        replace(item, first=Side.LEFT) if item.stretch == name else item for item in plan.stretches
    )
    changed = steps(replace(plan, stretches=items), CATALOGUE)
    assert set(changed) == set(steps(plan, CATALOGUE))
    for step, same in zip(changed, steps(plan, CATALOGUE), strict=True):
        assert step.stretch == same.stretch
        assert step == same or step.stretch == name
    (first, *_) = [step for step in changed if step.stretch == name]
    assert first.side in (Side.LEFT, Side.BOTH)
