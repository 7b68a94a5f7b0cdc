"""What an item weighs, and items of the first version."""

import msgspec
import pytest
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.history import LATELY, History
from skill.progress import HOUSEHOLD, Owner, Record, UnreadableItem
from skill.progress.items import NEWEST, Item, finished_item, found, record_item
from skill.progress.time_zone import local_day
from tests.progress.examples import FULL, NOW, OWNER, RECORD, finished

WRITE_UNIT = 1024
"""Bytes that one write unit pays for, names included (Amazon DynamoDB Developer Guide)."""
READ_UNIT = 4096
ACCOUNT = "amzn1.ask.account." + "A" * 182
PERSON = "amzn1.ask.person." + "A" * 182
REQUEST = "amzn1.echo-api.request.01234567-89ab-cdef-0123-456789abcdef"
TODAY = local_day(NOW, None)
DAYS = (TODAY - 999, TODAY - 998, TODAY - 997)
FAITHFUL = replace(
    RECORD,
    finished=1000,
    counted=finished(-1).key,
    history=History(TODAY - 1, (1 << LATELY) - 1, dict.fromkeys(FULL, DAYS)),
)
"""Of somebody who has practised on a thousand days."""


def size(item: Item) -> int:
    return sum(
        len(name) + len(value if isinstance(value, bytes) else str(value))
        for name, value in msgspec.structs.asdict(item).items()
    )


@pytest.mark.parametrize("person", [HOUSEHOLD, PERSON])
def test_what_is_open_fits_into_one_write_unit_and_a_launch_into_one_read_unit(
    person: str,
) -> None:
    owner = Owner(ACCOUNT, person)
    record = record_item(owner, FAITHFUL, revision=12_345, request_id=REQUEST, now=NOW)
    row = finished_item(owner, finished(-1), request_id=REQUEST)
    assert size(record) <= WRITE_UNIT
    assert size(record) + NEWEST * size(row) <= READ_UNIT


def first_version(item: Item, kept: Record | object) -> Item:
    """The item as it was kept then: plain JSON, and no history."""
    data = msgspec.to_builtins(kept)
    data.pop("history", None)
    return replace(item, schema=1, data=msgspec.json.encode(data))


def rows(days: int) -> list[Item]:
    """What the first version kept, handed in backwards by name."""
    record = record_item(OWNER, FAITHFUL, revision=7, request_id=REQUEST, now=NOW)
    practices = [
        first_version(finished_item(OWNER, finished(-day), request_id=REQUEST), finished(-day))
        for day in range(1, days + 1)
    ]
    return [first_version(record, FAITHFUL), *practices]


def test_a_record_of_the_first_version_gets_the_history_of_its_practices() -> None:
    kept = found(rows(NEWEST), OWNER, NOW)
    assert replace(kept.record, history=History()) == replace(FAITHFUL, history=History())
    assert (kept.revision, len(kept.finished)) == (7, NEWEST)
    history = kept.record.history
    assert history.days_ago(TODAY) == 1
    assert history.days_among(TODAY, 7) == NEWEST == policy.FAMILIAR_AFTER
    assert history.familiar == set(FULL)


def test_a_practice_of_the_first_version_changes_no_later_history() -> None:
    record = record_item(OWNER, FAITHFUL, revision=8, request_id=REQUEST, now=NOW)
    assert found([record, *rows(2)[1:]], OWNER, NOW).record == FAITHFUL


def test_of_a_later_version_nothing_is_guessed() -> None:
    record = record_item(OWNER, FAITHFUL, revision=8, request_id=REQUEST, now=NOW)
    with pytest.raises(UnreadableItem, match="version 3"):
        found([replace(record, schema=3)], OWNER, NOW)


def test_a_history_that_is_kept_is_the_one_that_was_practised() -> None:
    record = record_item(OWNER, FAITHFUL, revision=8, request_id=REQUEST, now=NOW)
    later = found([record], OWNER, NOW + 6 * policy.DAY).record.history
    assert later.days_among(TODAY + 6, 7) == 0
    assert later.days_among(TODAY + 5, 7) == 1
