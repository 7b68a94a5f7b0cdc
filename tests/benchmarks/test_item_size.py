"""Sizes and units, as Amazon's Developer Guide reckons them."""

import pytest

from benchmarks.item_size import item_size, number_size, read_units, value_size, write_units


@pytest.mark.parametrize(
    ("row", "size"),
    [
        ({"id": {"S": "ä"}}, 2 + 2),
        ({"n": {"N": "1800000040"}}, 1 + 5 + 1),
        ({"b": {"BOOL": True}, "c": {"NULL": True}}, 4),
        ({"d": {"B": b"abc"}, "e": {"B": "YWJj"}}, 1 + 3 + 1 + 3),
        ({"l": {"L": [{"S": "abc"}, {"N": "7"}]}}, 1 + 3 + (1 + 3) + (1 + 2)),
        ({"m": {"M": {"k": {"S": "v"}}}}, 1 + 3 + 1 + (1 + 1)),
    ],
)
def test_an_item(row: dict[str, dict[str, object]], size: int) -> None:
    assert item_size(row) == size


def test_zeros_at_the_ends_of_a_number_take_no_room() -> None:
    assert [number_size(text) for text in ("5", "5000", "0.05", "123", "-123")] == [2, 2, 2, 3, 4]


def test_a_type_that_is_not_known_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="type SS"):
        value_size({"SS": ["a"]})


def test_units_are_begun_kilobytes() -> None:
    def of(size: int) -> dict[str, dict[str, str]]:
        return {"k": {"S": "x" * (size - 1)}}

    assert [write_units(of(size)) for size in (10, 1024, 1025)] == [1, 1, 2]
    assert read_units([]) == 1
    assert read_units([of(4096)]) == 1
    # A query adds the items up before it rounds.
    assert read_units([of(3000), of(3000)]) == 2
