"""What the code asks of AWS, and what the role grants: the same."""

import ast
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from infra.package.contents import OPERATIONS
from skill.coaching.practice import FinishedPractice
from skill.progress import Owner, Store
from tests.infra.stack import ROOT, granted
from tests.progress.backing import TableBacking
from tests.progress.examples import DAY, NOW, OWNER, RECORD, finished
from tests.progress.wire import Call, Wire

USES: dict[str, Callable[[Store, float], object]] = {
    "read": lambda store, now: store.read(OWNER, now),
    "save": lambda store, now: keep(store, OWNER, now, [finished(-1)]),
    "deleted_since": lambda store, now: store.deleted_since(OWNER, now),
    "forget": lambda store, now: store.forget(OWNER, now),
    "forget_account": lambda store, now: store.forget_account(OWNER.account, now),
}
SOMEBODY = Owner(OWNER.account, "amzn1.ask.person.somebody")
AWS = {"boto3", "botocore"}


@pytest.fixture
def asked(table_backing: TableBacking, wire: Wire) -> set[str]:
    """The operations that everything a store can do comes to, at the connection."""
    store = table_backing.open()
    for day, use in enumerate(USES.values()):
        now = NOW + day * DAY
        # Of the same account, so that there is something to delete for whoever deletes.
        keep(store, SOMEBODY, now)
        use(store, now)
        store.forget_account(OWNER.account, now)
    return {right for call in wire.calls for right in rights_of(call)}


def keep(store: Store, owner: Owner, now: float, rows: Sequence[FinishedPractice] = ()) -> None:
    """Write the record for the first time, and over it with practices."""
    held = 0
    for finished_now in ([], rows):
        held = store.save(
            owner,
            RECORD,
            revision=held,
            request_id="r",
            began=now,
            now=now,
            finished=finished_now,
        )


def rights_of(call: Call) -> set[str]:
    """What a call takes: a transaction has no right of its own, but those of its parts."""
    if call.operation != "TransactWriteItems":
        return {call.operation}
    return {f"{kind}Item" for part in call.body["TransactItems"] for kind in part}


def test_the_role_grants_what_the_store_asks_and_nothing_more(asked: set[str]) -> None:
    rights = {action for action, _ in granted() if action.startswith("dynamodb:")}
    assert rights == {f"dynamodb:{operation}" for operation in asked}


def test_the_package_has_the_operations_that_are_asked(
    asked: set[str],
    wire: Wire,
) -> None:
    assert set(wire.operations) == set(OPERATIONS)


def test_everything_that_a_store_can_do_was_asked() -> None:
    public = {
        name
        for name, member in inspect.getmembers(Store, inspect.isfunction)
        if not name.startswith("_")
    }
    assert set(USES) == public


def test_the_rest_is_the_right_to_write_the_log() -> None:
    rest = {action for action, _ in granted() if not action.startswith("dynamodb:")}
    assert rest == {"logs:CreateLogStream", "logs:PutLogEvents"}


def test_every_right_is_on_the_stacks_own_table_or_log() -> None:
    on = {action.partition(":")[0]: where for action, where in granted()}
    assert on == {
        "dynamodb": {"Fn::GetAtt": ["ProgressTable", "Arn"]},
        "logs": {"Fn::GetAtt": ["Log", "Arn"]},
    }


def test_nothing_but_the_store_speaks_to_aws() -> None:
    speaking = [path for path in (ROOT / "skill").rglob("*.py") if AWS & imported(path)]
    assert [path.name for path in speaking] == ["dynamodb.py"]


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}
