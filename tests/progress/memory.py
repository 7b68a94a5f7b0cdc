"""The embedded store with its file in memory, so that it can be set to a state in no time."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skill.progress.sqlite import SqliteStore, _meaning, _prepare

Rows = tuple[tuple[str | int | bytes, ...], ...]


class StoreInMemory(SqliteStore):
    """Every statement of the embedded store, on one connection that stays open."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self._connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False
        )
        self._connection.row_factory = sqlite3.Row
        _prepare(self._connection)

    def rows(self) -> Rows:
        """Everything that is kept."""
        return tuple(tuple(row) for row in self._connection.execute("SELECT * FROM items"))

    def restore(self, rows: Rows) -> None:
        """Keep just that."""
        self._connection.execute("DELETE FROM items")
        self._connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with _meaning():
            yield self._connection
