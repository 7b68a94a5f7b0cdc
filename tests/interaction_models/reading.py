"""A plain reading of a model: what it understands, and all it can spell out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import Any, TypeAlias

from rapidfuzz import fuzz

from tests.interaction_models.known import Known

Meaning: TypeAlias = tuple[str, dict[str, str]]

NUMBER = "AMAZON.NUMBER"
TIME = "AMAZON.TIME"
FALLBACK = "AMAZON.FallbackIntent"
ANY_TEXT = "AMAZON.SearchQuery"
MOST_EXPANSIONS = 2_000  # of one sample; beyond, its slots are filled one at a time
NEAR_ENOUGH = 70.0


class Reader:
    """Reads utterances by a model: word for word, then (own intents only) what is nearest."""

    def __init__(self, language: dict[str, Any], known: Known) -> None:
        self.known = known
        # Of a value: the "s" of "my leg's numb" stands behind it.
        end = rf"(?!\w|'(?!{known.owned}\b))" if known.owned else r"(?![\w'])"
        self._turning = re.compile(rf"(?<![\w'])({known.turning.words})(?![\w'])")
        self.types = {
            intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
            for intent in language["intents"]
        }
        self.several = {
            slot["name"]
            for intent in language["intents"]
            for slot in intent.get("slots", [])
            if "multipleValues" in slot
        }
        self.samples = [(i["name"], sample) for i in language["intents"] for sample in i["samples"]]
        self.values = {
            NUMBER: known.numbers.wordings(),
            TIME: {time: time for time in known.times.wordings()},
        }
        for kind in language["types"]:
            self.values[kind["name"]] = {
                wording: value["id"]
                for value in kind["values"]
                for wording in (value["name"]["value"], *value["name"]["synonyms"])
            }
        self._wanted = [
            (
                intent,
                sample,
                tuple(
                    (slot, self.types[intent][slot]) for slot in re.findall(r"\{(\w+)\}", sample)
                ),
                self.turned(sample),
            )
            for intent, sample in self.samples
            if not self._hands_over(intent, sample)
        ]
        """Each sample, with the names and types of its slots, and what turns it round."""
        self._understood: dict[str, Meaning] = {}
        self._carriers = [
            (intent, sample[: sample.index("{")])
            for intent, sample in self.samples
            if self._hands_over(intent, sample)
        ]
        """What is said before whatever else."""
        self._any = {
            kind: re.compile(
                rf"(?<![\w'])({'|'.join(map(re.escape, sorted(said, key=len)[::-1]))}){end}"
            )
            for kind, said in self.values.items()
        }

    def _hands_over(self, intent: str, sample: str) -> bool:
        slots = re.findall(r"\{(\w+)\}", sample)
        return any(self.types[intent][slot] == ANY_TEXT for slot in slots)

    def find(self, kind: str, text: str) -> list[str]:
        """Find the values of a type in a text, the longer of two that overlap."""
        owned = f"'{self.known.owned}"
        return self._any[kind].findall(text.replace(owned, "-"))

    def expansions(self, intent: str, sample: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Put every value into every slot of a sample."""
        # Words and slots take turns, beginning and ending with words.
        parts = re.split(r"\{(\w+)\}", sample)
        slots, said = parts[1::2], parts[:]
        values = [self._expanded(self.types[intent][slot]) for slot in slots]
        every: Iterable[tuple[tuple[str, str], ...]] = product(*values)
        if prod(map(len, values)) > MOST_EXPANSIONS:
            plain = [some[0] for some in values]
            every = (
                (*plain[:at], one, *plain[at + 1 :])
                for at, some in enumerate(values)
                for one in some
            )
        for chosen in every:
            said[1::2] = [wording for wording, _ in chosen]
            yield "".join(said), {slot: key for slot, (_, key) in zip(slots, chosen, strict=True)}

    def _expanded(self, kind: str) -> list[tuple[str, str]]:
        if kind == NUMBER:
            return [(number, number) for number in self.known.numbers.expanded]
        if kind == TIME:
            return [(time, time) for time in self.known.times.expanded]
        if kind == ANY_TEXT:
            return [("whatever it is", "")]
        return list(self.values[kind].items())

    def understand(self, utterance: str) -> Meaning:
        """Give the intent, and the value ids of the slots that resolved."""
        said = utterance.lower().replace("’", "'").strip()
        if said not in self._understood:
            self._understood[said] = self._nearest(said)
        return self._understood[said]

    def _nearest(self, said: str) -> Meaning:
        best: tuple[float, int, Meaning] = (NEAR_ENOUGH, 0, (FALLBACK, {}))
        read: dict[tuple[tuple[str, str], ...], tuple[str, dict[str, str], str, int]] = {}
        for intent, sample, slots, turned in self._wanted:
            if slots not in read:
                filled, ids = self._fill(said, dict(slots))
                covered = len(said) - len(re.sub(r"\{\w+\}", "", filled))
                read[slots] = filled, ids, self.turned(filled), covered
            filled, ids, turns, covered = read[slots]
            if len(ids) < len(slots):
                continue
            if filled == sample:
                score = 200.0 - len(slots)
            elif intent.startswith("AMAZON.") or turns != turned:
                continue
            else:
                score = nearness(filled, sample)
            if (score, covered) > best[:2]:
                best = score, covered, (intent, ids)
        if best[2][0] == FALLBACK:
            return self._handed_over(said)
        return best[2]

    def _handed_over(self, said: str) -> Meaning:
        """Hand over the text behind the longest carrier that it begins with."""
        found = [one for one in self._carriers if said.startswith(one[1]) and said != one[1]]
        intent = max(found, key=lambda one: len(one[1]), default=(FALLBACK, ""))[0]
        return intent, {}

    def turned(self, said: str) -> str:
        """Tell what turns a wording round: a word in it, a "no" before it, or nothing."""
        found, no = self._turning.findall(said), self.known.turning.no
        return "no" if found == [no] and said.startswith(f"{no} ") else "inside" if found else ""

    def _fill(self, said: str, slots: dict[str, str]) -> tuple[str, dict[str, str]]:
        ids: dict[str, str] = {}
        while open_slots := {slot: kind for slot, kind in slots.items() if slot not in ids}:
            found = [
                (len(match[1]), slot, match)
                for slot, kind in open_slots.items()
                for match in self._any[kind].finditer(said)
            ]
            if not found:
                break
            _, slot, match = max(found, key=lambda one: one[0])
            ids[slot] = self.values[slots[slot]][match[1]]
            said = f"{said[: match.start()]}{{{slot}}}{said[match.end() :]}"
            if slot in self.several:
                said, ids[slot] = self._list(said, slot, slots[slot], ids[slot])
        return said, ids

    def _list(self, said: str, slot: str, kind: str, first: str) -> tuple[str, str]:
        """Take in what stands beside a value of a list: joined by +, in the order it was said."""
        place, one = f"{{{slot}}}", self._any[kind].pattern
        ids = [first]
        joint = self.known.list.joint
        while match := re.search(rf"{one}{joint}{re.escape(place)}", said):
            ids.insert(0, self.values[kind][match[1]])
            said = f"{said[: match.start()]}{place}{said[match.end() :]}"
        while match := re.search(rf"{re.escape(place)}{joint}{one}", said):
            ids.append(self.values[kind][match[1]])
            said = f"{said[: match.start()]}{place}{said[match.end() :]}"
        return said, "+".join(ids)


def nearness(said: str, sample: str) -> float:
    """Tell how much of the words two wordings share, 0 to 100."""
    return 0.5 * fuzz.token_set_ratio(said, sample) + 0.5 * fuzz.token_sort_ratio(said, sample)
