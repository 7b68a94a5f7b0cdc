"""A month wears nobody out: little is said around the practice, and nothing twice in a week."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.month.month import PAGE, Lived, live, page, sentences

MAY_COME_BACK = {
    # The rules come every time: that is what they are for.
    "Slow, no bouncing, stop if it hurts.",
    # Said until all of it is known; then its name alone.
    "Full back, about eleven minutes.",
    "Full back.",
    "Your own routine.",
    # After an answer to the question at the end.
    "Goodbye.",
}
A_WEEK = 7
ENOUGH = 7
"""Words from which on a sentence is noticed when it comes again; shorter ones are cues."""


@pytest.fixture(scope="module")
def month() -> list[Lived]:
    return live()


@pytest.fixture(scope="module")
def practices(month: list[Lived]) -> list[Lived]:
    return [day for day in month if day.is_practice]


def words(day: Lived) -> int:
    return sum(len(sentence.split()) for turn in day.answers for sentence in sentences(turn))


def test_the_page_is_current(month: list[Lived]) -> None:
    assert PAGE.read_text("utf-8") == page(month), "run python -m tests.month"


def test_it_is_a_month_of_three_practices_a_week(practices: list[Lived]) -> None:
    assert [day.number for day in practices] == [1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26, 29]


def test_nothing_around_a_practice_is_said_twice_in_a_week(practices: list[Lived]) -> None:
    again = [
        (before.number, day.number, sentence)
        for day in practices
        for before in practices
        if 0 < day.number - before.number < A_WEEK
        for sentence in day.small_talk
        if sentence in before.small_talk and sentence not in MAY_COME_BACK
    ]
    assert again == []


def test_no_sentence_is_said_twice_in_a_practice(practices: list[Lived]) -> None:
    for day in practices:
        if any("pause" in said for said, _ in day.turns):
            continue  # who comes back has to get into position again
        said = Counter(sentence for turn in day.answers for sentence in sentences(turn))
        twice = [
            sentence
            for sentence, times in said.items()
            if times > 1 and len(sentence.split()) >= ENOUGH
        ]
        assert twice == [], day.number


def test_the_fifth_time_is_shorter_than_the_first(practices: list[Lived]) -> None:
    counts = [words(day) for day in practices]
    assert counts[4] < 0.6 * counts[0]
    # Nor does it grow again: with three of each there is a little more to count.
    assert max(counts[4:]) < counts[0]


def test_around_a_practice_there_are_few_words(practices: list[Lived]) -> None:
    counts = [sum(len(sentence.split()) for sentence in day.small_talk) for day in practices]
    assert max(counts[1:]) <= 50
    assert sorted(counts[1:])[len(counts) // 2] <= 28


def test_a_practice_asks_where_positions_change_and_once_a_week_at_the_end(
    practices: list[Lived],
) -> None:
    for day in practices[1:]:
        asked = [turn for turn in day.answers if turn.endswith("?")]
        assert len(asked) <= 7, day.number
    effort = [day.number for day in practices if asks_at_the_end(day)]
    assert len(effort) >= 3
    assert all(after - before >= A_WEEK for before, after in pairwise(effort))


def asks_at_the_end(day: Lived) -> bool:
    return any("too much?" in turn or "one more of each?" in turn for turn in day.answers)


def test_nobody_gushes(month: list[Lived]) -> None:
    said = " ".join(turn for day in month for turn in day.answers).lower()
    for gush in ("amazing", "great", "fantastic", "awesome", "proud", "congratulations", "!"):
        assert gush not in said
