"""Anything said at any moment, on two speakers, for thousands of turns: nothing goes wrong."""

import logging
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simulator.envelope import SessionFacts, Setting, launch
from skill.app.skill import assemble, read_contents
from skill.coaching.plan import locate, steps
from skill.dialogue.finishing import GIVEN_UP
from skill.dialogue.validation import repaired
from skill.progress.sqlite import SqliteStore
from skill.progress.store import Owner
from tests.handlers.door import START, Person
from tests.handlers.states import INTENTS, SLOTS

CATALOGUE = read_contents()["en-US"].catalogue
GAPS = [1, 3, 8, 15, 30, 60, 90, 150, 200, 240]
LONG_GAPS = [1800, 7200, 86_400, 4 * 86_400, 40 * 86_400]
OFTEN = ["ReadyIntent", "AMAZON.YesIntent", "AMAZON.NextIntent", "SkipStretchIntent"]
ENDS = ["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR"]


@pytest.mark.parametrize("seed", range(8))
def test_a_walk(seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    chance = random.Random(seed)
    store = SqliteStore(tmp_path / "progress.sqlite")
    skill = assemble(store)
    speakers = [Person(skill, Setting(device=name)) for name in ("kitchen", "bedroom")]
    owner = Owner(_account(speakers[0]))
    now, finished, history = START, 0, ["from the start"]
    for _ in range(150):
        now += chance.choice(GAPS if chance.random() < 0.97 else LONG_GAPS)
        person = speakers[chance.random() < 0.1]
        person.now = now
        history.append(_anything(person, chance))
        assert [record.message for record in caplog.records] == [], history[-8:]
        kept = store.read(owner, now)
        # None is lost, and none is counted twice, whichever speaker finished it.
        assert _practices(store) == kept.record.finished, history[-8:]
        if not history[-1].startswith("AMAZON.Yes"):  # it may have been a yes to deleting
            assert kept.record.finished >= finished, history[-8:]
        finished = kept.record.finished
        practice = kept.record.open_practice
        if practice and steps(practice.plan, CATALOGUE):
            assert repaired(kept.record, CATALOGUE) == kept.record
            found = locate(practice.plan, CATALOGUE, practice.bookmark)
            assert found in (practice.bookmark, None), history[-8:]


def _anything(person: Person, chance: random.Random) -> str:
    what = chance.random()
    if what < 0.06:
        person.die()
        person.launch()
        return "launch"
    if what < 0.09 and person.session:
        reason = chance.choice(ENDS)
        person.end(reason)
        return reason
    name = chance.choice(INTENTS if chance.random() < 0.6 else OFTEN)
    slots = chance.choice(SLOTS.get(name, [{}]))
    person.say(name, 0, **slots)
    return f"{name} {slots}"


def _practices(store: SqliteStore) -> int:
    """Those finished: what was given up is noted, too, and counts nowhere."""
    with closing(sqlite3.connect(store.path)) as connection:
        rows = connection.execute(
            "SELECT count(*) FROM items WHERE item LIKE '%#practice#%' AND item NOT LIKE ?",
            (f"%{GIVEN_UP}",),
        )
        return int(rows.fetchone()[0])


def _account(person: Person) -> str:
    envelope = launch(person.setting, SessionFacts("s", True, {}), START)
    return str(envelope["session"]["user"]["userId"])
