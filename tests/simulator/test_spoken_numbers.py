import pytest

from simulator.languages.en.numbers import number_at


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("five", 5),
        ("twenty", 20),
        ("twenty five", 25),
        ("ninety nine", 99),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred five", 205),
        ("zero", 0),
        ("25", 25),
    ],
)
def test_numbers(said: str, number: int) -> None:
    words = said.split()
    assert number_at(words, 0) == (number, len(words))


@pytest.mark.parametrize("said", ["a", "seconds", "and five", "²", "hundred"])
def test_no_numbers(said: str) -> None:
    assert number_at(said.split(), 0) is None


def test_a_number_ends_where_its_words_end() -> None:
    assert number_at("hold twenty five seconds".split(), 1) == (25, 3)
    assert number_at("twenty twenty".split(), 0) == (20, 1)
    assert number_at("five and a half".split(), 0) == (5, 1)
