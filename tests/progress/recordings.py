"""python -m tests.progress.recordings: what this version of the skill writes, as test data.

Each scene is kept in both stores, and what then stands there is written to
`recorded/<schema version>/`: as DynamoDB exports items, and as SQLite dumps a file. What is
there already stays as it is, also what whole conversations have left there: items that somebody's
table may hold are never recorded anew.
"""

import base64
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import boto3
import pytest
from msgspec.structs import replace

from simulator.envelope import Setting
from skill.coaching.history import History
from skill.coaching.plan import Plan, Planned, Step
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.progression import Progression
from skill.coaching.stretches import HoldLevel, Pace, Side, Talk
from skill.progress import Agreement, Preferences, Record, Store
from skill.progress.dynamodb import DynamoStore
from skill.progress.items import SCHEMA
from skill.progress.record import Today
from skill.progress.sqlite import SqliteStore
from tests.person import START, owner_of
from tests.progress.table import create_table_from_template
from tests.progress.wire import serving, settings

Scene: TypeAlias = tuple[Record, Sequence[FinishedPractice]]
FOLDER = Path(__file__).parent / "recorded"
TABLE = "progress"
ANA = Setting(person="ana")


PRACTICE = OpenPractice(
    "2027-01-15T07:50:00Z.0000000b",
    START - 600,
    Plan(
        "quick",
        (Planned("levator_scapulae", "easier", 4, 30, True, Side.RIGHT, Side.LEFT),),
        Pace.SLOW,
        Side.LEFT,
        bed=True,
        no_kneeling=True,
    ),
    Step("levator_scapulae", Side.RIGHT, 4),
    START,
    ("neck_flexion",),
    (Planned("neck_flexion", "standard", 2, 5, False, None),),
)
EVERY_FIELD = Record(
    agreed=Agreement(START, 1),
    full_script_next=True,
    gently=True,
    finished=12,
    counted="2027-01-14T07:50:00Z.0000000a",
    history=History(20_832, 0b1011, {"knee_lunge": (20_800, 20_832)}),
    used=START + 600.5,
    time_zone="Europe/Dublin",
    time_zone_at=START - 86_400.0,
    reminder_offered=True,
    preferences=Preferences(
        routine="quick",
        repeats=5,
        hold=HoldLevel.LONG,
        pace=Pace.BRISK,
        first_side=Side.LEFT,
        ask_less=True,
        left_out=("floor", "knee_lunge"),
        variations={"lower_back_flexion": "easier"},
        own=("sciatic_relief", "neck_flexion"),
        goal=5,
    ),
    open_practice=PRACTICE,
)


PROGRESSED = Record(
    finished=9,
    counted="2027-01-15T07:50:00Z.0000000b",
    history=History(20_833, 0b10101, {"knee_lunge": (20_829, 20_831, 20_833)}),
    progression=Progression(since=20_815, back=20_801, asked=20_829, offered=20_822, eased=20_801),
)
OVER = (
    FinishedPractice(
        "2027-01-15T07:50:00Z.0000000b.given_up",
        START - 600,
        START,
        "own",
        ("knee_lunge",),
        3,
        False,
    ),
    FinishedPractice(
        "2027-01-15T07:50:00Z.0000000b", START - 600, START, "full_back", ("knee_lunge",), 3
    ),
)


REMINDED = Record(
    used=START, time_zone="Europe/Dublin", time_zone_at=START - 60, reminder_offered=True
)


CUT_SHORT = Record(agreed=Agreement(START, 1, said_by=START + 120), used=START)


THAT_DAY = replace(
    EVERY_FIELD,
    today=Today(
        20_833,
        ("knee_lunge",),
        {"knee_lunge": "standing"},
        ("knee_lunge",),
        Talk.FEWER,
        counts=True,
    ),
    open_practice=replace(PRACTICE, plan=replace(PRACTICE.plan, talk=Talk.FEWER, counts=True)),
)


SCENES: Mapping[str, Scene] = {
    # What no conversation of today leads to, too: every field away from its default.
    "every_field": (EVERY_FIELD, ()),
    # Some weeks on: the dose was spoken of, one practice given up, and one done to its end.
    "progressed": (PROGRESSED, OVER),
    # Alexa was asked for the time zone, and reminders were spoken of.
    "reminded": (REMINDED, ()),
    # A yes in the middle of the safety script: the rest of it was being said.
    "cut_short": (CUT_SHORT, ()),
    # What was wanted of that day alone.
    "that_day": (THAT_DAY, ()),
}


def main() -> None:
    """Record what is not recorded yet."""
    folder = FOLDER / str(SCHEMA)
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as server, pytest.MonkeyPatch.context() as patch:
        for name, value in settings(server).items():
            patch.setenv(name, value)
        for name, scene in SCENES.items():
            for kind, recorded in (("json", in_table), ("sql", in_file)):
                path = folder / f"{name}.{kind}"
                if not path.exists():
                    path.write_text(recorded(scene))
                    print(path)


def keep(store: Store, scene: Scene) -> None:
    """Keep a scene in a store."""
    record, finished = scene
    store.save(
        owner_of(Setting()),
        record,
        revision=0,
        request_id="r-1",
        began=START,
        now=START,
        finished=finished,
    )


def in_table(scene: Scene) -> str:
    """Keep a scene in a table; its items, as DynamoDB exports them."""
    client = boto3.session.Session().client("dynamodb")
    create_table_from_template(client, TABLE)
    keep(DynamoStore(TABLE), scene)
    items = client.scan(TableName=TABLE)["Items"]
    client.delete_table(TableName=TABLE)
    return json.dumps(items, indent=2, sort_keys=True, default=_base64) + "\n"


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def in_file(scene: Scene) -> str:
    """Keep a scene in a file; the file, as SQLite dumps it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "progress.sqlite"
        keep(SqliteStore(path), scene)
        with closing(sqlite3.connect(path)) as connection:
            return "\n".join(connection.iterdump()) + "\n"


def items_of(exported: str) -> list[dict[str, Any]]:
    """The items of an export, as the client takes them."""
    items: list[dict[str, Any]] = json.loads(exported)
    return [{name: _typed(value) for name, value in item.items()} for item in items]


def _typed(value: dict[str, str]) -> dict[str, str | bytes]:
    return {"B": base64.b64decode(value["B"])} if "B" in value else {**value}


if __name__ == "__main__":
    main()
