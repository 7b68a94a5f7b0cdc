"""The table on its server, and the function that runs from the package."""

import os
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
import pytest

from infra.package import build, this_machine
from simulator.understanding import Understanding
from tests.conversations.talk import Household
from tests.infra.lambda_runtime import Function, running
from tests.infra.stack import TABLE, resource, value_of
from tests.limits import check_reply
from tests.progress.conftest import server, table_backing, wire
from tests.progress.table import create_table_from_template
from tests.progress.wire import Wire, refuse, serving

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

__all__ = ["server", "table_backing", "wire"]

NO_RIGHT = refuse("AccessDeniedException")
MANY = 1000
"""More operations than any conversation has."""


@cache
def understanding(locale: str) -> Understanding:
    return Understanding.of(locale)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built") / "lambda.zip", this_machine()).path


@pytest.fixture(scope="module")
def code(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked as Lambda does it."""
    folder = tmp_path_factory.mktemp("task")
    with zipfile.ZipFile(package) as packed:
        packed.extractall(folder)
    for path in folder.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.fixture(scope="module")
def table_server() -> Iterator[Wire]:
    with serving() as wire:
        yield wire


@pytest.fixture(scope="module")
def settings(table_server: Wire) -> dict[str, str]:
    """What the template sets, and what Lambda does."""
    variables = resource("Skill")["Environment"]["Variables"]
    return {name: value_of(said) for name, said in variables.items()} | {
        "AWS_LAMBDA_LOG_FORMAT": resource("Skill")["LoggingConfig"]["LogFormat"],
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_ENDPOINT_URL_DYNAMODB": table_server.url,
    }


@pytest.fixture(scope="module")
def function(
    code: Path, settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Function]:
    work = tmp_path_factory.mktemp("runtime")
    with running(code, resource("Skill")["Handler"], settings, work) as function:
        yield function


@pytest.fixture(scope="module")
def client(table_server: Wire) -> "DynamoDBClient":
    return boto3.session.Session().client(
        "dynamodb",
        region_name="eu-west-1",
        endpoint_url=table_server.url,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


@pytest.fixture
def household(
    function: Function, table_server: Wire, client: "DynamoDBClient"
) -> Iterator[Household]:
    """A household that nothing is kept of yet."""

    def door(envelope: dict[str, Any]) -> Any:
        reply = function.invoke(envelope)
        check_reply(envelope["request"]["type"], reply)
        return reply

    def fail(fails: bool) -> None:
        table_server.faults.clear()
        table_server.faults.extend([NO_RIGHT] * (MANY if fails else 0))

    create_table_from_template(client, TABLE)
    yield Household(door=door, understand=understanding, fail=fail)
    fail(False)
    client.delete_table(TableName=TABLE)
