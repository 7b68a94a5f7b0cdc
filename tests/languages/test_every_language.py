"""Every language holds to the same, beside English: what must not get lost between them.

``python -m tests.languages`` tells the figures behind these tests.
"""

import pytest

from skill.app.skill import read_contents
from skill.coaching.stretches import Side, SideOrder
from tests.languages import checks
from tests.languages.checks import CODES, words_of

PACE_ERROR = 0.08
"""The mean error of the estimate against a voice, unless a language says why it is another."""


@pytest.fixture(params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_what_is_filled_in_is_the_same(code: str) -> None:
    assert checks.other_places(code) == []


def test_where_english_has_several_lines_there_are_several(code: str) -> None:
    assert checks.other_lists(code) == []


def test_nothing_is_longer_than_in_english_by_more_than_a_fifth_and_a_word_or_two(
    code: str,
) -> None:
    assert [one for one in checks.longer_by_a_fifth(code) if one.much] == []


def test_all_of_it_takes_about_as_long_as_in_english(code: str) -> None:
    assert checks.seconds_beside_english(code) == pytest.approx(1.0, abs=0.1)


def test_no_english_is_left(code: str) -> None:
    assert code == "en" or checks.english_left(code) == []


def test_the_check_for_english_sees_it() -> None:
    assert len(checks.english_left("en")) > 500


def test_what_a_round_screen_has_in_one_line_fits_there(code: str) -> None:
    """As wide as the longest English one, "Lower back flexion", in Amazon's engine."""
    words, stretches = words_of(code), read_contents()["en-US"].catalogue.stretches
    shown = [
        words.line(f"stretches.{name}.name")
        if stretch.order("standard") is SideOrder.TOGETHER
        else words.line(f"screen.side.{name}", side=side)
        for name, stretch in stretches.items()
        for side in (Side.LEFT, Side.RIGHT)
    ]
    assert [label for label in shown if len(label) > 18] == []


def test_numbers_are_as_cldr_has_them(code: str) -> None:
    assert checks.numbers_unlike_cldr(code) == []


def test_ordinals_are_as_cldr_has_them(code: str) -> None:
    assert checks.ordinals_unlike_cldr(code) == []


def test_every_time_of_day_is_understood_as_it_is_said(code: str) -> None:
    assert checks.times_not_heard(code) == []


def test_parts_of_the_day_are_as_cldr_has_them(code: str) -> None:
    own = checks.rules_of(code).get("own_parts_of_day", [])
    unlike = checks.parts_of_day_unlike_cldr(code)
    assert [one.partition(":")[0] for one in unlike] == own


def test_the_number_is_one_for_emergencies_in_its_country() -> None:
    assert checks.strange_emergency_numbers() == []


def test_words_take_as_long_as_thought(code: str) -> None:
    """Spoken by a real voice, espeak-ng: every line that has no place to fill."""
    errors = checks.errors_of_pace(code)
    assert len(errors) > 20
    allowed = checks.rules_of(code).get("pace_error", PACE_ERROR)
    assert sum(map(abs, errors)) / len(errors) <= allowed
    assert sum(errors) / len(errors) == pytest.approx(0, abs=0.05)


def test_both_estimates_are_of_the_same_figures(code: str) -> None:
    """The coach and the local speaker count alike, so that the place of an interruption fits."""
    assert checks.estimates_that_differ(code) == []


def test_what_people_are_told_to_say_is_understood(code: str) -> None:
    assert checks.taught_in_vain(code) == []


def test_whatever_is_about_safety_has_its_conversation(code: str) -> None:
    assert checks.safety_without_conversation(code) == []
