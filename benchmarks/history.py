"""What is stored of a person after a thousand practices, and what a turn costs then."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_field
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from benchmarks.conversation import START, first_practice
from benchmarks.errors import BenchmarkError
from benchmarks.figures import Bench
from benchmarks.household import Household, key_of, speaking_to
from benchmarks.item_size import Row, item_size
from benchmarks.packages import OURS_TABLE, STOCK_TABLE
from benchmarks.store import Exchange
from benchmarks.table import Table
from skill.coaching.practice import FinishedPractice
from skill.progress.record import Record, with_finished

T = TypeVar("T")

DAY: Final = 86_400
OPEN: Final = 1024
"""Bytes, at most, of everything but the history."""
NEWEST: Final = 20
"""Practices that a stock skill keeps which drops the older ones."""
LAUNCH: Final = 4096
"""Bytes, at most, that a launch reads."""


@dataclass(frozen=True)
class Kept:
    """What a skill stores of a person in the middle of one more practice."""

    name: str
    open: int
    """Bytes of everything but the history, at its largest in that practice."""
    history: int
    """Bytes."""
    launch: int
    """Bytes that the launch read."""
    exchanges: Sequence[Exchange]
    """Of that practice."""


def kept(bench: Bench) -> tuple[Kept, ...]:
    """Let a person practise once, multiply that practice, and let them practise again.

    For this skill, for this skill with a recognised voice, and for the stock skill, which stores
    everything under the account: once with all of it, and once with the newest.
    """
    bench.say(f"what is kept after {bench.sizes.history} practices")
    ours, stock = bench.subjects.ours, bench.subjects.stock
    found = []
    for subject, past, recognised in (
        (ours, _rows, False),
        (ours, _rows, True),
        (stock, _newest, False),
        (stock, _list, False),
    ):
        with speaking_to(subject, bench.server.settings, bench.folder) as household:
            person = f"faithful, {subject.name}, {recognised}, {past.__name__}"
            household.practise(first_practice(person, recognised=recognised))
            history = past(bench, household, person)
            found.append(_again(bench, household, person, recognised, history))
            if past is _newest:
                found[-1] = replace_field(found[-1], name=f"{subject.name}, {NEWEST} newest")
    return tuple(found)


def _again(bench: Bench, household: Household, person: str, recognised: bool, history: int) -> Kept:
    # All first-time questions were asked in the practice before.
    envelopes = first_practice(person, START + bench.sizes.history * DAY, recognised)
    del envelopes[1]
    with bench.server.listening() as exchanges:
        household.practise(envelopes)
    heard = tuple(exchanges)
    written = [row for exchange in heard if exchange.written for row in exchange.rows]
    inside = household.subject is bench.subjects.stock
    return Kept(
        household.subject.name + (", recognised voice" if recognised else ""),
        max(item_size(row) for row in written if not is_practice(row)) - inside * history,
        history,
        heard[0].bytes,
        heard,
    )


def is_practice(row: Row) -> bool:
    """Whether it is this skill's row of a finished practice."""
    return "#practice#" in row.get("item", {"S": ""})["S"]


def _rows(bench: Bench, household: Household, person: str) -> int:
    """Write a row for each past practice, a day apart, as this skill does. Returns their bytes."""
    rows = _kept_rows(bench, OURS_TABLE, household, person)
    (row,) = (row for row in rows if is_practice(row))
    (kept,) = (row for row in rows if row["item"]["S"].endswith("#record"))
    record, practice = _held(kept, Record), _held(row, FinishedPractice)
    total = item_size(row)
    for later in _days(bench):
        done = _moved(practice, later)
        record = with_finished(record, done)
        item = row["item"]["S"].replace(practice.key, done.key)
        other = _with(row, done, later) | {"item": {"S": item}}
        total += item_size(other)
        bench.server.client.put_item(TableName=OURS_TABLE, Item=other)
    used = practice.ended + (bench.sizes.history - 1) * DAY
    if record.agreed is None:
        raise BenchmarkError("somebody has practised who has agreed to nothing")
    # The yes is recent, so that the practice begins at once, and has not expired by then.
    record = replace(record, agreed=replace(record.agreed, at=used), used=used)
    changed = _with(kept, record, bench.sizes.history * DAY)
    bench.server.client.put_item(TableName=OURS_TABLE, Item=changed)
    return total


def _moved(practice: FinishedPractice, later: int) -> FinishedPractice:
    """The practice, so many seconds later."""
    started = practice.started + later
    # The key begins with the start time, and ends with what makes it unique.
    stamp = datetime.fromtimestamp(started, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    key = f"{stamp}.{practice.key.partition('.')[2]}"
    return replace(practice, key=key, started=started, ended=practice.ended + later)


def _held(row: dict[str, Any], kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(row["data"]["B"]), type=kind)


def _with(row: dict[str, Any], held: msgspec.Struct, later: int) -> dict[str, Any]:
    """The row with other data, expiring so many seconds later."""
    return row | {
        "expires_at": {"N": str(int(row["expires_at"]["N"]) + later)},
        "data": {"B": zlib.compress(msgspec.json.encode(held))},
    }


def _newest(bench: Bench, household: Household, person: str) -> int:
    """As `_list`, of a skill that keeps only its newest practices."""
    return _list(bench, household, person, NEWEST - 1)


def _list(bench: Bench, household: Household, person: str, most: int | None = None) -> int:
    """Write the list of past practices into the one item of the stock skill. Returns its bytes."""
    (item,) = _kept_rows(bench, STOCK_TABLE, household, person)
    attributes = item["attributes"]["M"]
    (first,) = attributes["practices"]["L"]
    practices = [first]
    for later in _days(bench):
        moved = {
            name: {"N": str(int(first["M"][name]["N"]) + later)} for name in ("started", "ended")
        }
        practices.append({"M": first["M"] | moved})
    if most is not None:
        practices = practices[-most:]
    changed = attributes | {"practices": {"L": practices}}
    bench.server.client.put_item(TableName=STOCK_TABLE, Item=item | {"attributes": {"M": changed}})
    return item_size({"practices": {"L": practices}})


def _days(bench: Bench) -> Iterator[int]:
    return (number * DAY for number in range(1, bench.sizes.history))


def _kept_rows(bench: Bench, table: str, household: Household, person: str) -> list[dict[str, Any]]:
    ((name, value),) = key_of(household.subject, person).items()
    found = bench.server.client.query(
        TableName=table,
        KeyConditionExpression="#key = :key",
        ExpressionAttributeNames={"#key": name},
        ExpressionAttributeValues={":key": value},
    )
    return [dict(row) for row in found["Items"]]


def table(bench: Bench, kept: Sequence[Kept]) -> Table:
    """The table of what is stored."""
    rows = [[each.name, *(f"{figure:,}" for figure in _figures(each))] for each in kept]
    missed = [
        f"{what} of {each.name}: {size:,} bytes, goal {goal:,}"
        for each in kept[:2]
        for what, size, goal in (("open", each.open, OPEN), ("launch", each.launch, LAUNCH))
        if size > goal
    ]
    return Table(
        f"What is kept of a person after {bench.sizes.history:,} practices",
        "Bytes by DynamoDB's own rules, keys and names included. Open is all that is not history, "
        "at its largest in the middle of one more practice. This skill's history is a row for each "
        "practice with a time to live of 400 days. That the stock skill keeps all of it in a list "
        f"in its one item is this comparison's choice: beside it stands one that keeps {NEWEST}.",
        ["skill", "open", "history", "a launch reads", "read units", "write units"],
        rows,
        f"Units are those of one more practice. Goals: open at most {OPEN:,}, a launch at most "
        f"{LAUNCH:,}. Missed: {'; '.join(missed) or 'none'}.",
        [
            [
                f"bytes kept of a person after {bench.sizes.history:,} practices, history apart",
                f"{kept[0].open:,}; {kept[1].open:,} with a recognised voice",
                f"{kept[3].open:,}",
                f"{OPEN:,}",
            ],
            [
                "bytes that a launch then reads",
                f"{kept[0].launch:,}; {kept[1].launch:,} with a recognised voice",
                f"{kept[3].launch:,}; {kept[2].launch:,} with the {NEWEST} newest",
                f"{LAUNCH:,}",
            ],
        ],
    )


def _figures(kept: Kept) -> list[int]:
    read = sum(exchange.read for exchange in kept.exchanges)
    written = sum(exchange.written for exchange in kept.exchanges)
    return [kept.open, kept.history, kept.launch, read, written]
