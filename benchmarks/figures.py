"""What every benchmark needs, and the sizes it measures."""

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
    """Practices that a person has finished before."""
    own_practices: int = 61
    """Practices of each routine, for our own code."""
    people: tuple[int, int] = (1_000, 1_000_000)
    """In the embedded store."""
    crowd: int = 64
    """People who practise at once."""
    sessions: int = 5
    """Sessions of each of them."""
    breath: float = 1.0
    """Seconds between their turns, in the run with pauses."""


TINY = Sizes(
    starts=1,
    practices=1,
    history=30,
    own_practices=2,
    people=(10, 100),
    crowd=2,
    sessions=1,
    breath=0.01,
)
"""Only to check that everything runs."""


@dataclass(frozen=True)
class Bench:
    """What every benchmark works with."""

    subjects: Subjects
    server: Server
    folder: Path
    """For temporary files."""
    sizes: Sizes
    say: Callable[[str], None]
    """Takes progress messages."""


def percentile(values: list[float], share: float) -> float:
    """The value that a share of them, from 0 to 1, does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, round(share * len(ordered)) - 1))]
