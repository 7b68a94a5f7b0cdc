"""Progress in a DynamoDB table, which infra/template.yaml defines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import floor
from typing import TYPE_CHECKING, Any

import boto3
import botocore
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
from skill.progress.errors import Conflict, Deleted, StoreUnavailable
from skill.progress.items import (
    NEWEST,
    SCHEMA,
    Item,
    Marks,
    finished_item,
    found,
    item_of,
    mark_item,
    marked_at,
    prefix_of,
    record_item,
)
from skill.progress.record import Record
from skill.progress.store import Kept, Owner

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CONNECT_TIMEOUT = 0.5
"""Seconds to connect: a round trip in the same region takes milliseconds."""
READ_TIMEOUT = 0.7
"""Seconds to be answered: three operations and the reply still fit into Alexa's eight seconds."""
ATTEMPTS = 2
"""Enough for a lost packet or a throttled request; an outage is not worth waiting for."""
BACKOFF = 0.05
"""Seconds between attempts: botocore's "legacy" mode for DynamoDB (its data/_retry.json).

The other modes wait up to a second, and longer if the server asks for it.
"""
BATCH = 25
"""Items that BatchWriteItem accepts (Amazon DynamoDB API Reference)."""
ROUNDS = 3
"""How often the unprocessed rest of a batch is sent."""

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
        "TransactionInProgressException",
        "UnrecognizedClientException",
        "ValidationException",  # a table of another shape: what is sent is the same in every turn
    }
)
"""Codes (Amazon DynamoDB Developer Guide, "Error handling") that no code change would fix."""

_OWN_WRITE = "(#revision = :revision AND #request = :request)"
_NOTHING_THERE = f"attribute_not_exists(#owner) OR #expires_at <= :now OR {_OWN_WRITE}"
_UNCHANGED = f"(#revision = :held AND #schema <= :schema) OR {_OWN_WRITE}"
_NOT_DELETED = "attribute_not_exists(#owner) OR #expires_at < :marked_at"
_NOT_COUNTED = "attribute_not_exists(#owner) OR #request = :request"

_CONDITION_FAILED = "ConditionalCheckFailed"
_LOST_TO_ANOTHER = frozenset({_CONDITION_FAILED, "TransactionConflict"})
"""Reasons for a cancelled transaction which mean that another writer was first."""


class DynamoStore:
    """The store of the deployed skill."""

    worst_case = ATTEMPTS * (CONNECT_TIMEOUT + READ_TIMEOUT) + (ATTEMPTS - 1) * BACKOFF
    """Seconds, without name resolution and fetching credentials, which are immediate on Lambda."""

    def __init__(self, table: str) -> None:
        """Prepare a client; nothing is sent to the table.

        Raises botocore's errors about its settings: NoRegionError, PartialCredentialsError.
        """
        self.table = table
        # A session of its own: the default one is not safe to share between threads ("Session",
        # Boto3 documentation).
        self.client: DynamoDBClient = boto3.session.Session().client(
            "dynamodb",
            config=Config(
                connect_timeout=CONNECT_TIMEOUT,
                read_timeout=READ_TIMEOUT,
                retries={"total_max_attempts": ATTEMPTS, "mode": "legacy"},
                tcp_keepalive=True,
                # Parameters are built here only, and the service validates them anyway.
                parameter_validation=False,
                # A fixed user agent: botocore assembles its longer one twice per call.
                user_agent=f"my-back-stretches Botocore/{botocore.__version__}",
            ),
        )

    def read(self, owner: Owner, now: float) -> Kept:
        """Read the record and the newest finished practices, in one Query."""
        rows = self._query(
            KeyConditionExpression="#owner = :owner AND begins_with(#item, :prefix)",
            ExpressionAttributeNames=_names("owner", "item"),
            ExpressionAttributeValues=_values(owner=owner.account, prefix=prefix_of(owner.person)),
            ScanIndexForward=False,
            Limit=1 + NEWEST,
        )
        return found(map(_item, rows), owner, now)

    def _query(self, **asked: Any) -> list[dict[str, Any]]:
        """The rows of one Query; another speaker may have written them a moment ago."""
        with _meaning():
            answer = self.client.query(TableName=self.table, ConsistentRead=True, **asked)
        if "Items" not in answer:
            raise StoreUnavailable("the table's answer was cut short")
        return answer["Items"]

    def save(
        self,
        owner: Owner,
        record: Record,
        *,
        revision: int,
        request_id: str,
        began: float,
        now: float,
        finished: Sequence[FinishedPractice] = (),
    ) -> int:
        """Write the record in one conditional PutItem; with practices, in one transaction.

        So is the first one, because it must not follow a deletion. A later one cannot: what it
        would be written over is gone.
        """
        item = record_item(owner, record, held=revision, request_id=request_id, now=now)
        put = self._put_record(item, revision, now)
        rows = [
            self._put_practice(finished_item(owner, practice, request_id=request_id))
            for practice in finished
        ]
        checks = () if revision else self._not_deleted(owner, began)
        with _meaning():
            if rows or checks:
                self._write_all(rows, put, checks, finished)
            else:
                self.client.put_item(**put)
        return item.revision

    def _not_deleted(self, owner: Owner, began: float) -> tuple[dict[str, Any], ...]:
        marks = Marks.of(owner)
        return tuple(
            {
                "TableName": self.table,
                "Key": {name: _typed(value) for name, value in key.items()},
                "ConditionExpression": _NOT_DELETED,
                "ExpressionAttributeNames": _names("owner", "expires_at"),
                "ExpressionAttributeValues": _values(marked_at=marked_at(began)),
            }
            for key in (
                {"owner": marks.owner, "item": marks.person},
                {"owner": marks.owner, "item": marks.account},
            )
        )

    def _put_record(self, item: Item, held: int, now: float) -> dict[str, Any]:
        values = _values(revision=item.revision, request=item.request)
        if held:
            condition, names = _UNCHANGED, _names("revision", "request", "schema")
            values |= _values(held=held, schema=SCHEMA)
        else:
            condition, names = _NOTHING_THERE, _names("revision", "request", "owner", "expires_at")
            values |= _values(now=floor(now))
        return self._put(item, condition, names, values)

    def _put_practice(self, item: Item) -> dict[str, Any]:
        values = _values(request=item.request)
        return self._put(item, _NOT_COUNTED, _names("owner", "request"), values)

    def _put(
        self, item: Item, condition: str, names: dict[str, str], values: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "TableName": self.table,
            "Item": _row(item),
            "ConditionExpression": condition,
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
        }

    def _write_all(
        self,
        rows: Sequence[dict[str, Any]],
        record: dict[str, Any],
        checks: Sequence[dict[str, Any]],
        finished: Sequence[FinishedPractice],
    ) -> None:
        writes: list[Any] = [{"Put": put} for put in (*rows, record)]
        writes += [{"ConditionCheck": check} for check in checks]
        try:
            self.client.transact_write_items(TransactItems=writes)
        except self.client.exceptions.TransactionCanceledException as cancelled:
            codes = [
                reason.get("Code", "None") for reason in cancelled.response["CancellationReasons"]
            ]
            if set(codes) - {"None", *_LOST_TO_ANOTHER}:
                raise StoreUnavailable(f"the table cancelled: {sorted(set(codes))}") from cancelled
            if _CONDITION_FAILED in codes[len(rows) + 1 :]:
                raise Deleted from cancelled
            there = [
                practice.key
                for practice, code in zip(finished, codes, strict=False)
                if code == _CONDITION_FAILED
            ]
            raise Conflict("someone else wrote in between", there) from cancelled

    def deleted_since(self, owner: Owner, began: float) -> bool:
        """Whether the person or the account was deleted at `began` or later, within a day."""
        marks = Marks.of(owner)
        rows = self._query(
            KeyConditionExpression="#owner = :owner",
            ExpressionAttributeNames=_names("owner"),
            ExpressionAttributeValues=_values(owner=marks.owner),
        )
        return any(
            mark.item in (marks.person, marks.account) and mark.expires_at >= marked_at(began)
            for mark in map(_item, rows)
        )

    def forget(
        self, owner: Owner, now: float, *, before_each: Callable[[], None] = lambda: None
    ) -> None:
        """Delete everything of the person."""
        marks = Marks.of(owner)
        before_each()
        self._mark(marks, marks.person, now)
        self._delete(
            before_each,
            "#owner = :owner AND begins_with(#item, :prefix)",
            _values(owner=owner.account, prefix=prefix_of(owner.person)),
        )

    def forget_account(self, account: str, now: float) -> None:
        """Delete everything of the account."""
        marks = Marks.of(Owner(account))
        self._mark(marks, marks.account, now)
        self._delete(lambda: None, "#owner = :owner", _values(owner=account))

    def _mark(self, marks: Marks, which: str, now: float) -> None:
        with _meaning():
            self.client.put_item(TableName=self.table, Item=_row(mark_item(marks, which, now)))

    def _delete(
        self, before_each: Callable[[], None], condition: str, values: dict[str, Any]
    ) -> None:
        # Once more if there was anything: a turn that had begun may have noted a practice after the
        # first look. Without the record, none can after the second.
        with _meaning():
            for _ in range(ROUNDS):
                before_each()
                keys = self._keys(condition, values)
                if not keys:
                    return
                for start in range(0, len(keys), BATCH):
                    self._delete_batch(before_each, keys[start : start + BATCH])
        raise StoreUnavailable("the table holds more after each deletion")

    def _keys(self, condition: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        pages = self.client.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=condition,
            ProjectionExpression="#owner, #item",
            ExpressionAttributeNames=_names("owner", "item"),
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )
        return [key for page in pages for key in page["Items"]]

    def _delete_batch(self, before_each: Callable[[], None], keys: list[dict[str, Any]]) -> None:
        left: Mapping[str, Any] = {self.table: [{"DeleteRequest": {"Key": key}} for key in keys]}
        for _ in range(ROUNDS):
            before_each()
            left = self.client.batch_write_item(RequestItems=left)["UnprocessedItems"]
            if not left:
                return
        raise StoreUnavailable("the table left a part of what was to be deleted")


def _names(*attributes: str) -> dict[str, str]:
    # All are aliased: several are reserved words in DynamoDB's expressions.
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
    """Translate botocore's errors into those of a store; faults of ours pass unchanged."""
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in ("ConditionalCheckFailedException", "TransactionConflictException"):
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
