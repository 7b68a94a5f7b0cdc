"""Numbers as people say them: "twenty five" is 25."""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_TENS = {word: 10 * number for number, word in enumerate(_ROUND.split(), start=2)}


def number_at(tokens: Sequence[str], start: int) -> tuple[int, int] | None:
    """Read the number that begins at ``start``: its value, and where it ends; None without one."""
    word = tokens[start]
    if word.isascii() and word.isdigit():
        return int(word), start + 1
    if word == "a" and tokens[start + 1 : start + 2] == ["hundred"]:
        return _with_rest(100, tokens, start + 2)
    below = _below_hundred(tokens, start)
    if below is None:
        return None
    value, end = below
    if 0 < value < 10 and end < len(tokens) and tokens[end] == "hundred":
        return _with_rest(100 * value, tokens, end + 1)
    return below


def _with_rest(hundreds: int, tokens: Sequence[str], start: int) -> tuple[int, int]:
    joined = start + 1 if tokens[start : start + 1] == ["and"] else start
    rest = _below_hundred(tokens, joined)
    return (hundreds, start) if rest is None else (hundreds + rest[0], rest[1])


def _below_hundred(tokens: Sequence[str], start: int) -> tuple[int, int] | None:
    if start >= len(tokens):
        return None
    word = tokens[start]
    if word in _TENS:
        unit = _UNITS.get(tokens[start + 1], 0) if start + 1 < len(tokens) else 0
        return (_TENS[word] + unit, start + 2) if 0 < unit < 10 else (_TENS[word], start + 1)
    return (_UNITS[word], start + 1) if word in _UNITS else None
