"""What is known of the days practised: no day and no speaker counts twice."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from skill.coaching import policy
from skill.coaching.history import LATELY, History, practised, together

STRETCHES = ("neck_flexion", "sciatic_relief", "knee_lunge")
TODAY = 20_468

days = st.integers(TODAY - 2 * LATELY, TODAY)
practices = st.tuples(days, st.lists(st.sampled_from(STRETCHES), min_size=1, unique=True))
pasts = st.lists(practices, max_size=30)
Past = list[tuple[int, list[str]]]


def history(past: Past) -> History:
    return reduce(together, (practised(*practice) for practice in past), History())


@given(pasts, st.integers(1, LATELY))
def test_the_days_lately_are_counted_once_each(past: Past, count: int) -> None:
    seen = {day for day, _ in past if TODAY - count < day}
    assert history(past).days_among(TODAY, count) == len(seen)


@given(pasts)
def test_the_last_day_is_known(past: Past) -> None:
    if past:
        assert history(past).days_ago(TODAY) == TODAY - max(day for day, _ in past)


@given(pasts)
def test_what_was_done_on_several_days_is_familiar(past: Past) -> None:
    done = {name: {day for day, names in past if name in names} for name in STRETCHES}
    familiar = {name for name, seen in done.items() if len(seen) >= policy.FAMILIAR_AFTER}
    assert history(past).familiar == familiar


@given(pasts, pasts, pasts)
def test_histories_are_put_together_in_any_order(one: Past, other: Past, third: Past) -> None:
    a, b, c = history(one), history(other), history(third)
    assert together(a, b) == together(b, a) == history([*other, *one])
    assert together(together(a, b), c) == together(a, together(b, c))


@given(pasts, pasts)
def test_what_is_known_already_changes_nothing(one: Past, other: Past) -> None:
    both = together(history(one), history(other))
    assert together(both, history(one)) == together(both, both) == both


@given(pasts)
def test_what_is_known_does_not_grow(past: Past) -> None:
    found = history(past)
    assert found.days < 1 << LATELY
    assert all(len(seen) <= policy.FAMILIAR_AFTER for seen in found.first.values())


def test_a_day_still_to_come_is_today() -> None:
    # Somebody has flown west since.
    found = history([(TODAY + 1, ["knee_lunge"]), (TODAY, ["knee_lunge"])])
    assert found.days_ago(TODAY) == 0
    assert found.days_among(TODAY, 1) == 1
    assert found.days_among(TODAY, 7) == 2
