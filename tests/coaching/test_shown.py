"""Passages on a screen: the same script, a step at a time, and a place that is told exactly."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.passage import Composed, heard_out, length, likely_over, reached_by
from skill.coaching.plan import Plan, Step, position_of, steps
from skill.coaching.planning import Dose, make_plan
from skill.coaching.shown import compose_shown, continue_shown
from skill.coaching.stretches import Phase, Position
from tests.coaching.plans import CATALOGUE, plans, writer

LATE = 1e9
"""Seconds that a clock would take for the end of everything."""


def shown(plan: Plan, start: Step | None = None, lead: tuple[Cue, ...] = ()) -> list[Composed]:
    """All passages of a practice, each asked for by the screen."""
    paced, position, before = writer(plan), Position.STANDING, None
    step: Step | None = start or steps(plan, CATALOGUE)[0]
    entry = Entry.TAKEN_UP if start else Entry.NEXT
    found = []
    while step:
        composed = compose_shown(
            paced, step, entry=entry, position=position, before=before, lead=lead
        )
        found.append(composed)
        while composed.passage.rest:
            rest, there = composed.passage.rest, composed.passage.end
            composed = continue_shown(paced, step, rest, there)
            found.append(composed)
        before, position, entry, lead = step, composed.passage.end, Entry.NEXT, ()
        step = composed.passage.following
    return found


@given(plans)
def test_together_they_are_the_script(plan: Plan) -> None:
    spoken = [cue for composed in shown(plan) for cue in composed.cues]
    assert tuple(spoken) == writer(plan).script()


@given(plans, st.data())
@settings(max_examples=60)
def test_taken_up_anywhere_they_are_the_rest_of_it(plan: Plan, data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(steps(plan, CATALOGUE)))
    spoken = [cue for composed in shown(plan, start) for cue in composed.cues]
    assert tuple(spoken) == writer(plan).script(start, entry=Entry.TAKEN_UP)


@given(plans)
def test_each_is_one_step_and_a_minute_at_most(plan: Plan) -> None:
    for composed in shown(plan):
        assert composed.passage.shown
        assert len(composed.passage.steps) <= 1
        assert length(composed.passage) <= policy.MAX_PASSAGE_SHOWN


@given(plans)
def test_a_hold_and_its_release_are_never_parted(plan: Plan) -> None:
    for composed in shown(plan):
        phases = [cue.phase for cue in composed.cues]
        assert (Phase.HOLD in phases) == (Phase.RELEASE in phases)


@given(plans)
def test_the_body_is_where_the_script_has_brought_it(plan: Plan) -> None:
    for composed in shown(plan):
        for step in composed.passage.steps:
            assert composed.passage.end is position_of(step, plan, CATALOGUE)


def test_a_long_lead_is_a_passage_of_its_own() -> None:
    full_back = make_plan(CATALOGUE, "full_back", Dose())
    lead = tuple(Cue(f"Rule {number}: move slowly, and never bounce.", 8.0) for number in range(8))
    every = shown(full_back, lead=lead)
    assert len(every) > len(steps(full_back, CATALOGUE))
    assert all(length(composed.passage) <= policy.MAX_PASSAGE_SHOWN for composed in every)
    assert tuple(cue for composed in every for cue in composed.cues)[: len(lead)] == lead
    first = reached_by(every[0].passage, LATE)
    assert first.step == steps(full_back, CATALOGUE)[0]
    assert not first.released


@given(plans, st.data())
@settings(max_examples=60)
def test_the_place_is_what_the_screen_has_told(plan: Plan, data: st.DataObject) -> None:
    every = shown(plan)
    composed = data.draw(st.sampled_from(every))
    cues = composed.cues
    heard = data.draw(st.integers(0, 2 * len(cues)))
    place = reached_by(replace(composed.passage, heard=heard), LATE)
    step = next(iter(composed.passage.steps), None)
    said = cues[: (heard + 1) // 2]
    released = any(cue.phase is Phase.RELEASE and cue.step for cue in said)
    if step:
        assert place.released == ((step,) if released else ())
        ends = max(index for index, cue in enumerate(cues) if cue.step)
        over = released and heard >= 2 * ends + 2
        assert place.step == (composed.passage.following if over else step)
        assert place.finished == (released and composed.passage.following is None)
    assert not heard_out(composed.passage, LATE)
    assert not likely_over(composed.passage, LATE)


@given(plans)
def test_getting_into_position_is_over_once_the_next_words_are_told(plan: Plan) -> None:
    for composed in shown(plan):
        passage = composed.passage
        arrives = bool(passage.arrivals)
        assert (reached_by(passage, LATE).arriving is not None) == arrives
        own = [index for index, cue in enumerate(composed.cues) if cue.step]
        if arrives and len(own) > 1:
            told = replace(passage, heard=2 * own[1] + 1)
            assert reached_by(told, LATE).arriving is None
