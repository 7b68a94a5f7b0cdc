"""python -m tests.progress.recordings: what this version of the skill writes, as test data.

Each scene is played over both stores, and what then stands there is written to
`recorded/<schema version>/`: as DynamoDB exports items, and as SQLite dumps a file. What is
there already stays as it is: items that somebody's table may hold are never recorded anew.
"""

import base64
import json
import sqlite3
import uuid
from collections.abc import Callable, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3
import pytest

from simulator.envelope import SessionFacts, Setting, launch
from skill.app.skill import assemble
from skill.coaching.history import History
from skill.coaching.plan import Plan, Planned, Step
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.progression import Progression
from skill.coaching.stretches import HoldLevel, Pace, Side
from skill.progress import Agreement, Owner, Preferences, Record, Store
from skill.progress.dynamodb import DynamoStore
from skill.progress.items import SCHEMA
from skill.progress.sqlite import SqliteStore
from tests.handlers.door import START, Person
from tests.progress.table import create_table_from_template
from tests.progress.wire import serving, settings

FOLDER = Path(__file__).parent / "recorded"
DAY = 86_400
TABLE = "progress"
ANA = Setting(person="ana")


def owner_of(setting: Setting) -> Owner:
    """Whose items a scene writes."""
    system = launch(setting, SessionFacts("s", True, {}), START)["context"]["System"]
    if setting.person is None:
        return Owner(system["user"]["userId"])
    return Owner(system["user"]["userId"], system["person"]["personId"])


def stopped(store: Store) -> None:
    """A first practice, stopped in its third stretch."""
    someone = Person(assemble(store)).launch().say("AMAZON.Yes", 40)
    someone.say("Ready", 150).say("AMAZON.Stop", 60)


def wishes(store: Store) -> None:
    """Ana, whose voice is recognised, has many wishes, and pauses on the second side."""
    ana = Person(assemble(store), ANA).say("StartRoutine", routine="lower_back")
    ana.say("AMAZON.Yes", 40).say("SetRepeats", 20, repeats=3).say("ChangePace", 20, pace="slower")
    ana.say("HandsFree", 20, switch="less").say("Avoid", 10, limitation="kneeling")
    ana.say("AMAZON.No", 10).say("SkipStretch", 30).say("ChangeEffort", 60, effort="easier")
    ana.say("SetHold", 10, seconds=20).say("ChangeSides", 60, side="left").say("AMAZON.Pause", 60)


def three_days(store: Store) -> None:
    """Three practices on three days, and a fourth begun by who knows the stretches by now."""
    someone = Person(assemble(store))
    for _ in range(3):
        someone.launch(DAY)
        while someone.session:
            someone.say("AMAZON.Yes", 220)
    someone.launch(DAY).say("SetHold", 20, change="longer").say("Ready", 200)


def symptom(store: Store) -> None:
    """A practice ended by a symptom: the whole script is due, and a gentle start."""
    someone = Person(assemble(store)).say("DoStretch", stretch="sciatic_relief")
    someone.say("AMAZON.Yes", 40).say("AMAZON.Stop", 60).launch(60)
    someone.say("Symptom", 40, symptom="dizziness")


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


def every_field(store: Store) -> None:
    """What no conversation of today leads to, too: every field away from its default."""
    store.save(owner_of(Setting()), EVERY_FIELD, revision=0, request_id="r-1", now=START)


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


def progressed(store: Store) -> None:
    """Some weeks on: the dose was spoken of, one practice given up, and one done to its end."""
    owner = owner_of(Setting())
    store.save(owner, PROGRESSED, revision=0, request_id="r-2", now=START, finished=OVER)


REMINDED = Record(
    used=START, time_zone="Europe/Dublin", time_zone_at=START - 60, reminder_offered=True
)


def reminded(store: Store) -> None:
    """Alexa was asked for the time zone, and reminders were spoken of."""
    store.save(owner_of(Setting()), REMINDED, revision=0, request_id="r-1", now=START)


CUT_SHORT = Record(agreed=Agreement(START, 1, said_by=START + 120), used=START)


def cut_short(store: Store) -> None:
    """A yes in the middle of the safety script: the rest of it was being said."""
    store.save(owner_of(Setting()), CUT_SHORT, revision=0, request_id="r-1", now=START)


SCENES: Mapping[str, Callable[[Store], None]] = {
    scene.__name__: scene
    for scene in (
        stopped,
        wishes,
        three_days,
        symptom,
        every_field,
        progressed,
        reminded,
        cut_short,
    )
}


def main() -> None:
    """Record what is not recorded yet."""
    folder = FOLDER / str(SCHEMA)
    folder.mkdir(parents=True, exist_ok=True)
    with serving() as server, pytest.MonkeyPatch.context() as patch:
        for name, value in settings(server).items():
            patch.setenv(name, value)
        for scene in SCENES.values():
            for kind, recorded in (("json", in_table), ("sql", in_file)):
                path = folder / f"{scene.__name__}.{kind}"
                if not path.exists():
                    patch.setattr("simulator.envelope.uuid", _Counted())
                    path.write_text(recorded(scene))
                    print(path)


class _Counted:
    """Stands in for the uuid module where envelopes are made: the same ids in both forms."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def uuid4(self) -> uuid.UUID:
        """The next number."""
        return uuid.UUID(int=next(self._numbers))


def in_table(scene: Callable[[Store], None]) -> str:
    """Play a scene over a table; its items, as DynamoDB exports them."""
    client = boto3.session.Session().client("dynamodb")
    create_table_from_template(client, TABLE)
    scene(DynamoStore(TABLE))
    items = client.scan(TableName=TABLE)["Items"]
    client.delete_table(TableName=TABLE)
    return json.dumps(items, indent=2, sort_keys=True, default=_base64) + "\n"


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def in_file(scene: Callable[[Store], None]) -> str:
    """Play a scene over a file; the file, as SQLite dumps it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "progress.sqlite"
        scene(SqliteStore(path))
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
