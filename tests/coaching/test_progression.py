"""Progression over simulated months: within bounds, slow, and never after a warning sign."""

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.history import History, practised, together
from skill.coaching.planning import Dose
from skill.coaching.progression import (
    FORTNIGHT,
    Ask,
    Progression,
    Strength,
    ask_due,
    gap_due,
    gentler,
    note_asked,
    step_back,
    step_due,
    stronger,
)
from skill.coaching.stretches import HoldLevel
from skill.coaching.week import WEEK

START = 20_000


class Did(Enum):
    """What a person may do on a day."""

    NOTHING = "nothing"
    PRACTISED = "practised"
    TOO_MUCH = "too much"
    EASIER = "easier"
    SYMPTOM = "symptom"


@dataclass
class Life:
    """A person's days, as the handlers lead through them."""

    agrees: bool = True
    now: Strength = field(default_factory=Strength)
    kept: Progression = field(default_factory=Progression)
    history: History = field(default_factory=History)
    practices: int = 0
    ups: list[int] = field(default_factory=list)
    backs: list[int] = field(default_factory=list)
    asks: list[tuple[int, Ask]] = field(default_factory=list)
    warnings: list[int] = field(default_factory=list)

    def day(self, today: int, did: Did) -> None:
        if did is Did.NOTHING:
            return
        if gap_due(self.history, self.kept, today):
            self._back(today)
        if did is Did.SYMPTOM:
            self.warnings.append(today)
            self._back(today)
            return
        self.history = together(self.history, practised(today, ["knee_lunge"]))
        self.practices += 1
        if did in (Did.TOO_MUCH, Did.EASIER):
            self.warnings.append(today)
            self.kept = replace(self.kept, eased=today)
        if did is Did.TOO_MUCH:
            self._back(today)
        self._at_the_end(today)

    def _at_the_end(self, today: int) -> None:
        more = stronger(self.now)
        ask = ask_due(self.history, self.kept, today, practices=self.practices, more=more)
        if ask is None:
            return
        self.asks.append((today, ask))
        self.kept = note_asked(self.kept, ask, today)
        if ask is Ask.STEP and more and self.agrees:
            self.ups.append(today)
            self.now = more
            self.kept = replace(self.kept, since=today)

    def _back(self, today: int) -> None:
        before = self.now
        self.now, self.kept = step_back(self.now, self.kept, today)
        if self.now != before:
            self.backs.append(today)


strengths = st.builds(
    Strength,
    st.integers(policy.MIN_REPEATS, policy.MAX_REPEATS),
    st.sampled_from(HoldLevel) | st.integers(policy.MIN_HOLD, policy.MAX_HOLD),
)
lives = st.lists(st.sampled_from([*Did, Did.PRACTISED, Did.PRACTISED]), min_size=30, max_size=200)


def lived(days: list[Did], strength: Strength | None = None) -> Life:
    life = Life(now=strength or Strength())
    for index, did in enumerate(days):
        life.day(START + index, did)
    return life


@given(lives, strengths)
def test_the_dose_never_leaves_its_bounds(days: list[Did], strength: Strength) -> None:
    life = Life(now=strength)
    for index, did in enumerate(days):
        life.day(START + index, did)
        Dose(life.now.repeats, life.now.hold)  # raises outside its bounds


@given(lives, strengths)
def test_never_two_steps_the_same_way_in_a_week(days: list[Did], strength: Strength) -> None:
    life = lived(days, strength)
    for steps in (life.ups, life.backs):
        assert all(after - before >= WEEK for before, after in pairwise(steps))


@given(lives, strengths)
def test_never_a_step_within_two_weeks_of_a_warning(days: list[Did], strength: Strength) -> None:
    life = lived(days, strength)
    for up in life.ups:
        assert all(not 0 <= up - warning < FORTNIGHT for warning in life.warnings)


@given(lives, strengths)
def test_something_is_asked_at_most_once_a_week(days: list[Did], strength: Strength) -> None:
    asked = [day for day, _ in lived(days, strength).asks]
    assert all(after - before >= WEEK for before, after in pairwise(asked))


@given(strengths, st.booleans())
def test_a_step_moves_one_dial_and_a_step_back_undoes_no_more(now: Strength, fixed: bool) -> None:
    more = stronger(now, fixed=fixed)
    if more:
        assert (more.repeats != now.repeats) + (more.hold != now.hold) == 1
    less = gentler(now)
    if less:
        assert (less.repeats != now.repeats) + (less.hold != now.hold) == 1


def three_a_week(weeks: int) -> list[Did]:
    week = [Did.NOTHING] * 7
    week[0] = week[2] = week[4] = Did.PRACTISED
    return week * weeks


def test_three_times_a_week_leads_from_two_repeats_to_five_in_seven_weeks() -> None:
    life = lived(three_a_week(8))
    assert life.now == Strength(5, HoldLevel.NORMAL)
    # Agreed to at the end of a week, done from the next one on.
    assert [(day - START) // 7 + 2 for day in life.ups] == [3, 5, 7]


def test_who_likes_long_holds_gets_longer_ones_and_no_more_repeats() -> None:
    life = lived(three_a_week(12), Strength(2, 20))
    assert life.now == Strength(2, 30)


def test_twice_a_week_is_never_pressed() -> None:
    twice = [Did.PRACTISED, *[Did.NOTHING] * 2, Did.PRACTISED, *[Did.NOTHING] * 3] * 12
    life = lived(twice)
    assert life.ups == []
    assert {ask for _, ask in life.asks} == {Ask.EFFORT}


def test_a_no_changes_nothing_and_is_not_answered_with_the_same_question_next_week() -> None:
    life = Life(agrees=False)
    for index, did in enumerate(three_a_week(8)):
        life.day(START + index, did)
    assert life.now == Strength()
    offers = [day for day, ask in life.asks if ask is Ask.STEP]
    assert min(after - before for before, after in pairwise(offers)) >= 14


@pytest.mark.parametrize(("away", "repeats"), [(14, 4), (15, 3), (100, 3)])
def test_after_more_than_two_weeks_one_step_back(away: int, repeats: int) -> None:
    life = Life(now=Strength(4), history=practised(START, ["knee_lunge"]))
    life.day(START + away, Did.PRACTISED)
    life.day(START + away + 1, Did.PRACTISED)
    assert life.now.repeats == repeats


def test_a_gap_is_met_once_even_where_nothing_gets_finished() -> None:
    history, kept = practised(START, ["knee_lunge"]), Progression()
    assert gap_due(history, kept, START + 20)
    _, kept = step_back(Strength(4), kept, START + 20)
    assert not gap_due(history, kept, START + 30)


def test_too_much_is_a_step_back_and_two_weeks_of_peace() -> None:
    days = [*three_a_week(2), Did.PRACTISED]
    before = lived(days)
    assert before.now.repeats == 3
    after = lived([*days, Did.NOTHING, Did.TOO_MUCH])
    assert after.now.repeats == 2
    assert not step_due(after.history, after.kept, START + 20)
