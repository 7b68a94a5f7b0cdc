"""The table's store, at the connection."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError, NoRegionError

from skill.progress import Conflict, Owner, Record, StoreUnavailable
from skill.progress import dynamodb as module
from skill.progress.dynamodb import DynamoStore
from tests.progress.backing import TableBacking
from tests.progress.examples import FIRST, NOW, OWNER, RECORD, finished
from tests.progress.wire import Fault, Wire, answer, cut_answer, lose_answer, refuse, truly


@pytest.fixture
def store(table_backing: TableBacking) -> DynamoStore:
    return table_backing.open()


def save(store: DynamoStore, revision: int = 0, request: str = "r-1") -> int:
    return store.save(OWNER, RECORD, revision=revision, request_id=request, began=NOW, now=NOW)


def finish(store: DynamoStore) -> int:
    return store.save(
        OWNER, RECORD, revision=0, request_id="r-1", began=NOW, now=NOW, finished=[finished(-1)]
    )


def test_nothing_is_sent_before_it_is_asked_for(store: DynamoStore, wire: Wire) -> None:
    assert wire.calls == []


def test_a_read_is_one_consistent_query(store: DynamoStore, wire: Wire) -> None:
    finish(store)
    wire.calls.clear()
    store.read(OWNER, NOW)
    assert wire.operations == ["Query"]
    assert wire.calls[0].body["ConsistentRead"] is True
    assert wire.calls[0].body["Limit"] == 4


def test_a_save_is_one_call(store: DynamoStore, wire: Wire) -> None:
    save(store)
    save(store, revision=FIRST, request="r-2")
    # The first one has to see that nothing was deleted meanwhile.
    assert wire.operations == ["TransactWriteItems", "PutItem"]


def test_finishing_is_one_call_also_the_second_time(store: DynamoStore, wire: Wire) -> None:
    for _ in range(2):
        assert finish(store) == FIRST
    assert wire.operations == ["TransactWriteItems"] * 2


@pytest.mark.parametrize(
    ("reason", "meaning"),
    [
        ("ConditionalCheckFailed", Conflict),
        ("TransactionConflict", Conflict),
        ("ThrottlingError", StoreUnavailable),
        ("ProvisionedThroughputExceeded", StoreUnavailable),
    ],
)
def test_why_a_transaction_was_cancelled(
    store: DynamoStore, wire: Wire, reason: str, meaning: type[Exception]
) -> None:
    wire.faults.append(
        answer(
            {
                "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                "CancellationReasons": [{"Code": "None"}, {"Code": reason}],
            },
            "400 Bad Request",
        )
    )
    with pytest.raises(meaning):
        finish(store)


@pytest.mark.parametrize("operation", ["TransactWriteItems", "PutItem"])
def test_an_answer_lost_once_is_made_good(store: DynamoStore, wire: Wire, operation: str) -> None:
    held = 0 if operation == "TransactWriteItems" else save(store)
    wire.calls.clear()
    wire.faults.append(lose_answer)
    after = save(store, revision=held, request="r-2")
    assert wire.operations == [operation] * 2
    assert store.read(OWNER, NOW).revision == after


def test_an_answer_lost_for_good_is_found_by_the_same_request(
    store: DynamoStore, wire: Wire
) -> None:
    wire.faults.extend([lose_answer] * module.ATTEMPTS)
    with pytest.raises(StoreUnavailable):
        save(store)
    with pytest.raises(Conflict):
        save(store, request="other")
    assert save(store) == FIRST
    assert store.read(OWNER, NOW).revision == FIRST


@pytest.mark.parametrize(
    "fault",
    [
        refuse("ThrottlingException"),
        refuse("ProvisionedThroughputExceededException"),
        refuse("InternalServerError", "500 Internal Server Error"),
        answer(b"<html>", "503 Service Unavailable"),
    ],
    ids=["throttled", "over its throughput", "an error of its own", "no service"],
)
def test_what_passes_is_tried_again_and_then_given_up(
    store: DynamoStore, wire: Wire, fault: Fault
) -> None:
    wire.faults.append(fault)
    assert save(store) == FIRST
    assert wire.operations == ["TransactWriteItems"] * 2
    wire.calls.clear()
    wire.faults.extend([fault] * 3)
    with pytest.raises(StoreUnavailable):
        save(store, revision=FIRST, request="r-2")
    assert wire.operations == ["PutItem"] * module.ATTEMPTS


def test_an_answer_that_is_cut_off_is_none(store: DynamoStore, wire: Wire) -> None:
    save(store)
    wire.faults.extend([cut_answer] * module.ATTEMPTS)
    with pytest.raises(StoreUnavailable):
        store.read(OWNER, NOW)


@pytest.mark.parametrize(
    "code",
    [
        "AccessDeniedException",
        "ExpiredTokenException",
        "RequestLimitExceeded",
        "ResourceNotFoundException",
        "UnrecognizedClientException",
    ],
)
def test_what_is_refused_is_not_tried_again(store: DynamoStore, wire: Wire, code: str) -> None:
    wire.faults.append(refuse(code))
    with pytest.raises(StoreUnavailable, match=code):
        store.read(OWNER, NOW)
    assert wire.operations == ["Query"]


def test_a_fault_of_our_own_stays_one(store: DynamoStore, wire: Wire) -> None:
    wire.faults.append(refuse("ConditionalOperatorException"))
    with pytest.raises(ClientError):
        store.read(OWNER, NOW)


def test_a_table_that_is_missing_is_no_store(wire: Wire) -> None:
    with pytest.raises(StoreUnavailable, match="ResourceNotFoundException"):
        save(DynamoStore("no-such-table"))


def test_a_table_of_another_shape_is_no_store(table_backing: TableBacking) -> None:
    client, table = table_backing.client, "of-another-shape"
    client.create_table(
        TableName=table,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    )
    store = DynamoStore(table)
    uses: list[Callable[[], object]] = [
        lambda: store.read(OWNER, NOW),
        lambda: save(store, FIRST),
        lambda: store.deleted_since(OWNER, NOW),
        lambda: store.forget(OWNER, NOW),
        lambda: store.forget_account(OWNER.account, NOW),
    ]
    try:
        for use in uses:
            with pytest.raises(StoreUnavailable, match="ValidationException"):
                use()
    finally:
        client.delete_table(TableName=table)


def test_a_server_that_never_answers_is_given_up(store: DynamoStore, wire: Wire) -> None:
    wire.faults.extend([wire.stall] * 3)
    with pytest.raises(StoreUnavailable):
        store.read(OWNER, NOW)
    assert wire.operations == ["Query"] * module.ATTEMPTS


def test_a_closed_port_is_no_store(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as bound:
        # Bound and not listening: nobody else can take the port meanwhile.
        bound.bind(("127.0.0.1", 0))
        monkeypatch.setenv(
            "AWS_ENDPOINT_URL_DYNAMODB", f"http://127.0.0.1:{bound.getsockname()[1]}"
        )
        store = DynamoStore("progress")
        attempts: list[Any] = []
        store.client.meta.events.register("before-send.dynamodb", lambda **_: attempts.append(1))
        with pytest.raises(StoreUnavailable):
            store.read(OWNER, NOW)
    assert len(attempts) == module.ATTEMPTS


def test_the_worst_case_is_what_is_configured(store: DynamoStore) -> None:
    config: Any = store.client.meta.config
    attempts = config.retries["total_max_attempts"]
    assert config.retries["mode"] == "legacy"
    waits = attempts * (config.connect_timeout + config.read_timeout)
    assert store.worst_case == pytest.approx(waits + (attempts - 1) * module.BACKOFF)
    assert store.worst_case <= 2.5
    assert config.tcp_keepalive is True


def test_the_pause_between_attempts_is_the_one_counted_with(
    store: DynamoStore, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("botocore.endpoint.time.sleep", pauses.append)
    wire.faults.append(refuse("ThrottlingException"))
    store.read(OWNER, NOW)
    assert pauses == [module.BACKOFF]


def test_settings_of_the_machine_do_not_make_it_slower(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "9")
    monkeypatch.setenv("AWS_RETRY_MODE", "standard")
    config: Any = DynamoStore("progress").client.meta.config
    assert config.retries == {"total_max_attempts": module.ATTEMPTS, "mode": "legacy"}


def test_without_credentials_there_is_no_store(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(StoreUnavailable, match="NoCredentialsError"):
        DynamoStore("progress").read(OWNER, NOW)


def test_without_a_region_it_does_not_start(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    with pytest.raises(NoRegionError):
        DynamoStore("progress")


def test_no_message_names_anybody(store: DynamoStore, wire: Wire) -> None:
    owner = Owner("amzn1.ask.account.SECRET", "amzn1.ask.person.SECRET")
    store.save(owner, Record(), revision=0, request_id="SECRET", began=NOW, now=NOW)
    with pytest.raises(Conflict) as conflict:
        store.save(owner, Record(), revision=5, request_id="SECRET", began=NOW, now=NOW)
    wire.faults.append(refuse("AccessDeniedException"))
    with pytest.raises(StoreUnavailable) as unavailable:
        store.read(owner, NOW)
    assert "SECRET" not in f"{conflict.value}{unavailable.value}"


def test_a_batch_left_half_done_is_sent_again(store: DynamoStore, wire: Wire) -> None:
    save(store)
    key = {"owner": {"S": OWNER.account}, "item": {"S": "household#record"}}
    rest = {"UnprocessedItems": {store.table: [{"DeleteRequest": {"Key": key}}]}}
    wire.calls.clear()
    wire.faults.extend([truly, truly, answer(rest)])
    store.forget(OWNER, NOW)
    assert wire.operations == ["PutItem", "Query", "BatchWriteItem", "BatchWriteItem", "Query"]
    assert store.read(OWNER, NOW).revision == 0


def test_a_batch_never_done_is_reported(store: DynamoStore, wire: Wire) -> None:
    save(store)
    key = {"owner": {"S": OWNER.account}, "item": {"S": "household#record"}}
    rest = {"UnprocessedItems": {store.table: [{"DeleteRequest": {"Key": key}}]}}
    wire.faults.extend([truly, truly, *[answer(rest)] * module.ROUNDS])
    with pytest.raises(StoreUnavailable):
        store.forget(OWNER, NOW)
    assert store.read(OWNER, NOW).revision == FIRST
