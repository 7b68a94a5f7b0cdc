"""The words of a language, read from its content file."""

import string
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from skill.coaching.catalogue import Catalogue, read_toml
from skill.coaching.errors import ContentError
from skill.coaching.stretches import Side, SideOrder, Stretch

SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = "- first second third fourth fifth".split()


class Locale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs between places that share a language."""

    language: str
    emergency: str
    """The emergency number as it is said, digit by digit."""
    number: str
    """The same in digits, for cards."""


Entries = Mapping[str, str | tuple[str, ...]]
"""By dotted key, a line or several."""


class LanguageWords:
    """The words of one language in one locale, by dotted key."""

    def __init__(self, entries: Entries, locale: Locale) -> None:
        """Take flattened entries: a line, or several, under each dotted key."""
        self._entries = entries
        self._locale = locale

    def keys(self) -> Iterator[str]:
        """Every dotted key."""
        return iter(self._entries)

    def has(self, key: str) -> bool:
        """Whether there are words under that key."""
        return key in self._entries

    def line(self, key: str, *, side: Side | None = None, **values: str | int) -> str:
        """One line, its places filled; numbers come as words. Raises KeyError."""
        entry = self._entries[key]
        if not isinstance(entry, str):
            raise KeyError(f"{key} holds several lines")
        return self._filled(entry, side, values)

    def lines(self, key: str, *, side: Side | None = None, **values: str | int) -> tuple[str, ...]:
        """The lines of a key that holds one or several. Raises KeyError."""
        entry = self._entries[key]
        entry = (entry,) if isinstance(entry, str) else entry
        return tuple(self._filled(line, side, values) for line in entry)

    def choice(self, key: str, number: int, **values: str | int) -> str:
        """The line of a list whose turn it is: what is counted goes round all of them."""
        lines = self.lines(key, side=None, **values)
        return lines[number % len(lines)]

    def listing(self, items: tuple[str, ...]) -> str:
        """Items as they are said one after the other: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"

    def ordinal(self, number: int) -> str:
        """1 to 5 as first to fifth."""
        return ORDINALS[number]

    def _filled(self, line: str, side: Side | None, values: Mapping[str, str | int]) -> str:
        if "{" not in line:
            return line
        filled = {key: self._said(value) for key, value in values.items()}
        filled["emergency"], filled["number"] = self._locale.emergency, self._locale.number
        if side in (Side.LEFT, Side.RIGHT):
            filled["side"] = self.line(f"sides.{side}")
            filled["other"] = self.line(f"sides.{side.other}")
        capitals = {key.capitalize(): _capital(value) for key, value in filled.items()}
        return line.format_map(filled | capitals)

    def _said(self, value: str | int) -> str:
        return value if isinstance(value, str) else number(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def number(value: int) -> str:
    """A whole number in English words; from 1,000 on in digits, for Alexa to say."""
    if value >= 1000:
        return str(value)
    if value < 20:
        return SMALL_NUMBERS[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return TENS[tens] + (f"-{SMALL_NUMBERS[ones]}" if ones else "")
    hundreds, rest = divmod(value, 100)
    start = f"{SMALL_NUMBERS[hundreds]} hundred"
    return f"{start} and {number(rest)}" if rest else start


def read_locales(text: str) -> dict[str, Locale]:
    """Read locales.toml. Raises ContentError."""
    return read_toml(text, "locales.toml", dict[str, Locale])


def read_entries(text: str, file: str, catalogue: Catalogue) -> Entries:
    """Read a language's words, and check them against the catalogue. Raises ContentError."""
    try:
        entries = dict(_flattened(tomllib.loads(text), file))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, "(file)", f"is not TOML: {error}") from error
    check_stretches(entries, file, catalogue)
    return entries


def _flattened(
    table: Mapping[str, Any], file: str, prefix: str = ""
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flattened(value, file, f"{key}.")
        elif isinstance(value, list) and value and all(isinstance(line, str) for line in value):
            yield key, tuple(value)
        elif isinstance(value, str | int):
            yield key, str(value)
        else:
            raise ContentError(file, key, "must be a line or a list of lines")


def places_of(line: str) -> set[str]:
    """The names in braces in a line."""
    return {name for _, name, _, _ in string.Formatter().parse(line) if name}


def check_stretches(entries: Entries, file: str, catalogue: Catalogue) -> None:
    """Refuse a stretch, a variation or a routine without its words. Raises ContentError."""
    for stretch in catalogue.stretches.values():
        base = f"stretches.{stretch.id}"
        for key in ("name", "place", "good_for", "feel", "card"):
            if f"{base}.{key}" not in entries:
                raise ContentError(file, f"{base}.{key}", "every stretch needs these words")
        for variation in stretch.variations:
            _check_variation(entries, file, stretch, variation)
    for routine in catalogue.routines:
        if f"routines.{routine}.title" not in entries:
            raise ContentError(file, f"routines.{routine}.title", "every routine needs it")


def _check_variation(entries: Entries, file: str, stretch: Stretch, variation: str) -> None:
    def found(key: str) -> str | tuple[str, ...] | None:
        base = f"stretches.{stretch.id}"
        return entries.get(f"{base}.{variation}.{key}", entries.get(f"{base}.standard.{key}"))

    order = stretch.order(variation)
    for key in ("full", "short", "release", "release_short"):
        lines = found(key)
        where = f"stretches.{stretch.id}.{variation}.{key}"
        if not lines:
            raise ContentError(file, where, "every variation needs these words")
        sided = {"side", "Side", "other", "Other"} & places_of(" ".join(lines))
        if key in ("full", "short") and order is not SideOrder.TOGETHER and not sided:
            raise ContentError(file, where, "a sided stretch must name its side")
        if order is SideOrder.TOGETHER and sided:
            raise ContentError(file, where, "says nothing of sides: both work together")
