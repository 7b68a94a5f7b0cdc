"""A whole practice of the full routine: its time at the handler, and its store calls."""

import gc
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import Final

from benchmarks.conversation import first_practice
from benchmarks.figures import Bench
from benchmarks.household import Household, speaking_to
from benchmarks.store import Exchange
from benchmarks.table import Table, against, milliseconds

GOAL: Final = 0.6
"""Of the stock skill's time."""


@dataclass(frozen=True)
class Practised:
    """A skill's practices."""

    name: str
    wall: Sequence[Sequence[float]]
    """Seconds of every turn of every practice."""
    processor: Sequence[Sequence[float]]
    exchanges: Sequence[Exchange]
    """Of one practice."""
    logged: float
    """Bytes logged in one practice, metrics included."""

    @property
    def seconds(self) -> float:
        """Seconds of a practice: the median."""
        return median(map(sum, self.wall))

    @property
    def busy(self) -> float:
        """Seconds of processor time in a practice: the median."""
        return median(map(sum, self.processor))

    @property
    def turns(self) -> int:
        """Turns of a practice."""
        return len(self.wall[0])


def practised(bench: Bench) -> tuple[Practised, Practised]:
    """Practise with both skills alternately, as a new person each time."""
    with ExitStack() as stack:
        subjects = (bench.subjects.ours, bench.subjects.stock)
        ours, stock = (
            stack.enter_context(speaking_to(subject, bench.server.settings, bench.folder))
            for subject in subjects
        )
        for household in (ours, stock):
            household.practise(first_practice("warm up"))
        before = [household.logged() for household in (ours, stock)]
        times: dict[str, list[tuple[Sequence[float], Sequence[float]]]] = {"ours": [], "stock": []}
        for number in range(bench.sizes.practices):
            bench.say(f"practice {number + 1} of {bench.sizes.practices}")
            for name, household in (("ours", ours), ("stock", stock)):
                bench.server.empty()
                # The server runs in this process, and must not collect garbage in the middle of a
                # turn.
                gc.collect()
                taken = household.practise(first_practice(f"practice {number}"))
                times[name].append((taken.wall, taken.processor))
        return (
            _practised(bench, ours, times["ours"], before[0]),
            _practised(bench, stock, times["stock"], before[1]),
        )


def _practised(
    bench: Bench,
    household: Household,
    times: Sequence[tuple[Sequence[float], Sequence[float]]],
    before: int,
) -> Practised:
    logged = (household.logged() - before) / len(times)
    with bench.server.listening() as exchanges:
        household.practise(first_practice("listened to"))
    wall, processor = zip(*times, strict=True)
    return Practised(household.subject.name, wall, processor, tuple(exchanges), logged)


def times_table(ours: Practised, stock: Practised) -> Table:
    """How long the turns take."""
    rows = [
        [
            skill.name,
            str(skill.turns),
            milliseconds(skill.seconds),
            milliseconds(median([turn for practice in skill.wall for turn in practice])),
            milliseconds(skill.busy),
        ]
        for skill in (ours, stock)
    ]
    return Table(
        "A whole practice of the full routine",
        f"Wall time at the handler, all turns of somebody's first practice; {len(ours.wall)} of "
        f"each skill, interleaved, medians. The DynamoDB-compatible server is on loopback: a call "
        f"costs what it computes and a new connection, and nothing of a network.",
        ["skill", "turns", "all turns", "a turn", "of all, processor"],
        rows,
        f"This skill takes {against(ours.seconds / stock.seconds, GOAL)} of the stock "
        "skill's time.",
        [
            [
                "a whole practice of the full routine, all turns",
                milliseconds(ours.seconds),
                milliseconds(stock.seconds),
                f"{GOAL:g} of it",
            ]
        ],
    )


def calls_table(ours: Practised, stock: Practised) -> Table:
    """What went over the wire."""
    rows = []
    for skill in (ours, stock):
        counted = Counter(exchange.operation for exchange in skill.exchanges)
        rows.append(
            [
                skill.name,
                ", ".join(f"{number} {name}" for name, number in sorted(counted.items())),
                str(sum(exchange.read for exchange in skill.exchanges)),
                str(sum(exchange.written for exchange in skill.exchanges)),
            ]
        )
    return Table(
        "Calls of the store in that practice",
        f"Counted at the wire, in {ours.turns} turns. One query a session and one write a turn: "
        "the launch of a first time writes nothing, and the end writes the record and the finished "
        "practice in one transaction, which costs twice their units.",
        ["skill", "calls", "read units", "write units"],
        rows,
        short=[
            [
                "calls of the store in it",
                str(len(ours.exchanges)),
                str(len(stock.exchanges)),
                "a query a session, a write a turn",
            ]
        ],
    )
