"""How long a launch and a save take in the embedded store, with few people and with very many."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.figures import Bench
from benchmarks.table import Table, against, milliseconds
from skill.progress import Agreement, Owner, Record
from skill.progress.items import Item, record_item
from skill.progress.sqlite import SqliteStore
from tests.progress.examples import OPEN

NOW: Final = 1_800_000_000.0
GOAL: Final = 1.2
"""Of the time with few people."""
ASKED: Final = 300
"""People, spread over each of the files, who launch and save."""


def measure(bench: Bench) -> Table:
    """Fill a file each, and let the same number of people launch and save, in turns."""
    stores = []
    for people in bench.sizes.people:
        bench.say(f"{people:,} people in the embedded store")
        store = SqliteStore(bench.folder / f"{people} people.sqlite")
        _fill(store, people)
        stores.append((people, store))
    launches: list[list[float]] = [[] for _ in stores]
    saves: list[list[float]] = [[] for _ in stores]
    for number in range(ASKED):
        for (people, store), launched, saved in zip(stores, launches, saves, strict=True):
            owner = _owner(number * people // ASKED)
            began = time.perf_counter()
            kept = store.read(owner, NOW)
            launched.append(time.perf_counter() - began)
            began = time.perf_counter()
            store.save(
                owner,
                kept.record,
                revision=kept.revision,
                request_id=f"r-{number}",
                began=NOW,
                now=NOW + 1,
            )
            saved.append(time.perf_counter() - began)
    return _table(stores, launches, saves)


def _table(
    stores: list[tuple[int, SqliteStore]], launches: list[list[float]], saves: list[list[float]]
) -> Table:
    rows = [
        [
            f"{people:,}",
            milliseconds(median(launched)),
            milliseconds(median(saved)),
            f"{_bytes(store.path) / people:,.0f}",
        ]
        for (people, store), launched, saved in zip(stores, launches, saves, strict=True)
    ]
    launch, save = (median(times[-1]) / median(times[0]) for times in (launches, saves))
    few, many = stores[0][0], stores[-1][0]
    return Table(
        "Growth of the embedded store",
        f"A file with so many households, each in the middle of a practice. {ASKED} of them launch "
        f"and save, alternately in the one file and in the other; each operation opens its file.",
        ["people", "a launch", "a save", "bytes of the file for each"],
        rows,
        f"With {many:,} people a launch takes {against(launch, GOAL)} of its time with {few:,}, "
        f"and a save {against(save, GOAL)}.",
    )


def _owner(number: int) -> Owner:
    return Owner(f"amzn1.ask.account.{number:0>150}")


def _fill(store: SqliteStore, people: int) -> None:
    store.read(_owner(0), NOW)  # makes the file, and its table
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO items VALUES (:owner, :item, :schema, :revision, :request,"
            " :expires_at, :data)",
            (msgspec.structs.asdict(item) for item in _items(people)),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _items(people: int) -> Iterator[Item]:
    record = Record(agreed=Agreement(NOW, 2), finished=12, used=NOW, open_practice=OPEN)
    one = record_item(_owner(0), record, held=0, request_id="r", now=NOW)
    # In the order of their keys, in which the file keeps them.
    return (msgspec.structs.replace(one, owner=_owner(number).account) for number in range(people))


def _bytes(path: Path) -> int:
    return sum(part.stat().st_size for part in path.parent.glob(f"{path.name}*"))
