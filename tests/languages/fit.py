"""``python -m tests.languages.fit CODE``: figures for a pace.toml, fitted to espeak-ng's voice.

Least squares over all lines that have no place to fill; an error weighs less the longer its line.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.espeak import Espeak
from simulator.sounds import Sounds
from skill.languages.pricing import COMMA, STOP
from tests.languages.checks import language_of, spoken_whole

FIGURES = ("line", "syllable", "comma", "stop", "word")


@dataclass(frozen=True)
class Heard:
    """A line, as it is counted and as it is heard."""

    counts: tuple[float, ...]
    """Of each figure, in their order."""
    seconds: float


def heard(code: str) -> list[Heard]:
    """Every line of a language that is spoken as it stands, by its voice."""
    language = language_of(code)
    voice = Sounds(Espeak(language.first_locale))
    return [
        Heard(
            (
                1,
                language.grammar.syllables(line),
                len(COMMA.findall(line)),
                len(STOP.findall(line)),
                len(line.split()),
            ),
            voice.seconds_of(line),
        )
        for line in spoken_whole(code)
    ]


def fitted(lines: Sequence[Heard], figures: int) -> list[float]:
    """The seconds of the first so many figures, by the normal equations."""
    rows = [[0.0] * (figures + 1) for _ in range(figures)]
    for line in lines:
        for i, row in enumerate(rows):
            for j in range(figures):
                row[j] += line.counts[i] * line.counts[j] / line.seconds
            row[figures] += line.counts[i]
    for i in range(figures):
        pivot = max(range(i, figures), key=lambda at: abs(rows[at][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for other in range(figures):
            if other != i:
                share = rows[other][i] / rows[i][i]
                rows[other] = [a - share * b for a, b in zip(rows[other], rows[i], strict=True)]
    return [row[figures] / row[i] for i, row in enumerate(rows)]


def error(line: Heard, seconds: Sequence[float]) -> float:
    """How far the estimate is from what was heard, as a share of it."""
    thought = sum(a * b for a, b in zip(line.counts, seconds, strict=False))
    return abs(thought / line.seconds - 1)


def left_out(lines: Sequence[Heard], figures: int) -> float:
    """The mean error of each line, were the figures fitted to all the others."""
    errors = [
        error(line, fitted([*lines[:index], *lines[index + 1 :]], figures))
        for index, line in enumerate(lines)
    ]
    return sum(errors) / len(errors)


def main(code: str) -> None:
    """Print the figures, with and without a share for each word."""
    lines = heard(code)
    for figures in (len(FIGURES) - 1, len(FIGURES)):
        print(f"# {len(lines)} lines; {left_out(lines, figures):.1%} off in the mean, left out")
        for name, seconds in zip(FIGURES, fitted(lines, figures), strict=False):
            print(f"{name} = {seconds:.3f}")


if __name__ == "__main__":
    main(sys.argv[1])
