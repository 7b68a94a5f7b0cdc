"""Numbers as they are spelled out, in any language that CLDR knows: "twenty five" is 25."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from unicode_rbnf import RbnfEngine

from simulator.wordings import Words, split_words

END = 1000
"""The first number that is not read in words."""
SOFT_HYPHEN = "\u00ad"

Variants = Callable[[str], Iterable[str]]


def reader(
    language: str, variants: Variants = lambda spelled: ()
) -> Callable[[Sequence[str], int], tuple[int, int] | None]:
    """Make the ``number_at`` of a language, by its code: for digits, and for words from 0 to 999.

    ``variants`` gives the other ways to say what CLDR spells in one ("a hundred"). CLDR is read
    with the first number that is looked for.
    """

    @cache
    def spelled() -> tuple[Mapping[Words, int], int]:
        table = _spelled(language, variants)
        return table, max(map(len, table))

    def number_at(tokens: Sequence[str], start: int) -> tuple[int, int] | None:
        """Read the number that begins at ``start``: its value, and where it ends; or None."""
        if tokens[start].isascii() and tokens[start].isdigit():
            return int(tokens[start]), start + 1
        table, longest = spelled()
        for end in range(min(start + longest, len(tokens)), start, -1):
            value = table.get(tuple(tokens[start:end]))
            if value is not None:
                return value, end
        return None

    return number_at


def _spelled(language: str, variants: Variants) -> dict[Words, int]:
    engine, table = RbnfEngine.for_language(language), dict[Words, int]()
    for value in range(END):
        for text in engine.format_number(value).text_by_ruleset.values():
            said = text.replace(SOFT_HYPHEN, "")
            for one in (said, *variants(said)):
                table.setdefault(split_words(one), value)
    return table
