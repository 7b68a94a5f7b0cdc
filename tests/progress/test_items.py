"""What an item weighs."""

import msgspec

from skill.progress import Owner
from skill.progress.items import Item, record_item
from tests.progress.examples import NOW, RECORD

WRITE_UNIT = 1024
"""Bytes that one write unit pays for, names included (Amazon DynamoDB Developer Guide)."""
ACCOUNT = Owner("amzn1.ask.account." + "A" * 182)
REQUEST = "amzn1.echo-api.request.01234567-89ab-cdef-0123-456789abcdef"


def size(item: Item) -> int:
    return sum(len(name) + len(str(value)) for name, value in msgspec.structs.asdict(item).items())


def test_a_household_with_an_open_practice_of_six_stretches_fits_into_one_write_unit() -> None:
    item = record_item(ACCOUNT, RECORD, revision=1234, request_id=REQUEST, now=NOW)
    assert size(item) <= WRITE_UNIT
