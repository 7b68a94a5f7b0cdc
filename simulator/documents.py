"""What a reply draws: its APL directives, with the data as Alexa's cloud passes it to a device."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from simulator.speech import Measure, Speech, parse, plain

Json: TypeAlias = dict[str, Any]

RENDER = "Alexa.Presentation.APL.RenderDocument"
EXECUTE = "Alexa.Presentation.APL.ExecuteCommands"
SPOKEN = "speech:"  # the scheme of the addresses by which documents refer to speech
_PART = re.compile(r"([^\[\]]+)((?:\[(?:\*|\d+)\])*)")
_INDEX = re.compile(r"\[(\*|\d+)\]")
_TAG = re.compile(r"<[^>]*>")


class RefusedDocumentError(ValueError):
    """A directive that Alexa would reject; the message says why."""


@dataclass(frozen=True)
class Document:
    """A document to be drawn."""

    token: str
    document: Json
    data: Json
    """Its data sources, transformed."""
    speeches: Mapping[str, Speech]
    """What can be spoken, by its address in the data."""


@dataclass(frozen=True)
class Commands:
    """Commands for the document that is drawn already."""

    token: str
    commands: Sequence[Json]


Drawn: TypeAlias = Document | Commands


def read_directives(told: object, measure: Measure) -> tuple[Drawn, ...]:
    """Read the APL directives of a reply. Raises RefusedDocumentError, RefusedSpeechError."""
    if not isinstance(told, list):
        raise RefusedDocumentError("directives are not a list")
    drawn: list[Drawn] = []
    for directive in told:
        match directive:
            case {"type": type_, "token": str(token), "document": dict(document)} if (
                type_ == RENDER
            ):
                data = copy.deepcopy(directive.get("datasources") or {})
                drawn.append(Document(token, document, data, _transform(data, measure)))
            case {"type": type_, "token": str(token), "commands": list(commands)} if (
                type_ == EXECUTE
            ):
                drawn.append(Commands(token, commands))
            case {"type": type_} if type_ in (RENDER, EXECUTE):
                raise RefusedDocumentError(f"{type_} lacks its token or its content")
    return tuple(drawn)


def _transform(data: Json, measure: Measure) -> dict[str, Speech]:
    """Apply the transformers of the data sources in place; give the speech they made."""
    speeches: dict[str, Speech] = {}
    for source in data.values():
        if not isinstance(source, dict):
            continue
        for transformer in source.get("transformers", ()):
            path, kind = str(transformer.get("inputPath")), transformer.get("transformer")
            for holder, key in _places(source.get("properties"), path.split(".")):
                output = transformer.get("outputName", key)
                holder[output] = _transformed(str(kind), str(holder[key]), speeches, measure)
    return speeches


def _transformed(kind: str, text: str, speeches: dict[str, Speech], measure: Measure) -> str:
    match kind:
        case "ssmlToSpeech" | "textToSpeech":
            speech = (parse if kind == "ssmlToSpeech" else plain)(text, measure)
            address = SPOKEN + hashlib.sha256(text.encode()).hexdigest()[:20]
            speeches[address] = speech
            return address
        case "ssmlToText":
            return " ".join(_TAG.sub(" ", text).split())
        case "textToHint":
            return f'Try "Alexa, {text}"'
    raise RefusedDocumentError(f"there is no transformer {kind}")


def _places(found: Any, path: Sequence[str]) -> Iterator[tuple[Json, str]]:
    """Find the properties that a path names; ``[*]`` is every item of a list."""
    part = _PART.fullmatch(path[0])
    if part is None:
        raise RefusedDocumentError(f"{'.'.join(path)} is no path")
    name, indices = part[1], _INDEX.findall(part[2])
    if not isinstance(found, dict) or name not in found:
        return
    if len(path) == 1 and not indices:
        yield found, name
        return
    for item in _items(found[name], indices):
        if len(path) > 1:
            yield from _places(item, path[1:])


def _items(found: Any, indices: Sequence[str]) -> Iterator[Any]:
    if not indices:
        yield found
    elif isinstance(found, list):
        chosen = found if indices[0] == "*" else found[int(indices[0]) : int(indices[0]) + 1]
        for item in chosen:
            yield from _items(item, indices[1:])
