"""Every conversation of the .talk files, through the Lambda door; some of them on both stores."""

import uuid
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import boto3
import pytest

import skill.lambda_function as door
from simulator import alexa_services
from simulator.account import Account
from simulator.clock import InstantClock
from simulator.understanding import Understanding
from skill.progress.dynamodb import DynamoStore
from skill.progress.errors import StoreUnavailable
from skill.progress.sqlite import SqliteStore
from skill.services.http import Bounds
from tests.conversations.talk import Household, Talk, have, read_talks
from tests.progress.table import create_table_from_template
from tests.progress.wire import Wire, serving, settings

HERE = Path(__file__).parent
MODELS = HERE.parents[1] / "interaction_models"
TALKS = list(read_talks(HERE))


@cache
def understanding(locale: str) -> Understanding:
    return Understanding.of(locale)


@pytest.fixture(scope="module")
def server() -> Iterator[Wire]:
    with serving() as wire:
        yield wire


@pytest.fixture
def in_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type:
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    return SqliteStore


@pytest.fixture
def in_table(monkeypatch: pytest.MonkeyPatch, server: Wire) -> type:
    for name, value in settings(server).items():
        monkeypatch.setenv(name, value)
    table = f"progress-{uuid.uuid4()}"
    create_table_from_template(boto3.session.Session().client("dynamodb"), table)
    monkeypatch.setenv("PROGRESS_TABLE", table)
    # What is said is tested here, not how long a server on a busy machine may take.
    monkeypatch.setattr("skill.progress.dynamodb.READ_TIMEOUT", 10.0)
    return DynamoStore


@pytest.fixture
def household(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Household]:
    store: type = request.getfixturevalue(kind)
    # What is said is tested here, not how long a busy machine may take.
    monkeypatch.setattr("skill.services.calls.BOUNDS", Bounds(10.0, 100_000))
    monkeypatch.setattr("skill.services.alexa.QUICK", Bounds(10.0, 1000))
    monkeypatch.setattr("skill.coaching.policy.TURN_TAKES", 60.0)
    clock = InstantClock()
    with alexa_services.serving(Account(time_zone="Europe/Berlin"), clock.now) as services:
        local = door.local_door(services.endpoint)
        yield Household(
            door=lambda envelope: local(envelope, None),
            understand=understanding,
            fail=failing(store, monkeypatch),
            services=services,
            clock=clock,
        )


def failing(store: type, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """A switch that makes every operation of the store fail."""

    def unavailable(*_: object, **__: object) -> None:
        raise StoreUnavailable("switched off")

    working = {name: getattr(store, name) for name in ("read", "save", "forget")}

    def switch(fails: bool) -> None:
        for name, works in working.items():
            monkeypatch.setattr(store, name, unavailable if fails else works)

    return switch


# A file for all; for the table a quarter of them will do: the stores keep one contract.
BOTH = [("in_file", talk) for talk in TALKS] + [("in_table", talk) for talk in TALKS[::4]]


@pytest.mark.parametrize(
    ("kind", "talk"), BOTH, ids=[f"{kind}-{talk.file[:-5]}: {talk.title}" for kind, talk in BOTH]
)
def test_conversation(
    kind: str, talk: Talk, household: Household, caplog: pytest.LogCaptureFixture
) -> None:
    have(talk, household)
    unexpected = [record.message for record in caplog.records if not expected(record.message)]
    assert unexpected == []


def expected(message: str) -> bool:
    """Only the store is switched off by a conversation; all else has to go well."""
    return "the record could not be" in message


def test_there_are_enough_of_them() -> None:
    assert len(TALKS) >= 60
    assert len({(talk.file, talk.title) for talk in TALKS}) == len(TALKS)
