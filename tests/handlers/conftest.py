from pathlib import Path

import pytest

from skill.app.skill import assemble
from skill.progress.sqlite import SqliteStore
from skill.progress.store import Store
from tests.handlers.door import Person


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return SqliteStore(tmp_path / "progress.sqlite")


@pytest.fixture
def person(store: Store) -> Person:
    return Person(assemble(store))
