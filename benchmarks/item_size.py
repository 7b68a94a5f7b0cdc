"""How DynamoDB computes an item's size, and what reading and writing it costs.

Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats" and "DynamoDB read and
write operations".
"""

import math
from base64 import b64decode
from collections.abc import Iterable, Mapping
from typing import Any, Final

Row = Mapping[str, Mapping[str, Any]]
"""An item as it goes over the wire: name to typed value."""

CONTAINER: Final = 3
"""Bytes that a list or map takes itself; each of its entries takes one more."""
WRITE_UNIT: Final = 1024
"""Bytes."""
READ_UNIT: Final = 4096
"""Bytes of a strongly consistent read."""


def item_size(row: Row) -> int:
    """Bytes of an item: the names and values of its attributes."""
    return sum(len(name.encode()) + value_size(value) for name, value in row.items())


def value_size(value: Mapping[str, Any]) -> int:
    """Bytes of a typed value. Raises ValueError for a type that neither skill writes."""
    ((kind, held),) = value.items()
    if kind == "S":
        return len(held.encode())
    if kind == "B":
        # Over the wire it is base64.
        return len(held if isinstance(held, bytes) else b64decode(held))
    if kind == "N":
        return number_size(held)
    if kind in ("BOOL", "NULL"):
        return 1
    if kind == "L":
        return CONTAINER + sum(1 + value_size(each) for each in held)
    if kind == "M":
        return CONTAINER + len(held) + item_size(held)
    raise ValueError(f"a value of type {kind}")


def number_size(text: str) -> int:
    """Approximate bytes of a number: one for two significant digits, plus one, plus one for a
    sign."""
    digits = text.lstrip("-").replace(".", "").strip("0")
    return math.ceil(len(digits) / 2) + 1 + text.startswith("-")


def write_units(row: Row) -> int:
    """Write request units of putting an item, with a condition or without."""
    return math.ceil(item_size(row) / WRITE_UNIT)


def read_units(rows: Iterable[Row]) -> int:
    """Read request units of reading them in one strongly consistent GetItem or Query."""
    return max(1, math.ceil(sum(map(item_size, rows)) / READ_UNIT))
