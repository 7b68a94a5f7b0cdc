"""Whatever a record can hold comes back as it was."""

import types
import typing
from enum import Enum
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.coaching.practice import FinishedPractice
from skill.progress import Owner, Record
from skill.progress.items import finished_item, found, record_item
from tests.progress.examples import NOW, OWNER

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    int: st.integers(-(2**53), 2**53),
    str: st.text(),
    type(None): st.none(),
}


def anything_of(kind: Any) -> st.SearchStrategy[Any]:
    """Make values of a field's type, whatever fields there will be."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([anything_of(part) for part in parts])
    if origin is tuple and parts[1:] == (...,):
        return st.lists(anything_of(parts[0]), max_size=4).map(tuple)
    if origin is dict:
        return st.dictionaries(anything_of(parts[0]), anything_of(parts[1]), max_size=4)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    fields = {field.name: anything_of(field.type) for field in msgspec.structs.fields(kind)}
    return st.builds(kind, **fields)


@given(record=anything_of(Record), revision=st.integers(1, 2**53), request_id=st.text(min_size=1))
@settings(deadline=None)
def test_every_record_comes_back(record: Record, revision: int, request_id: str) -> None:
    item = record_item(OWNER, record, revision=revision, request_id=request_id, now=NOW)
    kept = found([item], OWNER, NOW)
    assert (kept.record, kept.revision, kept.written_by) == (record, revision, request_id)


@given(practice=anything_of(FinishedPractice))
@settings(deadline=None)
def test_every_finished_practice_comes_back(practice: FinishedPractice) -> None:
    item = finished_item(OWNER, practice, request_id="r-1")
    assert found([item], OWNER, practice.ended).finished == (practice,)


people = st.text(min_size=1, max_size=20)


@given(one=people, other=people)
def test_no_two_people_share_a_name(one: str, other: str) -> None:
    items = [
        record_item(Owner("A", person), Record(), revision=1, request_id="r", now=NOW)
        for person in (one, other)
    ]
    assert (items[0].item == items[1].item) == (one == other)
