"""Both stores, each on a place of its own."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from skill.progress import Store
from tests.progress.backing import Backing, FileBacking, TableBacking
from tests.progress.table import create_table_from_template
from tests.progress.wire import Wire, serving, settings


@pytest.fixture(scope="session")
def server() -> Iterator[Wire]:
    with serving() as wire:
        yield wire


@pytest.fixture
def wire(server: Wire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Wire]:
    """The server as boto3's own settings name it, with nothing of the machine's settings."""
    for name, value in {
        **settings(server),
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }.items():
        monkeypatch.setenv(name, value)
    for name in (
        "AWS_PROFILE",
        "AWS_REGION",
        "AWS_ENDPOINT_URL",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    ):
        monkeypatch.delenv(name, raising=False)
    yield server
    server.clear()


@pytest.fixture
def file_backing(tmp_path: Path) -> FileBacking:
    return FileBacking(tmp_path / "kept" / "progress.sqlite")


@pytest.fixture
def table_backing(wire: Wire) -> TableBacking:
    client = boto3.session.Session().client("dynamodb")
    table = f"progress-{uuid.uuid4()}"
    create_table_from_template(client, table)
    wire.calls.clear()
    return TableBacking(client, table)


@pytest.fixture(params=["file_backing", "table_backing"])
def backing(request: pytest.FixtureRequest) -> Backing:
    chosen: Backing = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def store(backing: Backing) -> Store:
    return backing.open()
