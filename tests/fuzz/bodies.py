"""An envelope as the bytes of a request, and what can go wrong with bytes."""

import json
from random import Random
from typing import Any

from tests.fuzz.values import CANARY

WAYS = (
    "cut", "flip", "byte_order_mark", "not_utf_8", "duplicate", "not_a_number",
    "too_large_a_number", "surrogate", "garbage_behind", "comment", "deep",
)  # fmt: skip


def plain(envelope: Any) -> bytes:
    """The bytes that say just that."""
    return json.dumps(envelope).encode()


def damaged(envelope: Any, chance: Random) -> bytes:
    """The bytes, damaged in one of many ways, or saying something twice."""
    body, way = plain(envelope), chance.choice(WAYS)
    at = chance.randrange(len(body))
    match way:
        case "cut":
            return body[:at]
        case "flip":
            return body[:at] + bytes([body[at] ^ (1 << chance.randrange(8))]) + body[at + 1 :]
        case "byte_order_mark":
            return chance.choice((b"\xef\xbb\xbf" + body, body.decode().encode("utf-16")))
        case "not_utf_8":
            return body[:at] + chance.choice((b"\xff", b"\xc0\x80", b"\xed\xa0\x80")) + body[at:]
        case "garbage_behind":
            return body + chance.choice((b"x", b"\x00", body, b" " * 99))
        case "comment":
            return body.replace(b", ", b", /* */ ", 1)
        case "deep":
            deep = chance.choice((b"[", b'{"a":')) * chance.choice((990, 3000, 100_000))
            return body.replace(b'"attributes": ', b'"attributes": ' + deep, 1)
    return _said_twice(body, way, chance)


def _said_twice(body: bytes, way: str, chance: Random) -> bytes:
    """A key twice, the first time or the second with something odd."""
    odd = {
        "duplicate": chance.choice((json.dumps(CANARY).encode(), b"null", b"{}", b"[]", b"1")),
        "not_a_number": chance.choice((b"NaN", b"Infinity", b"-Infinity")),
        "too_large_a_number": chance.choice((b"1e999", b"9" * 5000, b"-0", b"1" + b"0" * 400)),
        "surrogate": chance.choice((rb'"\ud800"', rb'"\udc00\ud800"', rb'"\u0000"')),
    }[way]
    keys = (b"request", b"timestamp", b"type", b"locale", b"new", b"attributes", b"began", b"value")
    key = b'"' + chance.choice(keys) + b'": '
    if chance.random() < 0.5:
        return body.replace(key, key + odd + b", " + key, 1)
    return body.replace(key, key[:-3] + b'x": 0, ' + key + odd + b", " + key[:-3] + b'y": ', 1)
