"""Finds slot values in an utterance, and puts their slots in their place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from simulator.languages.language import Language
from simulator.meaning import Slot
from simulator.wordings import Value, Words

NUMBER = "AMAZON.NUMBER"
TIME = "AMAZON.TIME"


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    slot: Slot


@dataclass(frozen=True)
class Filling:
    """An utterance with slots filled from it."""

    words: Words
    """The utterance, with each filled slot in braces in place of its words."""
    slots: Mapping[str, Slot]


class SlotFinder:
    """Finds the values of slot types in what was said."""

    def __init__(
        self,
        values: Mapping[str, Mapping[Words, Value]],
        several: Collection[str],
        language: Language,
    ) -> None:
        """Take the values by type, and the names of the slots that take several of them."""
        self._grammar = language.grammar
        self._between = language.alexa.between
        self._values = values
        self._several = several
        self._longest = {
            kind: max((len(words) for words in wordings), default=0)
            for kind, wordings in values.items()
        }

    def fill(self, words: Words, slots: Mapping[str, str]) -> Filling | None:
        """Fill all the slots (type by name), each once; None: one of them was not said.

        If there is a choice, the filling that accounts for most words is taken, and among those the
        one said last: in "each one three times" the number is three.
        """
        found = [list(self._spans(words, name, kind)) for name, kind in slots.items()]
        apart = [spans for spans in product(*found) if _apart(spans)]
        if not apart:
            return None
        best = max(
            apart,
            key=lambda spans: (
                sum(span.end - span.start for span in spans),
                sum(span.start for span in spans),
            ),
        )
        return _filling(words, best)

    def _spans(self, words: Words, name: str, kind: str) -> Iterator[_Span]:
        for start in range(len(words)):
            if kind == NUMBER:
                number = self._grammar.number_at(words, start)
                if number is not None:
                    yield _Span(start, number[1], Slot(name, kind, str(number[0])))
                continue
            if kind == TIME:
                time = self._grammar.time_at(words, start)
                if time is not None:
                    yield _Span(start, time[1], Slot(name, kind, time[0]))
                continue
            longest = min(self._longest.get(kind, 0), len(words) - start)
            for end in range(start + 1, start + longest + 1):
                value = self._values[kind].get(words[start:end])
                if value is not None:
                    spoken = " ".join(words[start:end])
                    yield _Span(start, end, Slot(name, kind, spoken, value.id, value.name))
            if name in self._several and (more := self._list(words, start, name, kind)):
                yield more

    def _list(self, words: Words, start: int, name: str, kind: str) -> _Span | None:
        """The list of values that begins there, as far as it goes; None for one alone."""
        found: list[Slot] = []
        at = end = start
        while at < len(words):
            longest = min(self._longest.get(kind, 0), len(words) - at)
            ends = range(at + longest, at, -1)
            reach = next((stop for stop in ends if words[at:stop] in self._values[kind]), None)
            if reach is not None:
                value = self._values[kind][words[at:reach]]
                found.append(Slot(name, kind, " ".join(words[at:reach]), value.id, value.name))
                at = end = reach
            elif found and words[at] in self._between:
                at += 1
            else:
                break
        if len(found) < 2:
            return None
        spoken = " ".join(words[start:end])
        return _Span(start, end, Slot(name, kind, spoken, several=tuple(found)))


def _apart(spans: Sequence[_Span]) -> bool:
    ordered = sorted(spans, key=lambda span: span.start)
    return all(one.end <= two.start for one, two in pairwise(ordered))


def _filling(words: Words, spans: Sequence[_Span]) -> Filling:
    out: list[str] = []
    reached = 0
    for span in sorted(spans, key=lambda span: span.start):
        out.extend((*words[reached : span.start], f"{{{span.slot.name}}}"))
        reached = span.end
    out.extend(words[reached:])
    return Filling(tuple(out), {span.slot.name: span.slot for span in spans})
