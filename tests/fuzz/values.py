"""Values that no part of an envelope expects."""

from random import Random
from typing import Any, Final

CANARY: Final = "my-secret-words-7Q"
"""Planted wherever something of a person may stand: no line of the log may ever hold it."""

ODD_TEXT: Final = (
    "",
    " ",
    "\x00",
    "\ud800",
    "\udfff" + CANARY,
    "\u202e" + CANARY + "\u2066",
    "e\u0301" * 300,
    "\U0001f9d8\u200d\u2640\ufe0f" + CANARY,
    "\ufeff" + CANARY,
    "\u0663",
    "\u00b2",
    "\n\rFAULT " + CANARY + "\r\n",
    "</speak><speak>" + CANARY,
    '<audio src="https://example.org/' + CANARY + '"/>',
    "&" + CANARY + ";",
    "]]>" + CANARY,
    '<!DOCTYPE x [<!ENTITY y "' + CANARY + '">]><x>&y;</x>',
    "{side}" + CANARY,
    "{0.__class__}" + CANARY,
    "%s%n" + CANARY,
    "' OR 1=1; DROP TABLE items; --" + CANARY,
    CANARY + "#record",
    "9" * 5000,
    "9" * 400,
    "-1",
    "0",
    "1e3",
    "?",
    "None",
    CANARY,
    CANARY * 700,
)
NUMBERS: Final = (
    0,
    1,
    -1,
    6,
    999,
    20_000,
    2**31,
    2**63,
    2**64,
    10**30,
    -(10**30),
    10**400,
    0.5,
    -0.0,
    1e300,
    -1e300,
    1e308,
    5e-324,
    float("nan"),
    float("inf"),
    float("-inf"),
)
KNOWN_IDS: Final = tuple(
    "neck full_back quick desk knee_lunge sciatic_relief neck_flexion left right both slower "
    "normal longer each_time harder kneeling floor pain dizziness stuck today all too_much "
    "standing chair standard easier start ready there back_up paused resume instead offer".split()
)
"""Values that slots and attributes truly have."""


def anything(chance: Random, depth: int = 0) -> Any:
    """Some value, of any kind."""
    kind = chance.randrange(10 if depth < 3 else 6)
    if kind < 2:
        return chance.choice(ODD_TEXT)
    if kind < 4:
        return chance.choice(NUMBERS)
    if kind == 4:
        return chance.choice((None, True, False))
    if kind == 5:
        return chance.choice(({}, [], [None], {"": None}))
    if kind < 8:
        return [anything(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {
        chance.choice(ODD_TEXT)[:50]: anything(chance, depth + 1)
        for _ in range(chance.randrange(4))
    }


def nested(chance: Random) -> Any:
    """Something deep."""
    value: Any = CANARY
    in_list = chance.random() < 0.5
    for _ in range(chance.choice((5, 50, 100, 200, 300, 450, 600, 900))):
        value = [value] if in_list else {"a": value}
    return value


def huge(chance: Random) -> Any:
    """Something long."""
    length = chance.choice((300, 3000, 30_000, 300_000))
    return chance.choice(
        (CANARY[0] * length, [0] * (length // 10), {str(n): n for n in range(length // 30)})
    )
