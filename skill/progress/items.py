"""The items that a store holds, the same in every store, and their meaning."""

import logging
import math
import zlib
from collections.abc import Iterable, Mapping
from functools import reduce
from hashlib import sha256
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.history import History, practised, together
from skill.coaching.practice import FinishedPractice
from skill.progress.errors import UnreadableItem
from skill.progress.record import Record
from skill.progress.store import Kept, Owner
from skill.progress.time_zone import local_day

T = TypeVar("T")
logger = logging.getLogger(__name__)

SCHEMA = 2
"""The version of what `data` holds. A new field with a default does not change it."""
UNCOMPRESSED = 1
"""The version whose data was plain JSON, and whose record did not hold the days practised."""
LONGEST = 1_000_000
"""Bytes of an item's JSON; the longest that a test writes has some 30 KB."""
MARKED_FOR = 86_400
"""Seconds that a deletion is remembered: no session lasts so long, and a request is accepted for
150 seconds after it was sent."""
NEWEST = 3
"""Finished practices that a read returns: the newest may not be counted in the record yet."""


class Item(Struct, frozen=True):
    """One item, as a store holds it."""

    owner: str
    """The account."""
    item: str
    """The person, then the kind of item."""
    schema: int
    revision: int
    """Of a record: one more with each write, from the second of the first one. So a record that is
    begun anew after a deletion never has a number of the one before. 1 for a practice."""
    request: str
    """The id of the request that wrote it last."""
    expires_at: int
    """Seconds since the epoch; from then on it counts as deleted."""
    data: bytes
    """JSON, compressed, because each started kilobyte of a write is billed."""


def prefix_of(person: str) -> str:
    """The prefix of the sort keys of all items of that person, and of no one else's.

    Escaped, so that an id cannot contain the mark that ends it.
    """
    return person.replace("%", "%25").replace("#", "%23") + "#"


def record_item(owner: Owner, record: Record, *, held: int, request_id: str, now: float) -> Item:
    """Make the item of a record that is written now over the revision that was read."""
    return Item(
        owner=owner.account,
        item=_record_name(owner),
        schema=SCHEMA,
        revision=held + 1 if held else math.floor(now),
        request=_stated(request_id),
        expires_at=math.ceil(now) + policy.KEPT_FOR,
        data=_compressed(record),
    )


def finished_item(owner: Owner, practice: FinishedPractice, *, request_id: str) -> Item:
    """Make the item of a finished practice. Items sort by time, as a key begins with its start."""
    return Item(
        owner=owner.account,
        item=f"{_practice_prefix(owner)}{practice.key}",
        schema=SCHEMA,
        revision=1,
        request=_stated(request_id),
        expires_at=math.ceil(practice.ended) + policy.KEPT_FOR,
        data=_compressed(practice),
    )


class Marks(Struct, frozen=True):
    """Where it is noted that a person, or the whole account, was deleted, and when.

    The ids are hashed, so that a mark tells nobody whose it is; who asks knows the ids.
    """

    owner: str
    person: str
    account: str = "account"

    @staticmethod
    def of(owner: Owner) -> "Marks":
        """The places of that person's marks."""
        account = _digest(owner.account)
        return Marks(account, _digest(f"{account} {owner.person}"))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def mark_item(marks: Marks, which: str, now: float) -> Item:
    """Make the item that notes a deletion."""
    return Item(marks.owner, which, SCHEMA, 1, "", marked_at(now), b"")


def marked_at(moment: float) -> int:
    """The expiry of the mark of a deletion at that moment: later deletions have a later one."""
    return math.floor(moment) + MARKED_FOR


def _compressed(held: Struct) -> bytes:
    # A window of 4 KB is enough for most records; allocating the default 256 KB takes longer than
    # compressing. Reading accepts any window size.
    packer = zlib.compressobj(wbits=12, memLevel=6)
    return packer.compress(msgspec.json.encode(held)) + packer.flush()


def item_of(attributes: Mapping[str, Any], *, strict: bool = True) -> Item:
    """Read an item from a store's attributes. Raises UnreadableItem.

    Without `strict`, numbers may be text.
    """
    data = attributes.get("data")
    if isinstance(data, str):
        attributes = {**attributes, "data": data.encode(errors="replace")}
    try:
        return msgspec.convert(attributes, Item, strict=strict)
    except msgspec.ValidationError as error:
        raise UnreadableItem(f"an item is not made as it should be: {error}") from None


def _stated(request_id: str) -> str:
    if not request_id:
        # Two writers without an id would each mistake the other's write for their own.
        raise ValueError("a write needs the id of its request")
    return request_id


# "record" sorts after "practice": read backwards, the record comes first, then the newest
# practices. Another kind of item must have a name that sorts before "practice".
def _record_name(owner: Owner) -> str:
    return f"{prefix_of(owner.person)}record"


def _practice_prefix(owner: Owner) -> str:
    return f"{prefix_of(owner.person)}practice#"


def found(items: Iterable[Item], owner: Owner, now: float) -> Kept:
    """Read a person's items, given backwards by sort key.

    What cannot be read of the practices is left out, and counted in the log. Raises UnreadableItem
    if the record cannot be read.
    """
    record, revision, written_by, old = Record(), 0, "", False
    finished, unreadable = [], 0
    for item in items:
        if item.expires_at <= now:
            continue
        if item.item == _record_name(owner):
            record, revision, written_by = _decode(item, Record), item.revision, item.request
            old = item.schema == UNCOMPRESSED
        elif item.item.startswith(_practice_prefix(owner)):
            try:
                finished.append(_decode(item, FinishedPractice))
            except UnreadableItem:
                unreadable += 1
        else:  # of a kind that a later version knows
            unreadable += 1
    if unreadable:
        logger.warning("%d item(s) cannot be read, and are left out", unreadable)
    if old:
        record = replace(record, history=_history_of(finished, record.time_zone))
    return Kept(record, revision, written_by, tuple(finished[:NEWEST]))


def _history_of(practices: Iterable[FinishedPractice], time_zone: str | None) -> History:
    """What the rows still tell about the days practised; three of them make a stretch familiar."""
    days = [practised(local_day(each.ended, time_zone), each.stretches) for each in practices]
    return reduce(together, days, History())


def _decode(item: Item, kind: type[T]) -> T:
    if item.schema not in (UNCOMPRESSED, SCHEMA):
        raise UnreadableItem(f"an item of version {item.schema}; this is version {SCHEMA}")
    try:
        text = item.data if item.schema == UNCOMPRESSED else _inflated(item.data)
        return msgspec.json.decode(text, type=kind)
    except (zlib.error, msgspec.DecodeError) as error:
        raise UnreadableItem(f"the data of an item is no {kind.__name__}: {error}") from None


def _inflated(data: bytes) -> bytes:
    """Raises zlib.error, also for what would be longer than anything that this skill writes."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, LONGEST)
    if not unpacker.eof:
        raise zlib.error("longer than an item may be, or cut off")
    return text
