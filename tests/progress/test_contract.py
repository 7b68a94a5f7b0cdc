"""What holds for every store."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from zlib import compress

import pytest

from skill.coaching import policy
from skill.progress import (
    Conflict,
    Deleted,
    Kept,
    Owner,
    Record,
    Store,
    UnreadableItem,
)
from skill.progress.items import NEWEST, SCHEMA
from tests.progress.backing import Backing
from tests.progress.examples import DAY, FIRST, NOW, OWNER, RECORD, finished

KEPT_DAYS = 400
NAME = "household#record"


def save(store: Store, owner: Owner = OWNER, revision: int = 0, request: str = "r-1") -> int:
    return store.save(owner, RECORD, revision=revision, request_id=request, began=NOW, now=NOW)


def add(store: Store, day: int, owner: Owner = OWNER) -> int:
    """Keep the practice finished on that day, with the record as it is."""
    kept = store.read(owner, NOW)
    return store.save(
        owner,
        kept.record,
        revision=kept.revision,
        request_id=f"r-{day}",
        began=NOW,
        now=NOW,
        finished=[finished(day)],
    )


def test_nothing_is_kept_of_a_stranger(store: Store) -> None:
    assert store.read(OWNER, NOW) == Kept(Record(), 0, "", ())


def test_what_was_saved_is_read(store: Store) -> None:
    assert save(store) == FIRST
    assert store.read(OWNER, NOW) == Kept(RECORD, FIRST, "r-1", ())


@pytest.mark.parametrize("held", [0, FIRST, FIRST + 2])
def test_only_the_revision_that_was_read_is_written_over(store: Store, held: int) -> None:
    save(store)
    save(store, revision=FIRST, request="r-2")
    with pytest.raises(Conflict):
        store.save(OWNER, Record(), revision=held, request_id="other", began=NOW, now=NOW)
    assert store.read(OWNER, NOW) == Kept(RECORD, FIRST + 1, "r-2", ())


def test_what_is_not_there_cannot_be_written_over(store: Store) -> None:
    with pytest.raises(Conflict):
        save(store, revision=FIRST)
    assert store.read(OWNER, NOW).revision == 0


@pytest.mark.parametrize("held", [0, FIRST])
def test_a_retry_finds_its_own_write(store: Store, held: int) -> None:
    if held:
        save(store, request="before")
    for _ in range(2):
        assert save(store, revision=held) == (FIRST + 1 if held else FIRST)
    assert store.read(OWNER, NOW).revision == (FIRST + 1 if held else FIRST)


def test_a_retry_does_not_write_over_who_came_after(store: Store) -> None:
    save(store)
    store.save(OWNER, Record(finished=99), revision=FIRST, request_id="other", began=NOW, now=NOW)
    with pytest.raises(Conflict):
        save(store)
    assert store.read(OWNER, NOW).record.finished == 99


def test_a_write_has_the_id_of_its_request(store: Store) -> None:
    with pytest.raises(ValueError, match="request"):
        save(store, request="")
    with pytest.raises(ValueError, match="request"):
        store.save(
            OWNER, RECORD, revision=0, request_id="", began=NOW, now=NOW, finished=[finished(0)]
        )


def test_of_two_who_save_at_once_one_wins(store: Store) -> None:
    start = Barrier(2)

    def attempt(revision: int, request: str) -> int | None:
        start.wait()
        try:
            return save(store, revision=revision, request=request)
        except Conflict:
            return None

    with ThreadPoolExecutor(2) as pool:
        held = 0
        for number in range(FIRST, FIRST + 5):
            results = list(pool.map(attempt, [held] * 2, [f"a{number}", f"b{number}"]))
            assert sorted(results, key=bool) == [None, number]
            winner = "ab"[results.index(number)]
            assert store.read(OWNER, NOW).written_by == f"{winner}{number}"
            held = number


def test_finished_practices_come_newest_first_beside_the_record(store: Store) -> None:
    for day in (-3, -1, -2):
        add(store, day)
    save(store, revision=FIRST + 2)
    kept = store.read(OWNER, NOW)
    assert kept.record == RECORD
    assert kept.finished == (finished(-1), finished(-2), finished(-3))


def test_only_the_newest_practices_are_read(store: Store) -> None:
    for day in range(-25, 0):
        add(store, day)
    newest = tuple(finished(day) for day in range(-1, -1 - NEWEST, -1))
    assert store.read(OWNER, NOW).finished == newest


def finish(store: Store, days: Sequence[int], *, revision: int, request: str) -> int:
    """Count the practices of these days, one more in the record each."""
    rows = [finished(day) for day in days]
    record = Record(finished=max(revision + 1 - FIRST, 0) + len(rows))
    return store.save(
        OWNER, record, revision=revision, request_id=request, began=NOW, now=NOW, finished=rows
    )


def test_a_practice_is_counted_once(store: Store) -> None:
    finish(store, [-1], revision=0, request="r-1")
    kept = store.read(OWNER, NOW)
    with pytest.raises(Conflict) as conflict:
        finish(store, [-2, -1], revision=FIRST, request="r-2")
    assert conflict.value.counted == {finished(-1).key}
    # All or nothing: neither the record nor the other practice is there.
    assert store.read(OWNER, NOW) == kept


def test_a_practice_is_not_kept_with_a_record_that_is_refused(store: Store) -> None:
    save(store)
    with pytest.raises(Conflict) as conflict:
        finish(store, [-1], revision=0, request="r-2")
    assert conflict.value.counted == frozenset()
    assert store.read(OWNER, NOW) == Kept(RECORD, FIRST, "r-1", ())


def test_who_tries_again_finds_their_own_practice(store: Store) -> None:
    for _ in range(2):
        assert finish(store, [-1, -2], revision=0, request="r-1") == FIRST
    assert store.read(OWNER, NOW).finished == (finished(-1), finished(-2))
    assert store.read(OWNER, NOW).record.finished == 2


def test_a_record_is_kept_400_days_after_its_last_write(store: Store) -> None:
    save(store)
    assert store.read(OWNER, NOW + KEPT_DAYS * DAY).revision == FIRST
    assert store.read(OWNER, NOW + KEPT_DAYS * DAY + 1) == Kept(Record(), 0, "", ())


def test_a_practice_is_kept_400_days_after_its_end(store: Store) -> None:
    add(store, -399)
    add(store, -401)
    assert store.read(OWNER, NOW).finished == (finished(-399),)
    assert store.read(OWNER, NOW + 2 * DAY).finished == ()


def test_the_table_is_told_when_an_item_expires(backing: Backing) -> None:
    store = backing.open()
    add(store, -1)
    expiry = {item["item"]: item["expires_at"] for item in backing.items()}
    assert expiry.pop(NAME) == 1_800_000_001 + policy.KEPT_FOR
    assert list(expiry.values()) == [1_800_000_001 - DAY + policy.KEPT_FOR]


def test_an_expired_record_counts_as_none(store: Store) -> None:
    save(store)
    save(store, revision=FIRST)
    later = NOW + KEPT_DAYS * DAY + 1
    new = Record(finished=1)
    assert store.save(OWNER, new, revision=0, request_id="r-9", began=NOW, now=later) == int(later)
    assert store.read(OWNER, later) == Kept(new, int(later), "r-9", ())


def test_a_record_that_has_not_expired_yet_is_no_stranger(store: Store) -> None:
    save(store)
    with pytest.raises(Conflict):
        store.save(
            OWNER, RECORD, revision=0, request_id="r-9", began=NOW, now=NOW + KEPT_DAYS * DAY
        )


PEOPLE = [
    Owner("A"),
    Owner("A", "p"),
    Owner("A", "p1"),
    Owner("A", "p#"),
    Owner("A", "p#record"),
    Owner("A", "p%23"),
    Owner("A", "\U0010ffff"),
    Owner("A1"),
    Owner("B", "p"),
]


def keep_all(store: Store) -> None:
    for number, owner in enumerate(PEOPLE):
        store.save(owner, Record(finished=number), revision=0, request_id="r-1", began=NOW, now=NOW)
        add(store, -number, owner)


def kept_of(store: Store) -> dict[Owner, tuple[int, int]]:
    kept = {owner: store.read(owner, NOW) for owner in PEOPLE}
    return {
        owner: (found.record.finished, -1 - len(found.finished))
        for owner, found in kept.items()
        if found.revision or found.finished
    }


def test_people_have_nothing_to_do_with_each_other(store: Store) -> None:
    keep_all(store)
    assert kept_of(store) == {owner: (number, -2) for number, owner in enumerate(PEOPLE)}
    for number, owner in enumerate(PEOPLE):
        assert store.read(owner, NOW).finished == (finished(-number),)


@pytest.mark.parametrize("gone", PEOPLE, ids=lambda owner: ascii(owner.person))
def test_forgetting_a_person_forgets_that_person(store: Store, gone: Owner) -> None:
    keep_all(store)
    store.forget(gone, NOW)
    assert set(kept_of(store)) == set(PEOPLE) - {gone}


def test_forgetting_an_account_forgets_everyone_of_it(store: Store) -> None:
    keep_all(store)
    store.forget_account("A", NOW)
    assert set(kept_of(store)) == {Owner("A1"), Owner("B", "p")}


def test_everything_is_forgotten_however_much_it_is(backing: Backing) -> None:
    store = backing.open()
    for day in range(-60, 0):
        add(store, day)
    store.forget(OWNER, NOW)
    assert [item["data"] for item in backing.items()] == [b""]


FORGET: dict[str, Callable[[Store, float], None]] = {
    "the person": lambda store, now: store.forget(OWNER, now),
    "the account": lambda store, now: store.forget_account(OWNER.account, now),
}
LATER = NOW + 100
"""When a session begins after a deletion at NOW."""


@pytest.fixture(params=FORGET.values(), ids=list(FORGET))
def forget(request: pytest.FixtureRequest) -> Callable[[Store, float], None]:
    chosen: Callable[[Store, float], None] = request.param
    return chosen


def save_from(store: Store, began: float, revision: int = 0, request: str = "r-9") -> int:
    """Save in a session that began then."""
    return store.save(
        OWNER, RECORD, revision=revision, request_id=request, began=began, now=LATER + 1
    )


def test_a_session_from_before_a_deletion_writes_nothing(
    store: Store, forget: Callable[[Store, float], None]
) -> None:
    held = save(store)
    forget(store, NOW)
    with pytest.raises(Conflict):
        save_from(store, NOW - 60, held)
    with pytest.raises(Deleted):
        save_from(store, NOW - 60)
    with pytest.raises(Deleted):
        store.save(
            OWNER,
            Record(finished=1),
            revision=0,
            request_id="r-8",
            began=NOW,
            now=LATER,
            finished=[finished(0)],
        )
    assert store.read(OWNER, LATER) == Kept(Record(), 0, "", ())


def test_nor_does_one_that_had_written_nothing(
    store: Store, forget: Callable[[Store, float], None]
) -> None:
    forget(store, NOW)
    with pytest.raises(Deleted):
        save_from(store, NOW)
    assert store.read(OWNER, LATER).revision == 0


def test_a_session_after_a_deletion_begins_anew(
    store: Store, forget: Callable[[Store, float], None]
) -> None:
    held = save(store)
    forget(store, NOW)
    assert save_from(store, LATER) > held
    # Not even by a number that both records had.
    with pytest.raises(Conflict):
        save_from(store, NOW - 60, held, request="other")
    with pytest.raises(Deleted):
        save_from(store, NOW - 60, request="other")
    assert store.read(OWNER, LATER).written_by == "r-9"


def test_who_asks_is_told_of_a_deletion(
    store: Store, forget: Callable[[Store, float], None]
) -> None:
    assert not store.deleted_since(OWNER, NOW - 60)
    forget(store, NOW)
    assert store.deleted_since(OWNER, NOW - 60)
    assert store.deleted_since(OWNER, NOW)
    assert not store.deleted_since(OWNER, NOW + 1)


def test_a_person_s_deletion_is_no_one_else_s(store: Store) -> None:
    store.forget(OWNER, NOW)
    for owner in (Owner(OWNER.account, "p"), Owner("A")):
        assert not store.deleted_since(owner, NOW - 60)
        assert save(store, owner)


def test_an_account_s_deletion_is_everybody_s(store: Store) -> None:
    store.forget_account(OWNER.account, NOW)
    somebody = Owner(OWNER.account, "p")
    assert store.deleted_since(somebody, NOW - 60)
    with pytest.raises(Deleted):
        save(store, somebody)


def test_what_stays_of_a_deletion_names_nobody(
    backing: Backing, forget: Callable[[Store, float], None]
) -> None:
    store = backing.open()
    save(store)
    forget(store, NOW)
    (mark,) = backing.items()
    assert OWNER.account not in f"{mark}"
    assert mark["expires_at"] == int(NOW) + DAY
    assert (mark["request"], mark["data"]) == ("", b"")


GOOD: dict[str, str | int | bytes] = {
    "owner": OWNER.account,
    "item": NAME,
    "schema": SCHEMA,
    "revision": 1,
    "request": "r-0",
    "expires_at": int(NOW) + DAY,
    "data": compress(b"{}"),
}
UNREADABLE: dict[str, dict[str, str | int | bytes]] = {
    "not compressed": {"data": b"{}"},
    "text": {"data": "{}"},
    "cut short": {"data": compress(b"{}")[:-1]},
    "no JSON": {"data": compress(b"{")},
    "other JSON": {"data": compress(b"[]")},
    "a wrong type": {"data": compress(b'{"finished": "three"}')},
    "an unknown word": {"data": compress(b'{"preferences": {"pace": "frantic"}}')},
    "half a character": {"data": compress(b'"\\ud800"')},
    "the first version, compressed": {"schema": 1},
    "a later version": {"schema": SCHEMA + 1},
    "a wrong revision": {"revision": "many"},
    "a bomb": {"data": compress(b'"' + b" " * 200_000_000 + b'"')},
}
LEFT_OUT: dict[str, dict[str, str | int | bytes]] = {
    "an unknown kind": {"item": "household#plan"},
    "a practice that is none": {"item": "household#practice#1"},
    "a practice of a later version": {"item": "household#practice#1", "schema": SCHEMA + 1},
}


@pytest.mark.parametrize("wrong", UNREADABLE.values(), ids=list(UNREADABLE))
def test_what_cannot_be_read_is_reported_and_left_alone(
    backing: Backing, wrong: dict[str, str | int | bytes]
) -> None:
    store = backing.open()
    assert store.read(OWNER, NOW).revision == 0
    backing.put(**GOOD | wrong)
    before = backing.items()
    with pytest.raises(UnreadableItem):
        store.read(OWNER, NOW)
    with pytest.raises(Conflict):
        save(store)
    assert backing.items() == before


@pytest.mark.parametrize("wrong", LEFT_OUT.values(), ids=list(LEFT_OUT))
def test_one_row_that_cannot_be_read_takes_nothing_else_with_it(
    backing: Backing,
    wrong: dict[str, str | int | bytes],
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = backing.open()
    assert save(store) == FIRST
    before = store.read(OWNER, NOW)
    backing.put(**GOOD | wrong)
    assert store.read(OWNER, NOW) == before
    assert "1 item(s) cannot be read, and are left out" in caplog.messages


def test_an_expiry_that_is_no_number_is_unreadable(backing: Backing) -> None:
    # Apart from the others: the server fails at comparing text with a number, which DynamoDB
    # takes for false.
    store = backing.open()
    store.read(OWNER, NOW)
    backing.put(**GOOD | {"expires_at": "never"})
    with pytest.raises(UnreadableItem):
        store.read(OWNER, NOW)


def test_the_items_are_as_the_tests_make_them(backing: Backing) -> None:
    store = backing.open()
    store.read(OWNER, NOW)
    backing.put(**GOOD)
    assert store.read(OWNER, NOW) == Kept(Record(), 1, "r-0", ())


def test_a_later_version_is_not_written_over_even_at_the_same_revision(backing: Backing) -> None:
    store = backing.open()
    save(store)
    backing.put(**GOOD | {"schema": SCHEMA + 1})
    with pytest.raises(Conflict):
        save(store, revision=FIRST, request="r-2")


def test_what_cannot_be_read_can_be_forgotten(backing: Backing) -> None:
    store = backing.open()
    store.read(OWNER, NOW)
    backing.put(**GOOD | {"data": "{", "schema": SCHEMA + 1})
    store.forget(OWNER, NOW)
    assert store.read(OWNER, NOW).revision == 0


def test_three_operations_fit_into_the_time_of_a_reply(store: Store) -> None:
    assert 0 < 3 * store.worst_case < 8


def test_forgetting_asks_before_each_step(store: Store) -> None:
    for day in range(-30, 0):
        add(store, day)
    steps: list[None] = []
    store.forget(OWNER, NOW, before_each=lambda: steps.append(None))
    # The mark, a look, two batches, and a second look.
    assert 1 <= len(steps) <= 5


def test_forgetting_takes_no_step_more_than_it_may(store: Store) -> None:
    save(store)

    def no_more() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        store.forget(OWNER, NOW, before_each=no_more)
    assert store.read(OWNER, NOW).revision == FIRST
