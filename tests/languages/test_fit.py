"""The fit finds the figures that lines were made from."""

import pytest

from tests.languages.fit import FIGURES, Heard, error, fitted, left_out

MADE_FROM = (0.1, 0.2, 0.4, 0.5, 0.15)
COUNTS = [(1, 3 + n % 7, n % 3, n % 2, 2 + n % 5) for n in range(30)]
LINES = [
    Heard(counts, sum(a * b for a, b in zip(counts, MADE_FROM, strict=True))) for counts in COUNTS
]


def test_it_finds_them() -> None:
    assert fitted(LINES, len(FIGURES)) == pytest.approx(MADE_FROM)
    assert left_out(LINES, len(FIGURES)) == pytest.approx(0, abs=1e-9)


def test_without_a_share_for_words_it_is_worse() -> None:
    assert left_out(LINES, len(FIGURES) - 1) > 0.01
    assert error(LINES[0], (0, 0, 0, 0, 0)) == 1
