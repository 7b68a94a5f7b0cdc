"""One language of the local speaker: what its folder holds, read strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from simulator.seconds import Estimate, Pace

Part = TypeVar("Part")
Words = tuple[str, ...]
Some = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
Region = Literal["NA", "EU", "FE"]


class LanguageError(ValueError):
    """A language's folder lacks a file, or one of its files is wrong; the message says which."""


class Locale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place where the language is spoken."""

    voice: str
    """espeak-ng's name of the voice."""
    region: Region
    """Of Alexa's services: North America, Europe with India, or the Far East."""


class Invocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How people call a skill by its name."""

    example: str
    """An example of how to open a skill; {name} is its invocation name."""
    asking: str
    """How to ask it something while it is closed; {name} as above, {request} is what is asked."""
    polite: Some
    """What may precede it."""
    opening: Some
    before: Words
    """What may precede the name."""
    after: Words
    """What may follow the name."""
    closing: Words
    """What may come last."""
    joining: Words
    """What may come between the name and the request."""
    by: Some
    """What comes between the request and the name, where the name is last."""


class Permission(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Alexa's own question for a permission, and its possible answers."""

    question: str
    yes: Some
    no: Some


class Alexa(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What Alexa herself understands and says: ``alexa.toml``."""

    problem: str
    """What is said for a reply that she refuses."""
    reminder: str
    """How a reminder begins; {text} is what the skill gave."""
    polite: Words
    """Words that she does not pass on."""
    small: Some
    """Words that say nothing by themselves: two sentences that share only these are strangers."""
    negations: Words
    """Words that turn a sentence round: one without them is none with them."""
    affirmed: Words
    """Phrases in which they do not."""
    between: Some
    """Words between the values of a list; commas are not heard."""
    owned: str
    """What a word may end in behind an apostrophe, and a sample has as a word; or nothing."""
    contracted: dict[str, str] = {}
    """What such an ending is short for, where it is a word of the sentence: "tut's"."""
    leave: Some
    """What ends a session without going to the skill."""
    quiet: Some
    """What silences a speaker without an open session."""
    invocation: Invocation
    permission: Permission
    built_in: dict[str, Some]
    """Her own wordings for built-in intents, in addition to a model's."""


@dataclass(frozen=True)
class Grammar:
    """The part of a language that needs code; ``grammar.py`` in its folder makes it: GRAMMAR."""

    number_at: Callable[[Sequence[str], int], tuple[int, int] | None]
    """Reads the number that begins at a word: its value, and where it ends; None without one."""
    time_at: Callable[[Sequence[str], int], tuple[str, int] | None]
    """Reads the time that begins at a word: in AMAZON.TIME's form, and where it ends."""
    syllables: Callable[[str], int]
    """Counts the syllables of a word, as separated by spaces."""


@dataclass(frozen=True, eq=False)
class Language:
    """A language as the local speaker knows it."""

    locales: Mapping[str, Locale]
    """By Alexa's name."""
    alexa: Alexa
    grammar: Grammar
    estimate: Estimate
    """How long its words take."""


def read_language(folder: Path) -> Language:
    """Read a language's folder. Raises LanguageError."""
    grammar = _grammar(folder)
    return Language(
        locales=_read(folder / "locales.toml", dict[str, Locale]),
        alexa=_read(folder / "alexa.toml", Alexa),
        grammar=grammar,
        estimate=Estimate(_read(folder / "pace.toml", Pace), grammar.syllables),
    )


def _grammar(folder: Path) -> Grammar:
    try:
        grammar = import_module(f"{__package__}.{folder.name}.grammar").GRAMMAR
    except (ModuleNotFoundError, AttributeError) as error:
        raise LanguageError(f"{folder.name}/grammar.py must have a GRAMMAR: {error}") from error
    if not isinstance(grammar, Grammar):
        raise LanguageError(f"{folder.name}/grammar.py: GRAMMAR must be a Grammar")
    return grammar


def _read(path: Path, kind: type[Part]) -> Part:
    file = f"{path.parent.name}/{path.name}"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except FileNotFoundError as error:
        raise LanguageError(f"{file}: every language needs it") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise LanguageError(f"{file}: {error}") from error
