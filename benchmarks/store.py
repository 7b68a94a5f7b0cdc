"""The DynamoDB-compatible server that both skills use, and what went over the wire."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import boto3

from benchmarks.item_size import Row, item_size, read_units, write_units
from benchmarks.packages import OURS_TABLE, STOCK_TABLE
from tests.progress.table import create_table_from_template
from tests.progress.wire import App, StartResponse, Wire, serving

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REGION: Final = "eu-west-1"
KEY: Final = "measuring"
"""The server accepts any key."""
_WRITES: Final = {"PutItem": 1, "TransactWriteItems": 2}
"""The operations that write, and how many times DynamoDB counts each write.

Source: Amazon DynamoDB Developer Guide, "Amazon DynamoDB Transactions: How it works".
"""


@dataclass(frozen=True)
class Exchange:
    """One operation, as it went over the wire."""

    operation: str
    rows: tuple[Row, ...]
    """What was written, or what was read."""

    @property
    def bytes(self) -> int:
        """Bytes of all its rows."""
        return sum(map(item_size, self.rows))

    @property
    def written(self) -> int:
        """Write request units; a row in a transaction counts twice."""
        return _WRITES.get(self.operation, 0) * sum(map(write_units, self.rows))

    @property
    def read(self) -> int:
        """Read request units."""
        return read_units(self.rows) if self.operation in ("GetItem", "Query") else 0


@dataclass
class Server:
    """The server, with a table for each of the skills."""

    wire: Wire
    client: "DynamoDBClient"
    settings: Mapping[str, str]
    """The environment that boto3 needs to talk to it."""
    exchanges: list[Exchange] = field(default_factory=list)
    """Recorded since `listening` began."""

    @contextmanager
    def listening(self) -> Iterator[list[Exchange]]:
        """Record every operation until the block ends."""
        self.exchanges.clear()
        self.wire.faults.append(self._note)
        try:
            yield self.exchanges
        finally:
            self.wire.faults.clear()

    def create_tables(self) -> None:
        """Make a table for each of the skills."""
        create_table_from_template(self.client, OURS_TABLE)
        self.client.create_table(
            TableName=STOCK_TABLE,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )

    def delete_tables(self) -> None:
        """Delete both tables with all their rows."""
        for table in (OURS_TABLE, STOCK_TABLE):
            self.client.delete_table(TableName=table)

    def empty(self) -> None:
        """Delete all rows.

        The server copies the whole table with every transaction, so that earlier people's rows
        would slow down later ones, which does not happen in DynamoDB.
        """
        self.delete_tables()
        self.create_tables()

    def _note(self, app: App, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        self.wire.faults.append(self._note)
        call = self.wire.calls[-1]
        answer = b"".join(app(environ, start))
        self.exchanges.append(Exchange(call.operation, _rows(call.body, json.loads(answer))))
        return [answer]


def _rows(asked: Mapping[str, Any], answered: Mapping[str, Any]) -> tuple[Row, ...]:
    if parts := asked.get("TransactItems"):
        # A condition on an item that is not written is billed as a write of it.
        return tuple(
            part["Put"]["Item"] if "Put" in part else part["ConditionCheck"]["Key"]
            for part in parts
        )
    one = asked.get("Item") or answered.get("Item")
    return (one,) if one else tuple(answered.get("Items", ()))


@contextmanager
def running() -> Iterator[Server]:
    """Serve on a free port of this machine, with both tables, until the block ends."""
    with serving() as wire:
        client = boto3.session.Session().client(
            "dynamodb",
            region_name=REGION,
            endpoint_url=wire.url,
            aws_access_key_id=KEY,
            aws_secret_access_key=KEY,
        )
        server = Server(
            wire,
            client,
            {
                "AWS_REGION": REGION,
                "AWS_DEFAULT_REGION": REGION,
                "AWS_ACCESS_KEY_ID": KEY,
                "AWS_SECRET_ACCESS_KEY": KEY,
                "AWS_CONFIG_FILE": os.devnull,
                "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
                "AWS_ENDPOINT_URL_DYNAMODB": wire.url,
            },
        )
        server.create_tables()
        try:
            yield server
        finally:
            # The tables stay in this process when the server has stopped.
            server.delete_tables()
