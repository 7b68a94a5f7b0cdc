"""One language: what its folder holds, read strictly."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from skill.coaching.content_file import read_content, read_table
from skill.coaching.errors import ContentError
from skill.coaching.lexicon import Wordings, read_wordings
from skill.coaching.words import Words
from skill.languages.pricing import Pace, pricing

Entries = Mapping[str, str | tuple[str, ...]]
"""By dotted key, a line or several."""


class Locale(Struct, frozen=True, forbid_unknown_fields=True):
    """What differs between places that share a language."""

    emergency: Annotated[str, Meta(min_length=1)]
    """The emergency number as it is said, digit by digit."""
    number: Annotated[str, Meta(pattern=r"\A\d+\Z")]
    """The same in digits, for cards and the store."""


class Grammar(Struct, frozen=True):
    """The part of a language that needs code: GRAMMAR in ``grammar.py`` in its folder."""

    number: Callable[[int], str]
    """Says a whole number, 0 or more, in words."""
    time_of_day: Callable[[Words, int, int], str]
    """Says an hour (0 to 23) and a minute, with the lines it finds in the words."""
    syllables: Callable[[str], int]
    """Counts the syllables of a line; 0 if there is nothing to say in it."""


class Language(Struct, frozen=True, eq=False, dict=True):
    """One language. There is one object per folder, so equality is identity."""

    code: str
    locales: Mapping[str, Locale]
    """By Alexa's name, in the order of the file."""
    grammar: Grammar
    seconds_of: Callable[[str], float]
    """Seconds a line takes to say at the plain estimate."""
    folder: Path

    @property
    def first_locale(self) -> str:
        """The locale that gives its name to what exists once per language, such as the model."""
        return next(iter(self.locales))

    @property
    def words_file(self) -> str:
        """The name of the words file in error messages."""
        return _named(self.folder, "words.toml")

    @cached_property
    def entries(self) -> Entries:
        """The words, read once, at the first use. Raises ContentError."""
        text, file = _text(self.folder, "words.toml"), self.words_file
        return dict(_flattened(read_table(text, file), file))

    @property
    def lexicon_file(self) -> str:
        """The file of the words for body and health, as errors name it."""
        return _named(self.folder, "lexicon.toml")

    @cached_property
    def wordings(self) -> Wordings:
        """The words for body and health, read when they are first wanted. Raises ContentError."""
        return read_wordings(_text(self.folder, "lexicon.toml"), self.lexicon_file)


def read_language(folder: Path) -> Language:
    """Read a language's folder, except for its words. Raises ContentError."""
    locales = read_content(
        _text(folder, "locales.toml"), _named(folder, "locales.toml"), dict[str, Locale]
    )
    strangers = [name for name in locales if not name.startswith(f"{folder.name}-")]
    if strangers or not locales:
        rule = f"a locale here is one of {folder.name}, such as {folder.name}-XX"
        raise ContentError(_named(folder, "locales.toml"), (strangers or ["(file)"])[0], rule)
    pace = read_content(_text(folder, "pace.toml"), _named(folder, "pace.toml"), Pace)
    grammar = _grammar(folder)
    return Language(folder.name, locales, grammar, pricing(pace, grammar.syllables), folder)


def _grammar(folder: Path) -> Grammar:
    module = f"{__package__}.{folder.name}.grammar"
    try:
        grammar = import_module(module).GRAMMAR
    except (ModuleNotFoundError, AttributeError) as error:
        rule = f"must be there, with a Grammar called GRAMMAR: {error}"
        raise ContentError(_named(folder, "grammar.py"), "GRAMMAR", rule) from error
    if not isinstance(grammar, Grammar):
        raise ContentError(_named(folder, "grammar.py"), "GRAMMAR", "must be a Grammar")
    return grammar


def _text(folder: Path, name: str) -> str:
    try:
        return folder.joinpath(name).read_text("utf-8")
    except FileNotFoundError as error:
        raise ContentError(_named(folder, name), "(file)", "every language needs it") from error


def _named(folder: Path, name: str) -> str:
    return f"languages/{folder.name}/{name}"


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
