"""Times of day, as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.languages.de.numbers import number_at as german_number
from simulator.languages.de.times import time_at as german_time
from simulator.languages.en.times import time_at
from simulator.wordings import split_words
from skill.app.skill import read_contents
from skill.services.schedule import EVERY_DAY, Day, in_order

WORDS = read_contents()["en-US"].words


@pytest.mark.parametrize("said", ["breakfast", "thirty", "half an hour", "13 pm", "oh"])
def test_what_is_no_time(said: str) -> None:
    assert time_at(split_words(said), 0) is None


GERMAN = {
    "acht": "08:00",
    "acht uhr abends": "20:00",
    "acht uhr am abend": "20:00",
    "19 uhr 30": "19:30",
    "zwanzig uhr fünfzehn": "20:15",
    "zwanzig uhr abends": "20:00",
    "1930": "19:30",
    "7 30": "07:30",
    "halb acht": "07:30",
    "viertel acht": "07:15",
    "dreiviertel acht": "07:45",
    "halb eins": "12:30",
    "zehn vor halb acht": "07:20",
    "fünf nach halb acht abends": "19:35",
    "viertel vor eins": "12:45",
    "zwanzig nach sechs abends": "18:20",
    "fünf minuten vor zwölf": "11:55",
    "ein uhr": "01:00",
    "null uhr dreißig": "00:30",
    "halb eins nachts": "00:30",
    "ein uhr mittags": "13:00",
    "mittags": "12:00",
    "mitternacht": "00:00",
    "am morgen": "MO",
    "in der früh": "MO",
    "nachmittags": "AF",
    "abend": "EV",
    "in der nacht": "NI",
}


@pytest.mark.parametrize("said", GERMAN)
def test_german_times(said: str) -> None:
    words = split_words(said)
    assert german_time(words, 0) == (GERMAN[said], len(words))


@pytest.mark.parametrize("said", ["frühstück", "morgen", "eine", "dreimal", "75 uhr"])
def test_what_is_no_time_in_german(said: str) -> None:
    assert german_time(split_words(said), 0) is None


@pytest.mark.parametrize(
    ("said", "number"),
    [("dreimal", 3), ("zwo", 2), ("einundzwanzig", 21), ("dreissig", 30), ("hundertfünf", 105)],
)
def test_german_numbers(said: str, number: int) -> None:
    assert german_number([said], 0) == (number, 1)


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
