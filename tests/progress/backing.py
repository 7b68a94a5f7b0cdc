"""The two places where a store keeps its items, as a test sees them from behind the store."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from skill.progress import Store
from skill.progress.dynamodb import DynamoStore
from skill.progress.sqlite import SqliteStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_KINDS: dict[type, Literal["S", "N", "B"]] = {str: "S", int: "N", bytes: "B"}
_COLUMNS = "owner, item, schema, revision, request, expires_at, data"


class Backing(Protocol):
    """Opens stores on one place, and reads and writes there without a store."""

    def open(self) -> Store:
        """Open another store on the same place."""

    def put(self, **attributes: str | int | bytes) -> None:
        """Write an item with just these attributes."""

    def items(self) -> list[dict[str, Any]]:
        """Read every item."""


class FileBacking:
    """An SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> SqliteStore:
        return SqliteStore(self.path)

    def put(self, **attributes: str | int | bytes) -> None:
        with closing(sqlite3.connect(self.path)) as connection, connection:
            names, marks = ", ".join(attributes), ", ".join(f":{name}" for name in attributes)
            connection.execute(f"REPLACE INTO items ({names}) VALUES ({marks})", attributes)

    def items(self) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(self.path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM items")]


class TableBacking:
    """A DynamoDB table."""

    def __init__(self, client: "DynamoDBClient", table: str) -> None:
        self.client, self.table = client, table

    def open(self) -> DynamoStore:
        return DynamoStore(self.table)

    def put(self, **attributes: str | int | bytes) -> None:
        self.client.put_item(
            TableName=self.table,
            Item={
                name: {_KINDS[type(value)]: str(value) if isinstance(value, int) else value}
                for name, value in attributes.items()
            },
        )

    def items(self) -> list[dict[str, Any]]:
        return [
            {name: int(value) if kind == "N" else value for name, kind, value in _parts(row)}
            for page in self.client.get_paginator("scan").paginate(TableName=self.table)
            for row in page["Items"]
        ]


def _parts(row: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str, Any]]:
    return [(name, kind, value) for name, typed in row.items() for kind, value in typed.items()]
