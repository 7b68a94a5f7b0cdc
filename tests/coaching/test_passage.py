import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.passage import (
    Passage,
    compose,
    first_part,
    furthest_by,
    heard_out,
    length,
    reached_by,
)
from skill.coaching.plan import Plan, Step, position_of, steps
from skill.coaching.planning import Dose, make_plan
from skill.coaching.stretches import HoldLevel, Phase, Position
from skill.speech.ssml import MAX_CHARACTERS, speech
from tests.coaching.plans import CATALOGUE, locales, plans, writer

BEGAN = 1_000_000.0
voices = st.floats(0.85, 1.15)
losses = st.floats(0, 4)


def passages(
    plan: Plan, *, ask_less: bool = False, start: Step | None = None, locale: str = "en-US"
) -> list[Passage]:
    """All passages of a practice, each answered; checks Alexa's limits on the way."""
    paced, position = writer(plan, locale), Position.STANDING
    step: Step | None = start or steps(plan, CATALOGUE)[0]
    entry = Entry.TAKEN_UP if start else Entry.NEXT
    found = []
    while step:
        composed = compose(paced, step, entry=entry, position=position, ask_less=ask_less)
        assert len(speech(composed.cues)) < MAX_CHARACTERS
        found.append(replace(composed.passage, began=BEGAN))
        step, position, entry = composed.passage.following, composed.passage.end, Entry.NEXT
    return found


@given(plans)
def test_passages_cover_every_step_once(plan: Plan) -> None:
    spoken = [step for passage in passages(plan) for step in passage.steps]
    assert tuple(spoken) == steps(plan, CATALOGUE)


@given(plans, st.booleans(), locales)
def test_a_passage_is_never_too_long(plan: Plan, ask_less: bool, locale: str) -> None:
    limit = policy.MAX_PASSAGE * (2 if ask_less else 1)
    for passage in passages(plan, ask_less=ask_less, locale=locale):
        assert length(passage) <= limit or len(passage.steps) == 1


@given(plans, st.data())
@settings(max_examples=60)
def test_from_every_place_the_end_is_reached_and_nothing_skipped(
    plan: Plan, data: st.DataObject
) -> None:
    every = steps(plan, CATALOGUE)
    start = data.draw(st.sampled_from(every))
    spoken = [step for passage in passages(plan, start=start) for step in passage.steps]
    assert tuple(spoken) == every[every.index(start) :]


@given(st.lists(st.floats(5, 60), min_size=1, max_size=24))
@example([5.0, 5.0, 5.0, 5.0, 40.0, 41.0, 60.0, 60.0, 41.0, 5.0, 55.0, 60.0])
def test_splits_are_as_few_as_fit_and_about_equal(costs: list[float]) -> None:
    count = first_part(costs, [0.0] * len(costs), policy.MAX_PASSAGE)
    assert 1 <= count <= len(costs)
    assert sum(costs[:count]) <= policy.MAX_PASSAGE
    if sum(costs) <= policy.MAX_PASSAGE:
        assert count == len(costs)
    else:
        parts = -(-sum(costs) // policy.MAX_PASSAGE)
        # No part is shorter than its fair share by more than one item.
        assert sum(costs[:count]) >= sum(costs) / (parts + 1) - max(costs)


def true_step(passage: Passage, elapsed: float, voice: float) -> tuple[Step | None, float]:
    """The step really going on, and the words really spoken by then, in estimated seconds."""
    clock, words, begun = 0.0, 0.0, False
    current = passage.steps[0] if passage.steps else None
    for cue in passage.cues:
        begun = begun or cue.step is not None
        # Before the first step that one is meant; after the last one, none.
        current = cue.step if begun else current
        said = min(max(elapsed - clock, 0.0), cue.words * voice)
        words += said / voice
        clock += cue.words * voice + cue.silence
        if elapsed < clock:
            return current, words
    return passage.following, words


def end_of(passage: Passage, step: Step, voice: float) -> float:
    """When a step really ends, in seconds from the start."""
    clock, end = 0.0, 0.0
    for cue in passage.cues:
        clock += cue.words * voice + cue.silence
        if cue.step == step:
            end = clock
    return end


def check_every_second(plan: Plan, passage: Passage, voice: float, lost: float) -> None:
    """Interrupt the passage at every second, and a while after it."""
    every = steps(plan, CATALOGUE)
    for second in range(int(length(passage, voice)) + 20):
        really, words = true_step(passage, second, voice)
        place = reached_by(passage, BEGAN + lost + second)
        if place.step is None:
            # Over: every release was really spoken.
            assert really is None
            continue
        if really is not None:
            assert every.index(place.step) <= every.index(really)
        furthest = furthest_by(passage, BEGAN + lost + second)
        if really is not None and furthest is not None and not place.over:
            # The truth lies between what is sure and what may be: where both are on one side of a
            # stretch, that side may be named.
            assert every.index(really) <= every.index(furthest)
        if place.step != really and not place.over:
            behind = second - end_of(passage, place.step, voice)
            assert behind <= 4 + 0.30 * words + 0.001


@given(plans, voices, losses, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_place_is_never_later_and_never_much_earlier(
    plan: Plan, voice: float, lost: float, ask_less: bool
) -> None:
    for passage in passages(plan, ask_less=ask_less):
        check_every_second(plan, passage, voice, lost)


ENTRIES = [Entry.AGAIN, Entry.ANEW, Entry.TAKEN_UP, Entry.OTHER_SIDE]
LEAD = (Cue("Ease out.", 0.0), Cue("Two stretches left, about five minutes.", 1.0))


@given(plans, st.sampled_from(ENTRIES), st.booleans(), voices, losses, st.data())
@settings(max_examples=60, deadline=None)
def test_so_is_the_place_of_what_was_taken_up(
    plan: Plan, entry: Entry, in_position: bool, voice: float, lost: float, data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from(steps(plan, CATALOGUE)))
    position = position_of(start, plan, CATALOGUE) if in_position else Position.STANDING
    composed = compose(writer(plan), start, entry=entry, position=position, lead=LEAD)
    assert composed.passage.steps[0] == start
    check_every_second(plan, replace(composed.passage, began=BEGAN), voice, lost)


@given(plans, voices, losses)
@settings(max_examples=60, deadline=None)
def test_a_release_counts_only_once_it_was_really_spoken(
    plan: Plan, voice: float, lost: float
) -> None:
    for passage in passages(plan):
        for second in range(0, int(length(passage, voice)) + 20, 3):
            place = reached_by(passage, BEGAN + lost + second)
            for step in place.released:
                assert second >= release_ends(passage, step, voice) - 0.001


def release_ends(passage: Passage, step: Step, voice: float) -> float:
    clock = 0.0
    for cue in passage.cues:
        clock += cue.words * voice
        if cue.step == step and cue.phase is Phase.RELEASE:
            return clock
        clock += cue.silence
    raise AssertionError(step)


@given(plans, voices)
@settings(max_examples=40, deadline=None)
def test_a_session_that_ends_in_silence_keeps_the_same_bound(plan: Plan, voice: float) -> None:
    """Sixteen seconds of open microphone and the reprompt do not count as practice."""
    for passage in passages(plan):
        asked = replace(passage, reprompt=(4.0, 30.0))
        spoken = length(passage, voice)
        place = reached_by(asked, BEGAN + spoken + 4.0 * voice + 30 + 16, in_silence=True)
        if not place.over and not place.finished:
            assert place.step is not None
            words = sum(cue.words for cue in passage.cues)
            behind = spoken - end_of(passage, place.step, voice)
            assert behind <= 4 + 0.30 * (words + 4.0) + 0.001


def test_nobody_answering_after_the_last_passage_has_finished() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(2, HoldLevel.GENTLE))
    last = replace(passages(plan)[-1], reprompt=(4.0, 30.0))
    ended = BEGAN + length(last) + 4.0 + 30 + 16
    assert reached_by(last, ended, in_silence=True).finished
    assert not reached_by(last, ended - 60, in_silence=True).finished


def test_the_last_release_finishes_and_nothing_before_it() -> None:
    plan = make_plan(CATALOGUE, "full_back", Dose(2, HoldLevel.GENTLE))
    last = passages(plan)[-1]
    spoken = release_ends(last, last.steps[-1], 1.15)
    assert reached_by(last, BEGAN + spoken + 4.01).finished
    assert not reached_by(last, BEGAN + spoken + 3.9).finished


def test_a_change_of_position_that_is_going_on_is_known() -> None:
    plan = make_plan(CATALOGUE, "lower_back", Dose())
    passage = passages(plan)[0]
    arriving = reached_by(passage, BEGAN + 10).arriving
    assert arriving is not None
    assert arriving.start is Position.STANDING
    assert reached_by(passage, BEGAN + 60).arriving is None


def test_an_answer_counts_once_the_question_may_have_been_heard() -> None:
    plan = make_plan(CATALOGUE, "neck", Dose())
    passage = passages(plan)[0]
    assert heard_out(passage, BEGAN + length(passage, 0.85) + 0.001)
    assert not heard_out(passage, BEGAN + length(passage, 0.85) - 1)


def test_where_only_getting_up_is_left_the_plan_is_finished() -> None:
    empty = Passage((), None, began=BEGAN)
    assert reached_by(empty, BEGAN).finished


@pytest.mark.parametrize("routine", sorted(CATALOGUE.routines))
def test_every_position_is_a_passage_of_its_own(routine: str) -> None:
    plan = make_plan(CATALOGUE, routine, Dose())
    for passage in passages(plan):
        positions = {
            CATALOGUE.position(s.stretch, plan.planned(s.stretch).variation, bed=plan.bed)  # type: ignore[union-attr]
            for s in passage.steps
        }
        assert len(positions) == 1
