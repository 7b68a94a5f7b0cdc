import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry, hold_cues
from skill.coaching.plan import Plan, Step, position_of, steps
from skill.coaching.planning import Dose, Wishes, make_plan
from skill.coaching.script import Writer, writer_of
from skill.coaching.stretches import HoldLevel, Pace, Phase, Position, Side, Talk
from skill.coaching.vocabulary import LIMBS
from skill.languages.en.grammar import number
from tests.coaching.plans import CATALOGUE, CONTENT, CONTENTS, WORDS, locales, plans, writer


def delivered(cues: list[Cue]) -> float:
    """Seconds from the last word before the hold to the first word of the release."""
    marks = sum(CONTENT.price(cue.line) for cue in cues[1:])
    return marks + sum(cue.silence for cue in cues)


def holds(cues: tuple[Cue, ...]) -> dict[Step, list[Cue]]:
    found = defaultdict(list)
    for cue in cues:
        if cue.phase is Phase.HOLD and cue.step:
            found[cue.step].append(cue)
    return found


def lines_of(cues: tuple[Cue, ...]) -> list[str]:
    return [cue.line for cue in cues if cue.line]


@given(plans)
def test_the_seconds_promised_are_the_seconds_delivered_on_both_sides(plan: Plan) -> None:
    found = holds(writer(plan).script())
    assert set(found) == set(steps(plan, CATALOGUE))
    for step, cues in found.items():
        planned = plan.planned(step.stretch)
        assert planned is not None
        assert delivered(cues) == pytest.approx(planned.hold)
    for step, cues in found.items():
        other = Step(step.stretch, step.side.other, step.repeat)
        assert delivered(found[other]) == delivered(cues)


@given(st.integers(3, 30), locales)
def test_the_first_half_of_every_hold_is_silent_and_marks_are_true(
    seconds: int, locale: str
) -> None:
    step, content = Step("knee_lunge", Side.LEFT, 1), CONTENTS[locale]
    cues = list(hold_cues(step, seconds, "Stay.", content.words, content.price))
    assert all(cue.silence >= 0 for cue in cues)
    assert cues[0].silence >= seconds / 2
    left = float(seconds)
    for cue in cues[1:]:
        left -= cues[cues.index(cue) - 1].silence
        assert cue.line == content.words.line("hold.left", seconds=round(left))
        left -= content.price(cue.line)


@given(st.integers(3, 30))
def test_the_last_three_seconds_are_counted_for_who_wants_it(seconds: int) -> None:
    step = Step("knee_lunge", Side.LEFT, 1)
    cues = list(hold_cues(step, seconds, "Stay.", WORDS, CONTENT.price, counts=True))
    assert [cue.line for cue in cues[-3:]] == ["Three.", "Two.", "One."]
    assert all(cue.silence >= 0 for cue in cues)
    assert delivered(cues) == pytest.approx(seconds)


@given(plans, st.sampled_from(Talk), st.booleans())
def test_however_much_is_said_the_stretches_and_their_holds_are_the_same(
    plan: Plan, talk: Talk, counts: bool
) -> None:
    usual, other = writer(plan).script(), writer(replace(plan, talk=talk, counts=counts)).script()
    assert list(holds(usual)) == list(holds(other))
    for step, cues in holds(other).items():
        assert delivered(cues) == pytest.approx(delivered(holds(usual)[step]))


def test_fewer_words_are_fewer_and_more_are_more() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(2, HoldLevel.GENTLE))
    fewer, usual, more = (
        len(" ".join(lines_of(writer(replace(plan, talk=talk)).script())).split()) for talk in Talk
    )
    assert fewer < 0.8 * usual
    assert more > 1.1 * usual


def test_what_has_to_be_known_before_going_down_is_said_in_few_words_too() -> None:
    plan = make_plan(CATALOGUE, "lower_back", Dose(2, HoldLevel.GENTLE))
    said = " ".join(lines_of(writer(replace(plan, talk=Talk.FEWER)).script()))
    assert WORDS.line("positions.floor.kneeling_note") in said
    assert WORDS.line("positions.down.lying") in said


@given(plans)
def test_nobody_is_told_that_a_bed_will_do_who_kneels_later(plan: Plan) -> None:
    made = writer(plan)
    places = {position_of(step, plan, CATALOGUE) for step in made.every}
    said = f"{made.needs()} {' '.join(lines_of(made.script()))}"
    if Position.KNEELING in places:
        assert "bed will do" not in said
        assert "a firm bed" not in said
        assert "something to hold on to" in made.needs()
    if plan.bed:
        assert not places & {Position.KNEELING, Position.LYING}


@pytest.mark.parametrize("routine", sorted(CATALOGUE.routines))
@pytest.mark.parametrize("limb", sorted(LIMBS))
def test_an_arm_or_a_leg_that_is_left_out_does_nothing(routine: str, limb: str) -> None:
    side, _, name = limb.partition("_")
    plan = make_plan(
        CATALOGUE, routine, Dose(2, HoldLevel.GENTLE), Wishes(left_out=frozenset({limb}))
    )
    for step in steps(plan, CATALOGUE):
        planned = plan.planned(step.stretch)
        assert planned is not None
        moved = CATALOGUE.stretches[step.stretch].variations[planned.variation].limbs
        assert f"{name}s" not in moved
        assert name not in moved or step.side not in (side, Side.BOTH)


@given(plans)
def test_the_way_down_is_coached_until_it_is_familiar(plan: Plan) -> None:
    made, position = writer(plan), Position.STANDING
    for step in made.every:
        target = position_of(step, plan, CATALOGUE)
        planned = plan.planned(step.stretch)
        assert planned is not None
        goes_down = target.on_floor and not position.on_floor
        said = " ".join(cue.line for cue in made.script() if cue.step == step)
        coached = (
            WORDS.line(f"positions.down.{made.way_up(target)}") in said if goes_down else False
        )
        assert coached == (goes_down and not planned.familiar)
        position = target


@given(plans)
def test_a_word_on_the_breath_in_long_holds_and_never_the_same_twice_in_a_row(plan: Plan) -> None:
    long = WORDS.lines("hold.long")
    said = [cue.line for cue in writer(plan).script() if cue.line in long]
    assert all(one != other for one, other in pairwise(said))
    unfamiliar = [one for one in plan.stretches if not one.familiar]
    due = any(one.hold >= policy.LONG_HOLD for one in unfamiliar if one != plan.stretches[0])
    assert bool(said) >= due
    assert not said or unfamiliar


@given(plans)
def test_steps_come_in_the_order_of_the_plan(plan: Plan) -> None:
    cues = writer(plan).script()
    seen = list(dict.fromkeys(cue.step for cue in cues if cue.step))
    assert tuple(seen) == steps(plan, CATALOGUE)


@given(plans)
def test_every_step_moves_in_holds_and_releases(plan: Plan) -> None:
    phases = defaultdict(list)
    for cue in writer(plan).script():
        if cue.step and cue.phase:
            phases[cue.step].append(cue.phase)
    order = [Phase.SETTLE, Phase.REST, Phase.CHANGE_SIDES, Phase.MOVE_IN, Phase.HOLD, Phase.RELEASE]
    for found in phases.values():
        assert {Phase.MOVE_IN, Phase.HOLD, Phase.RELEASE} <= set(found)
        assert found == sorted(found, key=order.index)


@given(plans)
def test_every_change_of_position_is_announced_with_its_seconds(plan: Plan) -> None:
    """What is announced is what is given, and it comes from the from-to table."""
    position = Position.STANDING
    for step in steps(plan, CATALOGUE):
        target = position_of(step, plan, CATALOGUE)
        if target is not position:
            cue = writer(plan).step(step, None, Entry.NEXT, position)[0]
            seconds = CATALOGUE.changes[position, target].unhurried(plan.pace)
            assert cue.silence == seconds
            assert f"{number(int(seconds))} seconds" in cue.line
        position = target


@given(plans)
def test_pace_changes_silences_and_never_a_hold(plan: Plan) -> None:
    from msgspec.structs import replace

    totals = []
    for pace in (Pace.BRISK, Pace.NORMAL, Pace.SLOW):
        paced = writer(replace(plan, pace=pace))
        totals.append(paced.seconds)
        for step, cues in holds(paced.script()).items():
            assert delivered(cues) == pytest.approx(plan.planned(step.stretch).hold)  # type: ignore[union-attr]
    assert totals == sorted(totals)
    assert totals[0] < totals[2]


def test_later_repeats_say_less() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(3))
    said: dict[tuple[str, Side], list[int]] = defaultdict(list)
    cues = writer(plan).script()
    for step in steps(plan, CATALOGUE):
        words = [len(c.line.split()) for c in cues if c.step == step and c.phase is Phase.MOVE_IN]
        said[step.stretch, step.side].append(sum(words))
    for counts in said.values():
        assert counts[1] <= counts[0]
    firsts = [counts[0] for (_, side), counts in said.items() if side is not Side.LEFT]
    seconds = [counts[1] for (_, side), counts in said.items() if side is not Side.LEFT]
    assert sum(seconds) <= sum(firsts) / 2


@given(plans, locales)
def test_word_budgets(plan: Plan, locale: str) -> None:
    """Coaching craft: a first instruction of at most 60 words, later ones of at most 20."""
    first: dict[str, int] = defaultdict(int)
    for cue in writer(plan, locale).script():
        if cue.step and cue.phase is Phase.MOVE_IN:
            count = len(cue.line.split())
            if cue.step.repeat == 1:
                first[f"{cue.step}"] += count
            else:
                assert count <= 20
        if cue.phase is Phase.HOLD:
            assert len(cue.line.split()) <= 5
    assert max(first.values()) <= 60


@given(plans, locales)
def test_nothing_is_left_unfilled(plan: Plan, locale: str) -> None:
    said = " ".join(lines_of(writer(plan, locale).script()))
    assert "{" not in said
    assert not re.search(r"\d", said)


@given(plans, locales)
@settings(max_examples=50)
def test_side_words_name_the_side_of_the_step(plan: Plan, locale: str) -> None:
    """In every sided repeat the side is said, and the levator alone names the other as well."""
    cues, words = writer(plan, locale).script(), CONTENTS[locale].words
    named = {side: rf"\b{words.line(f'sides.{side}')}" for side in (Side.LEFT, Side.RIGHT)}
    for step in steps(plan, CATALOGUE):
        said = " ".join(cue.line.lower() for cue in cues if cue.step == step)
        if step.side is Side.BOTH:
            assert not [side for side, name in named.items() if re.search(name, said)]
        elif step.stretch == "levator_scapulae":
            assert re.search(named[step.side.other], said)
        else:
            assert re.search(named[step.side], said)


@pytest.mark.parametrize("position", list(Position))
def test_getting_up_is_coached_from_everywhere(position: Position) -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose())
    cues = writer(plan).getting_up(position)
    assert cues[0].line.startswith("That was the last one.")
    assert cues[-1].silence >= 4
    if position in (Position.LYING, Position.BED):
        assert "Roll onto your side" in cues[0].line


def test_the_length_said_is_the_length_it_takes() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(2, HoldLevel.GENTLE))
    paced = writer(plan)
    opening = paced.opening(prepare=True)
    minutes = round(paced.seconds / 60)
    assert f"about {number(minutes)} minutes" in opening[0].line
    assert "six stretches" in opening[0].line


def test_a_plan_is_written_once() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose())
    again = make_plan(CATALOGUE, "full_back", Dose())
    other = make_plan(CATALOGUE, "full_back", Dose(3))
    one = writer_of(plan, CATALOGUE, WORDS, CONTENT.price)
    assert writer_of(again, CATALOGUE, WORDS, CONTENT.price) is one
    assert writer_of(other, CATALOGUE, WORDS, CONTENT.price) is not one
    first = one.every[0]
    said = one.step(first, None, Entry.NEXT, Position.STANDING)
    assert one.step(first, None, Entry.NEXT, Position.STANDING) is said
    assert one.step(first, None, Entry.AGAIN, Position.CHAIR) != said
    assert Writer(plan, CATALOGUE, WORDS, CONTENT.price).script() == one.script()
