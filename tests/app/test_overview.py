"""The page presents the practice that would begin now, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from simulator.envelope import account_id
from skill.app.skill import assemble
from skill.overview import overview
from skill.progress.sqlite import SqliteStore
from tests.person import Person


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    file = tmp_path / "progress.sqlite"
    monkeypatch.setenv("PROGRESS_FILE", str(file))
    monkeypatch.delenv("PROGRESS_TABLE", raising=False)
    return Person(assemble(SqliteStore(file)))


def seen(person: Person) -> dict[str, Any]:
    return overview(person.setting.locale, account_id(), None, person.now)


def names(told: dict[str, Any]) -> list[str]:
    return [stretch["name"] for stretch in told["stretches"]]


def test_at_first_it_is_the_whole_back(person: Person) -> None:
    told = seen(person)
    assert told["title"] == "Full back: six stretches, about eleven minutes."
    assert len(told["stretches"]) == 6
    assert told["kept"] == {}


def test_it_is_what_is_said_when_it_begins(person: Person) -> None:
    person.say("SetRepeats", repeats=4).say("Avoid", 5, limitation="kneeling", when="today")
    person.die()
    told = seen(person)
    assert "Knee lunge" not in names(told)
    assert len(names(told)) == 5
    person.launch(60).say("AMAZON.Yes", 40)
    assert told["title"].startswith("Full back: five stretches, about ")
    assert told["title"] in person.words


def test_what_was_asked_for_today_is_over_tomorrow(person: Person) -> None:
    person.say("Avoid", limitation="kneeling", when="today").die()
    assert "Knee lunge" not in names(seen(person))
    person.now += 86_400
    assert "Knee lunge" in names(seen(person))
