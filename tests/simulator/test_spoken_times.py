"""Times of day, as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.languages.en.times import time_at
from simulator.wordings import split_words
from skill.app.skill import read_contents
from skill.services.schedule import EVERY_DAY, Day, in_order

WORDS = read_contents()["en-US"].words


@pytest.mark.parametrize("said", ["breakfast", "thirty", "half an hour", "13 pm", "oh"])
def test_what_is_no_time(said: str) -> None:
    assert time_at(split_words(said), 0) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_what_the_skill_says_is_the_time_that_is_understood(hour: int, minute: int) -> None:
    words = split_words(WORDS.time_of_day(hour, minute))
    assert time_at(words, 0) == (f"{hour:02}:{minute:02}", len(words))


@given(st.sets(st.sampled_from(Day), min_size=1))
def test_all_days_are_named_and_no_other(days: set[Day]) -> None:
    said = WORDS.days_of_week(in_order(tuple(days)))
    if len(days) == 7:
        assert said == "every day"
    named = {day for day in EVERY_DAY if f"{day.name.capitalize()}s" in said}
    assert named in (days, set())
    assert named or len(days) in (2, 5, 7)
