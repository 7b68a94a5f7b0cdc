"""Progress in an SQLite file: the embedded store."""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from math import floor
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from msgspec.structs import replace

from skill.coaching.practice import FinishedPractice
from skill.progress.errors import (
    Conflict,
    Deleted,
    StoreUnavailable,
    UnreadableFile,
    UnreadableItem,
)
from skill.progress.items import (
    NEWEST,
    Marks,
    finished_item,
    found,
    item_of,
    mark_item,
    marked_at,
    prefix_of,
    record_item,
)
from skill.progress.record import Record
from skill.progress.store import Kept, Owner

T = TypeVar("T")
logger = logging.getLogger(__name__)

BUSY_TIMEOUT = 1.0
"""Seconds that a statement waits for another writer; a write itself takes milliseconds."""

_UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
_GARBAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_TABLE = """
CREATE TABLE IF NOT EXISTS items (
    owner TEXT NOT NULL,
    item TEXT NOT NULL,
    schema INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    request TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (owner, item)
) WITHOUT ROWID
"""
_INDEX = "CREATE INDEX IF NOT EXISTS items_by_expiry ON items (expires_at)"

# Everything with the prefix: no sort key continues with the last Unicode character.
_READ = """
SELECT * FROM items
WHERE owner = :owner AND item BETWEEN :prefix AND :prefix || char(0x10FFFF)
ORDER BY item DESC LIMIT :limit
"""
_FORGET = """
DELETE FROM items WHERE owner = :owner AND item BETWEEN :prefix AND :prefix || char(0x10FFFF)
"""
_FORGET_ACCOUNT = "DELETE FROM items WHERE owner = :owner"
_ROW = """INTO items (owner, item, schema, revision, request, expires_at, data)
VALUES (:owner, :item, :schema, :revision, :request, :expires_at, :data)"""
_MARK = f"INSERT OR REPLACE {_ROW}"
_MARKED = """
SELECT 1 FROM items
WHERE owner = :owner AND item IN (:person, :account) AND expires_at >= :marked_at
"""
_EXPIRE = "DELETE FROM items WHERE expires_at <= :now"

_ADD = f"""
INSERT {_ROW}
ON CONFLICT (owner, item) DO UPDATE SET request = :request WHERE request = :request
"""
_SAVE_WHERE_NOTHING_IS = f"""
INSERT {_ROW}
ON CONFLICT (owner, item) DO UPDATE
SET schema = :schema, revision = :revision, request = :request, expires_at = :expires_at,
    data = :data
WHERE expires_at <= :now OR (revision = :revision AND request = :request)
"""
_SAVE_OVER = """
UPDATE items
SET schema = :schema, revision = :revision, request = :request, expires_at = :expires_at,
    data = :data
WHERE owner = :owner AND item = :item
  AND ((revision = :held AND schema <= :schema)
       OR (revision = :revision AND request = :request))
"""


class SqliteStore:
    """The store of one machine, for any number of threads and processes.

    Each operation opens the file itself: threads share nothing, nothing survives a fork, and after
    a process was killed the next one finds the file as it was after the last completed write.
    """

    worst_case = 2 * BUSY_TIMEOUT
    """Seconds: opening may wait once, and writing once. A slow disk is not bounded."""

    def __init__(self, path: Path) -> None:
        """Take the path. The file and its folder are created at the first use."""
        self.path = path

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices, in one SELECT.

        A file that is no database is set aside, and a new one begun.
        """
        kept, lost = self._healed(lambda: self._read(owner, now))
        return replace(kept, lost=True) if lost else kept

    def _read(self, owner: Owner, now: float) -> Kept:
        wanted = {
            "owner": owner.account,
            "prefix": prefix_of(owner.person),
            "limit": 1 + NEWEST,
        }
        with self._open() as connection:
            rows = connection.execute(_READ, wanted).fetchall()
        return found((item_of(dict(row)) for row in rows), owner, now)

    def save(
        self,
        owner: Owner,
        record: Record,
        *,
        revision: int,
        request_id: str,
        began: float,
        now: float,
        finished: Sequence[FinishedPractice] = (),
    ) -> int:
        """Write the record, and the practices it counts, in one transaction."""
        item = record_item(owner, record, held=revision, request_id=request_id, now=now)
        values = msgspec.structs.asdict(item)
        with self._write() as connection:
            if not revision and _marked(connection, owner, began):
                raise Deleted
            counted = [
                practice.key
                for practice in finished
                if not connection.execute(_ADD, _values_of(owner, practice, request_id)).rowcount
            ]
            if revision:
                done = connection.execute(_SAVE_OVER, values | {"held": revision})
            else:
                done = connection.execute(_SAVE_WHERE_NOTHING_IS, values | {"now": floor(now)})
            if counted or not done.rowcount:
                raise Conflict("someone else wrote in between", counted)
            connection.execute(_EXPIRE, {"now": floor(now)})
        return item.revision

    def deleted_since(self, owner: Owner, began: float) -> bool:
        """Whether the person or the account was deleted at `began` or later, within a day."""
        with self._open() as connection:
            return _marked(connection, owner, began)

    def forget(
        self, owner: Owner, now: float, *, before_each: Callable[[], None] = lambda: None
    ) -> None:
        """Delete everything of the person, and overwrite it in the file."""
        before_each()
        marks = Marks.of(owner)
        with self._write() as connection:
            _mark(connection, marks, marks.person, now)
            connection.execute(_FORGET, {"owner": owner.account, "prefix": prefix_of(owner.person)})

    def forget_account(self, account: str, now: float) -> None:
        """Delete everything of the account, and overwrite it in the file.

        A file that is no database is set aside: nothing in it can be told apart.
        """
        self._healed(lambda: self._forget_account(account, now))

    def _forget_account(self, account: str, now: float) -> None:
        marks = Marks.of(Owner(account))
        with self._write() as connection:
            _mark(connection, marks, marks.account, now)
            connection.execute(_FORGET_ACCOUNT, {"owner": account})

    def _healed(self, operation: Callable[[], T]) -> tuple[T, bool]:
        """What the operation gives, and whether a new file had to be begun for it."""
        met = _number_of(self.path)
        try:
            return operation(), False
        except UnreadableFile:
            # Another process may have set it aside meanwhile: then the file is a new one already.
            if _number_of(self.path) == met:
                self._set_aside()
            return operation(), True

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.unreadable-{uuid4().hex[:8]}")
        try:
            for part in ("", "-wal", "-shm"):
                there = self.path.with_name(self.path.name + part)
                if there.exists():
                    there.replace(aside.with_name(aside.name + part))
        except OSError as error:
            raise StoreUnavailable(f"the file cannot be set aside: {error.strerror}") from None
        logger.error("the file of progress is no database; it is kept as %s", aside)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        # Immediate, because a transaction that becomes a writer later is refused instead of
        # waiting.
        with self._open() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        _make_private(self.path)
        with _meaning(), closing(_connect(self.path)) as connection:
            _prepare(connection)
            yield connection


def _mark(connection: sqlite3.Connection, marks: Marks, which: str, now: float) -> None:
    connection.execute(_MARK, msgspec.structs.asdict(mark_item(marks, which, now)))


def _marked(connection: sqlite3.Connection, owner: Owner, began: float) -> bool:
    marks = msgspec.structs.asdict(Marks.of(owner)) | {"marked_at": marked_at(began)}
    return connection.execute(_MARKED, marks).fetchone() is not None


def _number_of(path: Path) -> int | None:
    """What tells a file from another one of its name; None without one."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _values_of(owner: Owner, practice: FinishedPractice, request_id: str) -> dict[str, Any]:
    return msgspec.structs.asdict(finished_item(owner, practice, request_id=request_id))


def _make_private(path: Path) -> None:
    """Create the file for its owner only; SQLite gives its side files the same mode."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        # From None: the cause would carry the path, and with it the user's name, into the log.
        raise StoreUnavailable(f"the file cannot be made: {error.strerror}") from None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    # SQLite's own conversion reports bytes that are not text without an error code.
    connection.text_factory = bytes.decode
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite refuses, without waiting, while another connection makes the same change. The mode
        # belongs to the file, and writes in the previous mode are just as safe.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(_TABLE)
    connection.execute(_INDEX)


@contextmanager
def _meaning() -> Iterator[None]:
    """Translate SQLite's errors into those of a store; faults of ours pass unchanged."""
    try:
        yield
    except UnicodeDecodeError:
        raise UnreadableItem("the file holds bytes that are no text") from None
    except sqlite3.DatabaseError as error:
        # The low byte is the primary code (sqlite.org, "Result Codes"); errors that Python itself
        # raises have none.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _UNAVAILABLE:
            raise StoreUnavailable(f"the file cannot be used: {error}") from error
        if code in _GARBAGE:
            raise UnreadableFile(f"the file is no database: {error}") from error
        raise
