"""Items as each version of the skill wrote them are read for ever, and mean what they meant."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import boto3
import msgspec
import pytest
from msgspec.structs import FieldInfo, fields, replace

from simulator.envelope import Setting
from skill.app.skill import assemble
from skill.coaching.history import History
from skill.progress import Kept, Store
from skill.progress.dynamodb import DynamoStore
from skill.progress.items import SCHEMA, Item, finished_item, item_of, record_item
from skill.progress.sqlite import SqliteStore
from tests.person import START, Person, owner_of
from tests.progress.recordings import (
    ANA,
    CUT_SHORT,
    EVERY_FIELD,
    FOLDER,
    OVER,
    PRACTICE,
    PROGRESSED,
    REMINDED,
    SCENES,
    THAT_DAY,
    in_file,
    in_table,
    items_of,
)
from tests.progress.table import create_table_from_template
from tests.progress.wire import Wire

FIRST_FIELDS = replace(
    EVERY_FIELD,
    history=History(),
    time_zone_at=None,
    reminder_offered=False,
    preferences=replace(EVERY_FIELD.preferences, own=(), goal=None),
    open_practice=replace(
        PRACTICE,
        plan=replace(PRACTICE.plan, stretches=(replace(PRACTICE.plan.stretches[0], first=None),)),
    ),
)
"""Every field that the first version knew."""
MEANT = {
    (1, "every_field"): Kept(FIRST_FIELDS, 1, "r-1", ()),
    (2, "every_field"): Kept(EVERY_FIELD, 1, "r-1", ()),
    (2, "progressed"): Kept(PROGRESSED, 1, "r-2", OVER),
    (2, "reminded"): Kept(REMINDED, 1, "r-1", ()),
    (2, "that_day"): Kept(THAT_DAY, 1, "r-1", ()),
    (2, "cut_short"): Kept(CUT_SHORT, 1, "r-1", ()),
}
"""By version and scene, what the items mean. The others are of whole conversations, which both
versions have had: they mean the same. The first version did not know the days practised: they come
from its newest practices."""
CARRIES_ON = {
    "stopped": "Carrying on with the shoulder blade stretch, right arm.",
    "wishes": "Carrying on with the sciatic stretch, right leg, the second of three.",
    "three_days": "Carrying on with the shoulder blade stretch, right arm.",
}
RECORDED = sorted(FOLDER.glob("*/*.*"))
NEWEST = [path for path in RECORDED if path.parent.name == str(SCHEMA)]
OWNERS = {"wishes": owner_of(ANA)}


def opened(path: Path, folder: Path) -> Store:
    """A store that holds what was recorded."""
    if path.suffix == ".sql":
        folder.mkdir(exist_ok=True)
        file = folder / "progress.sqlite"
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(path.read_text())
        return SqliteStore(file)
    client = boto3.session.Session().client("dynamodb")
    table = f"{path.parent.name}-{path.stem}"
    create_table_from_template(client, table)
    for item in items_of(path.read_text()):
        client.put_item(TableName=table, Item=item)
    return DynamoStore(table)


@pytest.fixture(params=RECORDED, ids=lambda path: f"{path.parent.name}/{path.name}")
def recording(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


@pytest.fixture
def store(recording: Path, tmp_path: Path, wire: Wire) -> Iterator[Store]:
    store = opened(recording, tmp_path)
    yield store
    if isinstance(store, DynamoStore):
        store.client.delete_table(TableName=store.table)


def kept_of(recording: Path, store: Store) -> Kept:
    return store.read(OWNERS.get(recording.stem, owner_of(Setting())), START)


def test_it_means_what_it_meant(recording: Path, store: Store, tmp_path: Path) -> None:
    meant = MEANT.get((int(recording.parent.name), recording.stem))
    if meant is None:
        newest = opened(FOLDER / str(SCHEMA) / f"{recording.stem}.sql", tmp_path / "newest")
        meant = kept_of(recording, newest)
        assert meant.revision > 1
    assert kept_of(recording, store) == meant


def test_the_place_is_taken_up(recording: Path, store: Store) -> None:
    kept = kept_of(recording, store)
    setting = ANA if recording.stem == "wishes" else Setting()
    someone = Person(assemble(store), setting, now=kept.record.used or START).launch(60)
    # The rules have other words by now: everybody hears them once more.
    assert "Shall we start?" in someone.words
    if recording.stem in CARRIES_ON:
        assert someone.say("AMAZON.Yes", 60).words.startswith(CARRIES_ON[recording.stem])


def written(recording: Path, kept: Kept) -> list[Item]:
    """The items of what was read, as this version writes them."""
    owner = OWNERS.get(recording.stem, owner_of(Setting()))
    record = record_item(
        owner, kept.record, held=kept.revision, request_id=kept.written_by, now=START
    )
    return [record, *(finished_item(owner, row, request_id="r") for row in kept.finished)]


def shape(item: Item) -> Item:
    """An item but for when, and by which request, it was written; its data as it was compressed.

    Builds of Python differ in how they compress.
    """
    return replace(item, revision=0, expires_at=0, request="", data=zlib.decompress(item.data))


@pytest.mark.parametrize("recording", NEWEST, ids=lambda path: path.name, indirect=True)
def test_what_is_written_has_the_shape_that_was_recorded(recording: Path, store: Store) -> None:
    """A new shape is a new version; what is recorded stays."""
    ours = {shape(item).item: shape(item) for item in written(recording, kept_of(recording, store))}
    assert {item.item: item for item in items_in(recording)} == ours


def test_what_is_recorded_today_is_what_was_recorded(wire: Wire, tmp_path: Path) -> None:
    folder = FOLDER / str(SCHEMA)
    for recorded, kind in ((in_file, "sql"), (in_table, "json")):
        today = tmp_path / str(SCHEMA) / f"every_field.{kind}"
        today.parent.mkdir(exist_ok=True)
        today.write_text(recorded(SCENES["every_field"]))
        assert items_in(today) == items_in(folder / today.name)


def items_in(path: Path) -> list[Item]:
    if path.suffix == ".json":
        rows = [
            {name: next(iter(value.values())) for name, value in row.items()}
            for row in items_of(path.read_text())
        ]
    else:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(path.read_text())
            connection.row_factory = sqlite3.Row
            rows = [dict(row) for row in connection.execute("SELECT * FROM items")]
    return [shape(item_of(row, strict=False)) for row in rows]


def test_every_scene_of_every_version_is_there_in_both_forms() -> None:
    versions = {path.parent.name for path in RECORDED}
    assert versions == {str(version) for version in range(1, SCHEMA + 1)}
    names = {path.name for path in NEWEST}
    assert {f"{name}.{kind}" for name in SCENES for kind in ("json", "sql")} <= names


def test_every_field_that_is_kept_is_recorded() -> None:
    """A new field fails here until a scene sets it, and that scene is recorded."""
    seen: set[tuple[str, str]] = set()
    for (version, _), kept in MEANT.items():
        if version == SCHEMA:
            for struct in structs_in((kept.record, *kept.finished)):
                seen |= {
                    (type(struct).__name__, field.name)
                    for field in fields(struct)
                    if getattr(struct, field.name) != default_of(field)
                }
    kinds = {type(struct) for struct in structs_in((EVERY_FIELD, *OVER))}
    assert {(kind.__name__, field.name) for kind in kinds for field in fields(kind)} == seen


def structs_in(value: object) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for field in fields(value):
            yield from structs_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from structs_in(part)


def default_of(field: FieldInfo) -> Any:
    factory = field.default_factory
    return field.default if factory is msgspec.NODEFAULT else factory()
