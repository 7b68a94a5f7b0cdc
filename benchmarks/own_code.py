"""Our own code in a warm turn: what remains without the SDK and the store."""

import gc
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import linear_regression, median
from typing import Any, Final
from unittest.mock import patch

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill

from benchmarks.conversation import UNKNOWN
from benchmarks.errors import BenchmarkError
from benchmarks.figures import Bench
from benchmarks.memory_store import MemoryStore
from benchmarks.table import Table, milliseconds
from simulator.envelope import Setting
from skill.app.adapter import Adapter
from skill.app.skill import assemble, read_contents
from skill.coaching import policy
from skill.coaching.plan import steps
from skill.progress import Kept
from tests.person import Person

GOAL: Final = 0.0004
"""Seconds, the median of a turn."""
LINEAR: Final = 1.0
"""The largest exponent of growth with the length of a routine."""
LONGEST_ANSWER: Final = policy.MAX_PASSAGE + 10.0
"""Seconds after which any passage is over."""
TURNS: Final = 40
"""More than any practice takes."""

ROUTINES: Final[tuple[tuple[str, dict[str, str | int]], ...]] = (
    ("quick", {"routine": "quick"}),
    ("full back, 2 of each", {"routine": "full_back", "repeats": 2}),
    ("full back, 3 of each", {"routine": "full_back", "repeats": 3}),
    ("full back, 4 of each", {"routine": "full_back", "repeats": 4}),
    ("full back, 5 of each", {"routine": "full_back", "repeats": 5}),
)


@dataclass(frozen=True)
class Length:
    """What our own code took in practices of one length. All times are in seconds."""

    name: str
    steps: int
    """Repeats of a side."""
    turns: list[float]
    """Each turn of every practice."""
    begin: float
    """The turn that begins the practice: the median."""


def measure(bench: Bench) -> Table:
    """Practise every routine from beginning to end, alternating the routines."""
    bench.say("our own code")
    store = MemoryStore()
    skill = assemble(store)
    rounds = [
        [_practise(skill, store, f"{number} {name}", slots) for name, slots in ROUTINES]
        for number in range(1 + bench.sizes.own_practices)
    ]
    del rounds[0]  # it was not warm yet
    lengths = []
    for index, (name, _) in enumerate(ROUTINES):
        practices = [practices[index] for practices in rounds]
        turns = [seconds for _, taken in practices for seconds in taken]
        begin = median(taken[1] for _, taken in practices)
        lengths.append(Length(name, practices[0][0], turns, begin))
    return _table(bench, lengths)


def _practise(
    skill: CustomSkill, store: MemoryStore, name: str, slots: dict[str, str | int]
) -> tuple[int, list[float]]:
    """A person's first practice: its steps, and the seconds of our own code in each turn."""
    person = Person(skill, Setting(person=name, services=UNKNOWN))
    # Collect garbage now, so that it does not fall into a measured turn.
    gc.collect()
    with _stopwatch(store) as turns:
        person.say("StartRoutine", 0, **slots)
        person.say("AMAZON.Yes", 40)
        length = _steps(store)
        while not person.ended and len(turns) < TURNS:
            person.say("Ready", LONGEST_ANSWER)
    if not _newest(store).finished:
        raise BenchmarkError(f"the practice {name} was not finished")
    return length, turns


def _newest(store: MemoryStore) -> Kept:
    """What is stored of the person who practised last."""
    return list(store.kept.values())[-1]


def _steps(store: MemoryStore) -> int:
    practice = _newest(store).record.open_practice
    if practice is None:
        raise BenchmarkError("no practice was begun")
    return len(steps(practice.plan, read_contents()["en-US"].catalogue))


@contextmanager
def _stopwatch(store: MemoryStore) -> Iterator[list[float]]:
    """Record the seconds of every turn, without those spent in the store."""
    turns: list[float] = []
    handle = Adapter.handle

    def timed(self: Adapter, handler_input: HandlerInput) -> Any:
        stored, began = store.seconds, time.thread_time()
        response = handle(self, handler_input)
        turns.append(time.thread_time() - began - (store.seconds - stored))
        return response

    with patch.object(Adapter, "handle", timed):
        yield turns


def _table(bench: Bench, lengths: list[Length]) -> Table:
    rows = [
        [
            length.name,
            str(length.steps),
            milliseconds(median(length.turns)),
            milliseconds(length.begin),
            milliseconds(max(length.begin, median(length.turns)) / length.steps),
        ]
        for length in lengths
    ]
    every = median([turn for length in lengths[:2] for turn in length.turns])
    slope, _ = linear_regression(
        [math.log(length.steps) for length in lengths],
        [math.log(length.begin) for length in lengths],
    )
    return Table(
        "Our own code within a warm turn",
        f"Without the SDK's reading and writing of JSON and without the store, in time of the "
        f"processor: nothing in it waits; "
        f"{bench.sizes.own_practices} practices of each routine, interleaved. A step is one repeat "
        f"of one side.",
        ["routine", "steps", "a turn, median", "the turn that begins it", "for each step"],
        rows,
        f"A turn of the routines people are offered takes {milliseconds(every)} at the median "
        f"({_goal(every, GOAL, milliseconds(GOAL))}). The turn that begins a practice grows with "
        f"the length to the power of {slope:.2f} ({_goal(slope, LINEAR, '1: linear')}).",
        [["our own code in a warm turn", milliseconds(every), "–", milliseconds(GOAL)]],
    )


def _goal(found: float, goal: float, said: str) -> str:
    return f"goal: at most {said}{'' if found <= goal else '; missed'}"
