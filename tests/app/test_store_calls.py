"""One query a session, one write a turn, also when a practice is finished: counted at the wire."""

import uuid
from collections.abc import Iterator

import boto3
import pytest

from skill.app.skill import assemble
from skill.progress.dynamodb import DynamoStore
from tests.person import Person
from tests.progress.table import create_table_from_template
from tests.progress.wire import Wire, serving, settings


@pytest.fixture(scope="module")
def server() -> Iterator[Wire]:
    with serving() as wire:
        yield wire


@pytest.fixture
def wire(server: Wire, monkeypatch: pytest.MonkeyPatch) -> Wire:
    for name, value in settings(server).items():
        monkeypatch.setenv(name, value)
    return server


@pytest.fixture
def someone(wire: Wire) -> Person:
    table = f"progress-{uuid.uuid4()}"
    create_table_from_template(boto3.session.Session().client("dynamodb"), table)
    found = Person(assemble(DynamoStore(table)))
    wire.clear()
    return found


def calls(wire: Wire) -> list[str]:
    """The operations since the last time."""
    made = list(wire.operations)
    wire.clear()
    return made


def test_a_whole_practice(someone: Person, wire: Wire) -> None:
    someone.launch()
    assert calls(wire) == ["Query"]
    someone.say("AMAZON.Yes", 40)
    # The very first write of a person, which has to see that nothing was deleted meanwhile.
    assert calls(wire) == ["TransactWriteItems"]
    for _ in range(3):
        someone.say("Ready", 210)
        assert calls(wire) == ["PutItem"]
    someone.say("TimeLeft", 60)
    assert calls(wire) == ["PutItem"]
    someone.say("AMAZON.Yes", 210)
    assert "Well done." in someone.words
    assert calls(wire) == ["TransactWriteItems"]


def test_what_changes_nothing_writes_nothing(someone: Person, wire: Wire) -> None:
    someone.launch()
    calls(wire)
    someone.say("Routines", 40)
    someone.say("AMAZON.Help", 10)
    assert calls(wire) == []


def test_the_end_of_a_session_is_one_write(someone: Person, wire: Wire) -> None:
    someone.launch().say("AMAZON.Yes", 40)
    calls(wire)
    someone.end("USER_INITIATED", 60)
    assert calls(wire) == ["PutItem"]


def test_a_conflict_reads_once_more(someone: Person, wire: Wire) -> None:
    other = Person(someone.skill)
    someone.launch().say("AMAZON.Yes", 40)
    other.now = someone.now
    other.launch(60).say("AMAZON.Stop", 30)
    calls(wire)
    someone.say("ChangePace", 100, pace="slower")
    # The second query: whether what the other speaker wrote follows a deletion.
    assert calls(wire) == ["PutItem", "Query", "Query", "PutItem"]
    assert "another speaker" in someone.words
