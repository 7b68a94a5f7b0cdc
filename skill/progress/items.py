"""What a store holds: the same items in every store, and what they mean."""

import math
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec import Struct

from skill.coaching.practice import FinishedPractice
from skill.progress.errors import UnreadableItem
from skill.progress.record import Record
from skill.progress.store import Kept, Owner

T = TypeVar("T")

SCHEMA = 1
"""The version of what `data` holds. A new field with a default does not change it."""
KEEP = 400 * 86_400
"""Seconds: as little as possible, but who comes back after a year still finds the place."""
NEWEST = 20
"""Finished practices that a read returns."""


class Item(Struct, frozen=True):
    """One item, as it stands in a store."""

    owner: str
    """The account."""
    item: str
    """The person, and what it is."""
    schema: int
    revision: int
    """How often it was written: from 1."""
    request: str
    """The id of the request that wrote it last."""
    expires_at: int
    """Seconds since the epoch; from then on it is not there."""
    data: str
    """JSON."""


def prefix_of(person: str) -> str:
    """How the names of all items of that person begin, and of nobody else.

    Escaped, so that the mark that ends an id cannot stand inside one.
    """
    return person.replace("%", "%25").replace("#", "%23") + "#"


def record_item(
    owner: Owner, record: Record, *, revision: int, request_id: str, now: float
) -> Item:
    """Make the item of a record, written now as that revision."""
    return Item(
        owner=owner.account,
        item=_record_name(owner),
        schema=SCHEMA,
        revision=revision,
        request=_stated(request_id),
        expires_at=math.ceil(now) + KEEP,
        data=msgspec.json.encode(record).decode(),
    )


def finished_item(owner: Owner, practice: FinishedPractice, *, request_id: str) -> Item:
    """Make the item of a finished practice. Its key begins with its start: names sort by time."""
    return Item(
        owner=owner.account,
        item=f"{_practice_prefix(owner)}{practice.key}",
        schema=SCHEMA,
        revision=1,
        request=_stated(request_id),
        expires_at=math.ceil(practice.ended) + KEEP,
        data=msgspec.json.encode(practice).decode(),
    )


def _stated(request_id: str) -> str:
    if not request_id:
        # Two writers without an id would each take the other's write for their own.
        raise ValueError("a write needs the id of its request")
    return request_id


# "record" sorts behind "practice": read backwards, the record comes first, and then the newest
# practices. A further kind of item must have a name that sorts before "practice".
def _record_name(owner: Owner) -> str:
    return f"{prefix_of(owner.person)}record"


def _practice_prefix(owner: Owner) -> str:
    return f"{prefix_of(owner.person)}practice#"


def found(items: Iterable[Item], owner: Owner, now: float) -> Kept:
    """Make out what a person's items say, handed in backwards by name. Raises UnreadableItem."""
    record, revision, written_by = Record(), 0, ""
    finished = []
    for item in items:
        if item.expires_at <= now:
            continue
        if item.item == _record_name(owner):
            record, revision, written_by = _decode(item, Record), item.revision, item.request
        elif item.item.startswith(_practice_prefix(owner)):
            finished.append(_decode(item, FinishedPractice))
        else:
            raise UnreadableItem("an item of a kind that this version does not know")
    return Kept(record, revision, written_by, tuple(finished[:NEWEST]))


def _decode(item: Item, kind: type[T]) -> T:
    if item.schema != SCHEMA:
        raise UnreadableItem(f"an item of version {item.schema}; this is version {SCHEMA}")
    try:
        return msgspec.json.decode(item.data, type=kind)
    except msgspec.DecodeError as error:
        raise UnreadableItem(f"the data of an item is no {kind.__name__}: {error}") from None
