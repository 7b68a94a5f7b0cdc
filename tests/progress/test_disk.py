"""A full disk and a file that is only to be read: SQLite's own errors, heard as one sentence."""

import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from skill.app.skill import assemble
from skill.progress import StoreUnavailable
from skill.progress import sqlite as module
from skill.progress.sqlite import SqliteStore
from tests.handlers.door import Person
from tests.progress.examples import NOW, OWNER, RECORD

NOT_KEPT = "I can't reach my notes just now, so your place may not be kept."


def full(connection: sqlite3.Connection) -> None:
    """Let the file take no further page, and fill those that it has."""
    connection.execute("PRAGMA max_page_count = 1")
    size = 4000
    while size > 1:
        filler = {"name": str(uuid.uuid4()), "data": "x" * size}
        try:
            connection.execute(
                "INSERT INTO items VALUES ('filler', :name, 1, 1, 'r', 9e12, :data)", filler
            )
        except sqlite3.OperationalError:
            size //= 2


def read_only(connection: sqlite3.Connection) -> None:
    """Let nothing be written."""
    connection.execute("PRAGMA query_only = ON")


@pytest.fixture(params=[(full, sqlite3.SQLITE_FULL), (read_only, sqlite3.SQLITE_READONLY)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[SqliteStore, int]:
    """A store on such a disk, and SQLite's own name of the error."""
    spoil: Callable[[sqlite3.Connection], None] = request.param[0]
    prepare = module._prepare

    def spoilt(connection: sqlite3.Connection) -> None:
        prepare(connection)
        spoil(connection)

    monkeypatch.setattr(module, "_prepare", spoilt)
    return SqliteStore(tmp_path / "progress.sqlite"), request.param[1]


def test_it_is_sqlites_own_error(store: tuple[SqliteStore, int]) -> None:
    with pytest.raises(StoreUnavailable) as caught:
        store[0].save(OWNER, RECORD, revision=0, request_id="r-1", now=NOW)
    cause = caught.value.__cause__
    assert isinstance(cause, sqlite3.OperationalError)
    assert cause.sqlite_errorcode == store[1]
    assert store[0].read(OWNER, NOW).revision == 0


def test_it_is_said_once_and_the_practice_goes_on(store: tuple[SqliteStore, int]) -> None:
    someone = Person(assemble(store[0])).launch()
    someone.say("AMAZON.Yes", 40)
    assert someone.words.count(NOT_KEPT) == 1
    assert "Neck flexion." in someone.words
    someone.say("Ready", 200)
    assert NOT_KEPT not in someone.words
    assert "Shoulder blade stretch." in someone.words
