"""Progress in a DynamoDB table (infra/template.yaml defines it)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import floor
from typing import TYPE_CHECKING, Any

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import (
    ClientError,
    CredentialRetrievalError,
    HTTPClientError,
    NoCredentialsError,
)
from botocore.exceptions import ConnectionError as NoConnectionError

from skill.coaching.practice import FinishedPractice
from skill.progress.errors import Conflict, StoreUnavailable
from skill.progress.items import (
    NEWEST,
    SCHEMA,
    Item,
    finished_item,
    found,
    item_of,
    prefix_of,
    record_item,
)
from skill.progress.record import Record
from skill.progress.store import Kept, Owner

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CONNECT_TIMEOUT = 0.5
"""Seconds to a connection: a round trip in the same region takes milliseconds."""
READ_TIMEOUT = 0.7
"""Seconds to an answer: three operations and the words still fit into Alexa's eight seconds."""
ATTEMPTS = 2
"""One lost packet or one throttled request is made good; an outage is not waited for."""
BACKOFF = 0.05
"""Seconds between attempts: botocore's "legacy" mode for DynamoDB (its data/_retry.json).

The other modes wait up to a second, and longer where the server asks for it.
"""
BATCH = 25
"""Items that BatchWriteItem takes (Amazon DynamoDB API Reference)."""
ROUNDS = 3
"""How often a batch that is left half done is sent."""

_UNAVAILABLE = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignatureException",
        "InternalServerError",
        "InvalidSignatureException",
        "MissingAuthenticationTokenException",
        "ProvisionedThroughputExceededException",
        "ReplicatedWriteConflictException",
        "RequestLimitExceeded",
        "ResourceNotFoundException",
        "ServiceUnavailable",
        "ThrottlingException",
        "UnrecognizedClientException",
    }
)
"""Codes of the Amazon DynamoDB Developer Guide, "Error handling", that no change of code mends."""

_OWN_WRITE = "(#revision = :revision AND #request = :request)"
_NOTHING_THERE = f"attribute_not_exists(#owner) OR #expires_at <= :now OR {_OWN_WRITE}"
_UNCHANGED = f"(#revision = :held AND #schema <= :schema) OR {_OWN_WRITE}"


class DynamoStore:
    """The store of the deployed skill."""

    worst_case = ATTEMPTS * (CONNECT_TIMEOUT + READ_TIMEOUT) + (ATTEMPTS - 1) * BACKOFF
    """Seconds. Looking up names and fetching credentials are boto3's; Lambda has both at hand."""

    def __init__(self, table: str) -> None:
        """Prepare a client; nothing is sent to the table.

        Raises what botocore has against its settings: NoRegionError, PartialCredentialsError.
        """
        self.table = table
        self.client: DynamoDBClient = boto3.session.Session().client(
            "dynamodb",
            config=Config(
                connect_timeout=CONNECT_TIMEOUT,
                read_timeout=READ_TIMEOUT,
                retries={"total_max_attempts": ATTEMPTS, "mode": "legacy"},
                tcp_keepalive=True,
                # What is sent is made here, and what is wrong with it the table says, too.
                parameter_validation=False,
                # A name of its own: botocore puts its longer one together twice a call.
                user_agent=f"my-back-stretches Boto3/{boto3.__version__}",
            ),
        )

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices, in one Query."""
        with _meaning():
            answer = self.client.query(
                TableName=self.table,
                KeyConditionExpression="#owner = :owner AND begins_with(#item, :prefix)",
                ExpressionAttributeNames=_names("owner", "item"),
                ExpressionAttributeValues=_values(
                    owner=owner.account, prefix=prefix_of(owner.person)
                ),
                ScanIndexForward=False,
                Limit=1 + NEWEST,
                # Another speaker may have written the place a moment ago.
                ConsistentRead=True,
            )
        return found((_item(row) for row in answer["Items"]), owner, now)

    def save(
        self, owner: Owner, record: Record, *, revision: int, request_id: str, now: float
    ) -> int:
        """Write the record in one conditional PutItem."""
        item = record_item(owner, record, revision=revision + 1, request_id=request_id, now=now)
        values = _values(revision=item.revision, request=item.request)
        if revision:
            condition, names = _UNCHANGED, _names("revision", "request", "schema")
            values |= _values(held=revision, schema=SCHEMA)
        else:
            condition, names = _NOTHING_THERE, _names("revision", "request", "owner", "expires_at")
            values |= _values(now=floor(now))
        with _meaning():
            self.client.put_item(
                TableName=self.table,
                Item=_row(item),
                ConditionExpression=condition,
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=values,
            )
        return item.revision

    def add_finished(
        self, owner: Owner, practice: FinishedPractice, *, request_id: str, now: float
    ) -> bool:
        """Keep a finished practice, in one conditional PutItem. The table expires what is old."""
        item = finished_item(owner, practice, request_id=request_id)
        try:
            with _meaning():
                self.client.put_item(
                    TableName=self.table,
                    Item=_row(item),
                    ConditionExpression="attribute_not_exists(#owner) OR #request = :request",
                    ExpressionAttributeNames=_names("owner", "request"),
                    ExpressionAttributeValues=_values(request=request_id),
                )
        except Conflict:
            # It is there already, and a finished practice never changes.
            return False
        return True

    def forget(self, owner: Owner) -> None:
        """Delete everything of the person."""
        self._delete(
            "#owner = :owner AND begins_with(#item, :prefix)",
            _values(owner=owner.account, prefix=prefix_of(owner.person)),
        )

    def forget_account(self, account: str) -> None:
        """Delete everything of the account."""
        self._delete("#owner = :owner", _values(owner=account))

    def _delete(self, condition: str, values: dict[str, Any]) -> None:
        with _meaning():
            pages = self.client.get_paginator("query").paginate(
                TableName=self.table,
                KeyConditionExpression=condition,
                ProjectionExpression="#owner, #item",
                ExpressionAttributeNames=_names("owner", "item"),
                ExpressionAttributeValues=values,
                ConsistentRead=True,
            )
            keys = [key for page in pages for key in page["Items"]]
            for start in range(0, len(keys), BATCH):
                self._delete_batch(keys[start : start + BATCH])

    def _delete_batch(self, keys: list[dict[str, Any]]) -> None:
        left: Mapping[str, Any] = {self.table: [{"DeleteRequest": {"Key": key}} for key in keys]}
        for _ in range(ROUNDS):
            left = self.client.batch_write_item(RequestItems=left)["UnprocessedItems"]
            if not left:
                return
        raise StoreUnavailable("the table left a part of what was to be deleted")


def _names(*attributes: str) -> dict[str, str]:
    # Aliased throughout: several of them are reserved words of DynamoDB's expressions.
    return {f"#{name}": name for name in attributes}


def _values(**values: str | int) -> dict[str, Any]:
    return {f":{name}": _typed(value) for name, value in values.items()}


def _row(item: Item) -> dict[str, Any]:
    return {name: _typed(value) for name, value in msgspec.structs.asdict(item).items()}


def _typed(value: str | int | bytes) -> dict[str, Any]:
    if isinstance(value, bytes):
        return {"B": value}
    return {"S": value} if isinstance(value, str) else {"N": str(value)}


def _item(row: Mapping[str, Mapping[str, Any]]) -> Item:
    plain = {name: value for name, typed in row.items() for value in typed.values()}
    # Not strict: DynamoDB's numbers come as text.
    return item_of(plain, strict=False)


@contextmanager
def _meaning() -> Iterator[None]:
    """Say what an error of botocore means for who keeps progress; faults of ours stay as is."""
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "ConditionalCheckFailedException":
            raise Conflict("someone else wrote in between") from error
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        if code in _UNAVAILABLE or status >= 500:
            raise StoreUnavailable(f"the table did not answer: {code}") from error
        raise
    except (
        HTTPClientError,
        NoConnectionError,
        NoCredentialsError,
        CredentialRetrievalError,
    ) as error:
        raise StoreUnavailable(f"the table was not reached: {type(error).__name__}") from error
