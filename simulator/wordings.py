"""The interaction model as word lists: what people say for each intent, and for each slot value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Words: TypeAlias = tuple[str, ...]

_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:'[^\W_]+)*'?")


@dataclass(frozen=True)
class Value:
    """One value of a slot type."""

    id: str | None
    name: str


@dataclass(frozen=True)
class Sample:
    """One way of saying an intent."""

    intent: str
    words: Words
    """With slots in braces: ``{stretch}``."""
    slots: Words
    """The names of those slots."""


@dataclass(frozen=True)
class Wordings:
    """Everything the model says about how people speak."""

    invocation_name: str
    slots: Mapping[str, Mapping[str, str]]
    """By intent: the type of each slot it declares, by name."""
    samples: tuple[Sample, ...]
    """Of the skill's own intents, and of the built-in ones."""
    basic: Mapping[Words, str]
    """Alexa's own wordings for the built-in intents of this model."""
    values: Mapping[str, Mapping[Words, Value]]
    """By slot type: its values, by each of their wordings."""
    several: frozenset[str] = frozenset()
    """The names of the slots that take several values at once."""


def split_words(text: str) -> Words:
    """Split into lower-case words; punctuation and hyphens go, apostrophes stay."""
    return tuple(_WORD.findall(text.lower().replace("’", "'").replace(".", "")))


def written_out(words: Words, contracted: Mapping[str, str]) -> Words:
    """Write the words out that others are drawn together with: "tut's" is "tut es".

    ``contracted`` has them by what stands for them behind an apostrophe.
    """
    out: list[str] = []
    for word in words:
        before, mark, ending = word.rpartition("'")
        out += [before, contracted[ending]] if mark and ending in contracted else [word]
    return tuple(out)


def read_model(
    model: Mapping[str, Any],
    built_in: Mapping[str, Sequence[str]],
    contracted: Mapping[str, str],
) -> Wordings:
    """Read an interaction model in Alexa's schema. Raises KeyError if it lacks a part.

    ``built_in`` are Alexa's wordings for her own intents, in addition to the model's.
    """

    def split(text: str) -> Words:
        return written_out(split_words(text), contracted)

    language = model["interactionModel"]["languageModel"]
    intents = language["intents"]
    return Wordings(
        invocation_name=language["invocationName"],
        slots={
            intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
            for intent in intents
        },
        samples=tuple(
            _sample(intent["name"], text, split)
            for intent in intents
            for text in intent.get("samples", [])
        ),
        basic={
            split(text): intent["name"]
            for intent in intents
            for text in built_in.get(intent["name"], ())
        },
        values={kind["name"]: _values(kind, split) for kind in language.get("types", [])},
        several=frozenset(
            slot["name"]
            for intent in intents
            for slot in intent.get("slots", [])
            if slot.get("multipleValues", {}).get("enabled")
        ),
    )


def is_built_in(intent: str) -> bool:
    """Whether an intent is Alexa's own."""
    return intent.startswith("AMAZON.")


def _sample(intent: str, text: str, split: Callable[[str], Words]) -> Sample:
    # Slot names keep their case; everything else is compared in lower case.
    words: list[str] = []
    for part in re.split(r"(\{\w+\})", text):
        words.extend((part,) if part.startswith("{") else split(part))
    return Sample(intent, tuple(words), tuple(word[1:-1] for word in words if word[0] == "{"))


def _values(kind: Mapping[str, Any], split: Callable[[str], Words]) -> dict[Words, Value]:
    found: dict[Words, Value] = {}
    for entry in kind["values"]:
        value = Value(entry.get("id"), entry["name"]["value"])
        for text in (value.name, *entry["name"].get("synonyms", [])):
            found.setdefault(split(text), value)
    return found
