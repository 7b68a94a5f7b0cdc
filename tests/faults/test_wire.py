"""Every fault at the connection to the real table's store, at every operation, in real seconds."""

import time
import uuid
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import boto3
import pytest

from simulator.envelope import Setting
from skill.app.skill import assemble
from skill.coaching import policy
from skill.progress.dynamodb import DynamoStore
from skill.progress.items import SCHEMA
from tests.handlers.door import Person
from tests.progress.recordings import owner_of
from tests.progress.table import create_table_from_template
from tests.progress.wire import (
    Fault,
    Wire,
    a_condition_fails,
    cut_answer,
    lose_answer,
    mangle,
    refuse,
    serving,
    settings,
    slow,
)

FAULTS: Mapping[str, Fault] = {
    **{f"slow by {seconds} s": slow(seconds) for seconds in (1, 3, 6, 10)},
    "throttled": refuse("ThrottlingException"),
    "refused": refuse("AccessDeniedException"),
    "table missing": refuse("ResourceNotFoundException"),
    "no service": refuse("ServiceUnavailable", "503 Service Unavailable"),
    "cut in the middle of its answer": cut_answer,
    "done, and the answer lost": lose_answer,
    "a condition that fails": a_condition_fails,
    "garbage": mangle(data={"B": "Z2FyYmFnZQ=="}),
    "of a future version": mangle(schema={"N": str(SCHEMA + 1)}),
}


@dataclass
class Case:
    """Somebody whose table is reached over a connection of its own."""

    name: str
    wire: Wire
    store: DynamoStore
    person: Person


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Case]]:
    with ExitStack() as stack:
        made = []
        for name in FAULTS:
            wire = stack.enter_context(serving())
            for variable, value in settings(wire).items():
                monkeypatch.setenv(variable, value)
            store = DynamoStore(f"progress-{uuid.uuid4()}")
            create_table_from_template(boto3.session.Session().client("dynamodb"), store.table)
            made.append(Case(name, wire, store, Person(assemble(store))))
        yield made


def live(case: Case) -> list[float]:
    """A practice in which every operation meets the fault; the seconds of each turn."""
    seconds: list[float] = []
    someone = case.person

    def say(name: str, after: float, *, faulty: bool) -> str:
        case.wire.always = FAULTS[case.name] if faulty else None
        began = time.monotonic()
        if name == "Launch":
            someone.launch(after)
        else:
            someone.say(name, after)
        seconds.append(time.monotonic() - began)
        case.wire.always = None
        return someone.words

    someone.say("DoStretch", stretch="sciatic_relief")
    say("AMAZON.Yes", 40, faulty=True)
    say("AMAZON.Help", 400, faulty=True)
    if say("AMAZON.Yes", 10, faulty=True) != "Well done. Goodbye.":
        assert someone.words.endswith("Shall I try once more?"), case.name
        assert say("AMAZON.Yes", 10, faulty=False) == "Noted. Goodbye.", case.name
    say("Launch", 60, faulty=True)
    kept = case.store.read(owner_of(Setting()), someone.now)
    assert (kept.record.finished, len(kept.finished)) == (1, 1), case.name
    return seconds


def test_every_reply_leaves_in_time_and_nothing_is_lost(cases: list[Case]) -> None:
    with ThreadPoolExecutor(len(cases)) as pool:
        for case, seconds in zip(cases, pool.map(live, cases), strict=True):
            assert max(seconds) <= policy.TURN_TAKES, case.name
