"""Reading what people say from ``languages/<language>/*.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from interaction_models.wording import WordingError, expand_all
from skill.languages import languages

SOURCES = Path(__file__).parent / "languages"
_LANGUAGE = "language.toml"

Part = TypeVar("Part")


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What applies to a whole language."""

    invocation_name: str
    fallback_sensitivity: Literal["LOW", "MEDIUM", "HIGH"]
    slots: dict[str, str]
    """The type of every slot, by the slot's name, in whichever intent it is used."""
    several: tuple[str, ...] = ()
    """The slots that take several values at once."""
    lexicon: dict[str, str] = {}
    """The types whose values are words for body and health: the part of the skill's own
    lexicon.toml that holds them, by type."""


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people say about one topic, in short forms."""

    intents: dict[str, tuple[str, ...]]
    types: dict[str, dict[str, tuple[str, ...]]] = {}
    also: dict[str, str] = {}


@dataclass(frozen=True)
class Source:
    """All that people say in one language, spelled out."""

    language: Language
    intents: dict[str, tuple[str, ...]]
    """Samples, by intent."""
    types: dict[str, dict[str, tuple[str, ...]]]
    """By type and value id, the wordings; the first of them is the value's name."""


def read_language(folder: Path) -> Source:
    """Read one language's folder.

    Raises WordingError, which says where, if a part is missing or malformed, is there twice, says
    the same twice, or names a type that does not exist.
    """
    language = _decode(folder / _LANGUAGE, Language)
    intents: dict[str, tuple[str, ...]] = {}
    types: dict[str, dict[str, tuple[str, ...]]] = {}
    also: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == _LANGUAGE:
            continue
        topic = _decode(path, Topic)
        _add(intents, {name: _spelled(path, name, says) for name, says in topic.intents.items()})
        _add(types, {name: _values(path, name, ids) for name, ids in topic.types.items()})
        _add(also, topic.also)
    for name, other in also.items():
        if missing := {name, other} - types.keys():
            raise WordingError(f"no such type: {', '.join(sorted(missing))}")
        _add(types[name], types[other])
    _add(types, {name: _of_lexicon(folder.name, part) for name, part in language.lexicon.items()})
    return Source(language, intents, types)


def _of_lexicon(code: str, part: str) -> dict[str, tuple[str, ...]]:
    """The values of a type that the skill itself knows the words of, in a language."""
    wordings = next(one.wordings for one in languages() if one.code == code)
    found: dict[str, tuple[str, ...]] = getattr(wordings, part)
    return found


def _decode(path: Path, kind: type[Part]) -> Part:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise WordingError(f"{path.parent.name}/{path.name}: every language needs it") from error
    except msgspec.DecodeError as error:
        raise WordingError(f"{path.name}: {error}") from error


def _values(path: Path, name: str, ids: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: _spelled(path, f"{name} {key}", wordings) for key, wordings in ids.items()}


def _spelled(path: Path, name: str, wordings: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return expand_all(wordings)
    except WordingError as error:
        raise WordingError(f"{path.name}: {name}: {error}") from error


def _add(known: dict[str, Part], more: dict[str, Part]) -> None:
    if twice := known.keys() & more.keys():
        raise WordingError(f"stands twice: {', '.join(sorted(twice))}")
    known.update(more)
