"""All that a model can spell out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any, TypeAlias

Meaning: TypeAlias = tuple[str, dict[str, str]]

NUMBER = "AMAZON.NUMBER"
TIME = "AMAZON.TIME"
ALEXAS = {
    # Any number reads alike, but "one" is a word of others.
    NUMBER: ("one", "two", "ten"),
    TIME: ("eight", "half past seven in the morning", "noon", "evening"),
}
"""Of the types that Alexa fills by herself, values enough to find a wording with two meanings."""


class Reader:
    """The samples of a model, and the values of its slots."""

    def __init__(self, language: dict[str, Any]) -> None:
        self.types = {
            intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
            for intent in language["intents"]
        }
        self.samples = [(i["name"], sample) for i in language["intents"] for sample in i["samples"]]
        self.values = {kind: {said: said for said in values} for kind, values in ALEXAS.items()}
        for kind in language["types"]:
            self.values[kind["name"]] = {
                wording: value["id"]
                for value in kind["values"]
                for wording in (value["name"]["value"], *value["name"]["synonyms"])
            }
        self._any = {
            kind: re.compile(
                rf"(?<![\w'])({'|'.join(map(re.escape, sorted(said, key=len)[::-1]))})(?![\w'])"
            )
            for kind, said in self.values.items()
        }

    def find(self, kind: str, text: str) -> list[str]:
        """Find the values of a type in a text, the longer of two that overlap."""
        return self._any[kind].findall(text)

    def expansions(self, intent: str, sample: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Put every value into every slot of a sample."""
        # Words and slots take turns, beginning and ending with words.
        parts = re.split(r"\{(\w+)\}", sample)
        slots, said = parts[1::2], parts[:]
        for chosen in product(*(self.values[self.types[intent][slot]].items() for slot in slots)):
            said[1::2] = [wording for wording, _ in chosen]
            yield "".join(said), {slot: key for slot, (_, key) in zip(slots, chosen, strict=True)}
