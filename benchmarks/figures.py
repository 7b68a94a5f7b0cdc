"""What a benchmark needs, and what the benchmarks hand on to the sum of costs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.packages import Subjects
from benchmarks.store import Server


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    starts: int = 21
    """Cold starts of each skill."""
    practices: int = 41
    """Whole practices with each skill."""
    history: int = 1000
    """Practices that somebody has finished."""
    own_practices: int = 61
    """Practices of each routine, for our own code."""
    crowd: int = 64
    """People who practise at once."""
    sessions: int = 5
    """That each of them has."""
    breath: float = 1.0
    """Seconds between their turns, where they take one."""


TINY = Sizes(starts=1, practices=1, history=30, own_practices=2, crowd=2, sessions=1, breath=0.01)
"""To see that everything runs."""


@dataclass(frozen=True)
class Bench:
    """What every benchmark works with."""

    subjects: Subjects
    server: Server
    folder: Path
    """For what is written meanwhile."""
    sizes: Sizes
    say: Callable[[str], None]
    """Told what is being done."""


def percentile(values: list[float], share: float) -> float:
    """The value that this share of them, from 0 to 1, does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(share * len(ordered)) - 1))]
