import pytest

from simulator.languages import DEFAULT

ESTIMATE = DEFAULT.estimate
PACE = ESTIMATE.pace


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("chair", 1),
        ("slowly", 2),
        ("breathe", 1),
        ("stretches", 2),
        ("gentle", 2),
        ("repeat", 2),
        ("knee", 1),
        ("you'll", 1),
        ("twenty-five", 3),
        ("relaxed", 2),
        ("seated", 2),
        ("911", 3),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert ESTIMATE.syllables(word) == count


def test_a_line_is_its_syllables_and_the_pauses_inside_it() -> None:
    whole, pauses = PACE.line + 2 * PACE.syllable, PACE.comma + PACE.stop
    assert ESTIMATE.seconds_of("Sit tall.") == pytest.approx(whole)
    assert ESTIMATE.seconds_of("Sit, tall. Up.") == pytest.approx(whole + PACE.syllable + pauses)
    assert ESTIMATE.seconds_of("") == 0.0


def test_each_word_has_its_share() -> None:
    line = "Sit tall, and breathe."
    timed = ESTIMATE.spread(line)
    assert [word for word, _ in timed] == ["Sit", "tall,", "and", "breathe."]
    assert sum(seconds for _, seconds in timed) == pytest.approx(
        ESTIMATE.seconds_of("Sit tall, and breathe.")
    )
    assert dict(timed)["tall,"] == pytest.approx(PACE.syllable + PACE.comma)
