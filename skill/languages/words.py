"""The words of a language in one of its locales, and the words that every language must have."""

import re
import string
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from skill.coaching.catalogue import Catalogue
from skill.coaching.errors import ContentError
from skill.coaching.stretches import Side, SideOrder, Stretch
from skill.languages import languages
from skill.languages.language import Entries, Language, Locale

OWN_TABLES: Final = ("stretches.", "clock.")
"""How the keys begin in which languages may differ: the words of a stretch, by what each says of
it, and those with which a language's grammar tells the time."""

_PLACE: Final = re.compile(r"\{\w+\}")


class LanguageWords:
    """The words of one language in one locale, by dotted key."""

    def __init__(self, language: Language, locale: Locale) -> None:
        """Take a language and one of its locales. Raises ContentError."""
        self._entries = language.entries
        self._grammar = language.grammar
        self._locale = locale

    def keys(self) -> Iterator[str]:
        """Every dotted key."""
        return iter(self._entries)

    def has(self, key: str) -> bool:
        """Whether there are words under that key."""
        return key in self._entries

    def line(self, key: str, *, side: Side | None = None, **values: str | int) -> str:
        """One line, with its placeholders filled in; numbers become words. Raises KeyError."""
        entry = self._entries[key]
        if not isinstance(entry, str):
            raise KeyError(f"{key} holds several lines")
        return self._filled(entry, side, values)

    def lines(self, key: str, *, side: Side | None = None, **values: str | int) -> tuple[str, ...]:
        """The lines of a key that holds one or several. Raises KeyError."""
        return tuple(self._filled(line, side, values) for line in lines_of(self._entries[key]))

    def choice(self, key: str, number: int, **values: str | int) -> str:
        """One line of a list, by a running number, so that all of them take turns."""
        lines = self.lines(key, side=None, **values)
        return lines[number % len(lines)]

    def listing(self, items: tuple[str, ...]) -> str:
        """Items as an enumeration is said: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        between, last = self.line("lists.between"), self.line("lists.last")
        return f"{between.join(items[:-1])}{last}{items[-1]}"

    def ordinal(self, number: int) -> str:
        """1 to 5 as first to fifth."""
        return self.lines("place.nth")[number - 1]

    def time_of_day(self, hour: int, minute: int) -> str:
        """A time of day: "half past seven in the evening"."""
        return self._grammar.time_of_day(self, hour, minute)

    def days_of_week(self, days: Sequence[str]) -> str:
        """ "Every day", "on weekdays", "on Mondays and Thursdays"; by Alexa's own short names."""
        key = f"days.{'_'.join(days).lower()}"
        if self.has(key):
            return self.line(key)
        names = tuple(self.line(f"days.{day.lower()}") for day in days)
        return self.line("days.on", days=self.listing(names))

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
        return value if isinstance(value, str) else self._grammar.number(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def other_language() -> str:
    """What is said in a locale of no language: which languages there are.

    Each is named as it names itself. It is said in the language that is spoken in most places, as
    the one most likely to be understood. Raises ContentError.
    """
    spoken = languages()
    chosen = max(spoken, key=lambda language: len(language.locales))
    words = LanguageWords(chosen, chosen.locales[chosen.first_locale])
    names = tuple(str(language.entries["language.name"]) for language in spoken)
    return words.line("faults.other_language", languages=words.listing(names))


def places_of(line: str) -> set[str]:
    """The names of the placeholders in a line."""
    return {name for _, name, _, _ in string.Formatter().parse(line) if name}


def check_words(languages: Collection[Language], catalogue: Catalogue) -> None:
    """Check that every stretch, every routine and every key of another language has its words, and
    that none of their letters is silent.

    Languages may differ in the keys under a stretch, and in those by which each tells the time.
    Raises ContentError.
    """
    keys = {key for language in languages for key in language.entries}
    shared = sorted(key for key in keys if not key.startswith(OWN_TABLES))
    for language in languages:
        file = language.words_file
        for key in shared:
            if key not in language.entries:
                raise ContentError(file, key, "another language has words for it")
        _check_stretches(language.entries, file, catalogue)
        _check_letters(language)


def _check_letters(language: Language) -> None:
    """A line whose letters the grammar counts no syllables in would be taken for silence."""
    lines = {key: "\n".join(lines_of(entry)) for key, entry in language.entries.items()}
    every = set(_PLACE.sub("", "".join(lines.values())))
    unknown = [one for one in every if one.isalpha() and not language.grammar.syllables(one)]
    if unknown:
        key = next(key for key, text in lines.items() if unknown[0] in _PLACE.sub("", text))
        rule = f"grammar.py counts no syllable in {unknown[0]!r}"
        raise ContentError(language.words_file, key, rule)


def lines_of(entry: str | tuple[str, ...]) -> tuple[str, ...]:
    """The lines of an entry that is one or several."""
    return (entry,) if isinstance(entry, str) else entry


def _check_stretches(entries: Entries, file: str, catalogue: Catalogue) -> None:
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
