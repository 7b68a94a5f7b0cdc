"""Which store the environment names, and what opening it imports."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from skill.progress import open_store
from skill.progress.dynamodb import DynamoStore
from skill.progress.sqlite import SqliteStore
from tests.progress.wire import Wire

ROOT = Path(__file__).parents[2]


def test_a_table_comes_first(wire: Wire) -> None:
    store = open_store({"PROGRESS_TABLE": "progress", "PROGRESS_FILE": "progress.sqlite"})
    assert isinstance(store, DynamoStore)
    assert store.table == "progress"
    assert wire.calls == []


@pytest.mark.parametrize("unset", [{}, {"PROGRESS_TABLE": ""}])
def test_then_a_file(tmp_path: Path, unset: dict[str, str]) -> None:
    file = tmp_path / "deep" / "progress.sqlite"
    store = open_store({"PROGRESS_FILE": str(file), **unset})
    assert isinstance(store, SqliteStore)
    assert store.path == file
    assert not file.parent.exists()


@pytest.mark.parametrize("unset", [{}, {"PROGRESS_FILE": ""}])
def test_else_a_file_among_the_user_s_data(unset: dict[str, str]) -> None:
    store = open_store(unset)
    assert isinstance(store, SqliteStore)
    folder = platformdirs.user_data_path("my-back-stretches", appauthor=False)
    assert store.path == folder / "progress.sqlite"


@pytest.mark.parametrize(
    ("program", "heavy"),
    [
        ("import skill.progress", {"boto3", "botocore", "sqlite3", "platformdirs"}),
        (
            "from skill.progress import open_store; open_store({'PROGRESS_FILE': 'x'})",
            {"boto3", "botocore", "platformdirs"},
        ),
        (
            "from skill.progress import open_store; open_store({'PROGRESS_TABLE': 'x'})",
            {"sqlite3", "platformdirs", "requests"},
        ),
    ],
    ids=["none", "file", "table"],
)
def test_only_what_is_wanted_is_imported(wire: Wire, program: str, heavy: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; import sys; print(*sys.modules)"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert heavy & set(done.stdout.split()) == set()
