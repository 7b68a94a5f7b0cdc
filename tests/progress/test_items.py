"""What an item weighs, and items of the first version."""

import msgspec
import pytest
from msgspec.structs import replace

from skill.coaching.history import LATELY, History
from skill.progress import HOUSEHOLD, Owner
from skill.progress.items import NEWEST, Item, finished_item, record_item
from skill.progress.time_zone import local_day
from tests.progress.examples import FULL, NOW, RECORD, finished

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
    record = record_item(owner, FAITHFUL, held=1_800_000_000, request_id=REQUEST, now=NOW)
    row = finished_item(owner, finished(-1), request_id=REQUEST)
    assert size(record) <= WRITE_UNIT
    assert size(record) + NEWEST * size(row) <= READ_UNIT
