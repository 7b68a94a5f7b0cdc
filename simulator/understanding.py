"""From free wording to intent and slots, through the interaction model.

Forgiving for the skill's own intents, word for word for Alexa's, as Alexa herself is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from rapidfuzz import fuzz

from simulator.invocation import Launch, OneShot, invocation
from simulator.languages import DEFAULT, language_of
from simulator.languages.language import Language
from simulator.meaning import FALLBACK, Heard, Slot
from simulator.slot_filling import Filling, SlotFinder
from simulator.wordings import (
    Sample,
    Words,
    is_built_in,
    read_model,
    split_words,
    written_out,
)

MODELS: Final = Path(__file__).parents[1] / "interaction_models"

NEAR_ENOUGH = 0.70
ALMOST_SURE = 0.99  # for a wording that is near, but not word for word
_SAME_WORD = 85  # rapidfuzz's ratio, 0 to 100: one letter off in a word of four or more
NO: Final = "AMAZON.NoIntent"
ANY_TEXT: Final = "AMAZON.SearchQuery"
_FRAME = 2  # words that count, around a value unheard of: fewer would let anything be one
_LONGEST_UNKNOWN = 3  # words: a longer rest is more likely another sentence


@dataclass(frozen=True)
class _Wording:
    text: str
    counts: frozenset[str]
    """The words in it that say something, and its slots."""
    says: bool
    """Whether it has such words beside its slots."""
    turn: str
    """What turns it round."""


_Filled: TypeAlias = tuple[dict[Words, Sample], Filling]
"""Samples by their words, and what was said with their slots filled."""


class Understanding:
    """Understands utterances by one interaction model."""

    def __init__(self, model: Mapping[str, Any], language: Language = DEFAULT) -> None:
        """Take a model in Alexa's schema, and its language.

        Raises KeyError if the model lacks a part.
        """
        self._alexa = language.alexa
        self._small = frozenset(language.alexa.small)
        self._negations = frozenset(language.alexa.negations)
        self._wordings = read_model(model, language.alexa.built_in, language.alexa.contracted)
        self._finder = SlotFinder(self._wordings.values, self._wordings.several, language)
        slots = self._wordings.slots
        self._wanted: dict[tuple[tuple[str, str], ...], dict[Words, Sample]] = {}
        """The samples, by the names and types of their slots, and by their words."""
        for sample in self._wordings.samples:
            wanted = tuple((name, slots[sample.intent][name]) for name in sample.slots)
            self._wanted.setdefault(wanted, {}).setdefault(sample.words, sample)
        self._vocabulary = {word for sample in self._wordings.samples for word in sample.words}
        self._alike: dict[str, frozenset[str]] = {}
        self._wording: dict[Words, _Wording] = {}
        owned = language.alexa.owned
        self._owner = frozenset(
            words[-1]
            for wanted, samples in self._wanted.items()
            for name, kind in wanted
            if any((f"{{{name}}}", owned) in pairwise(words) for words in samples)
            for words in self._wordings.values[kind]
        )
        """The words that may have such an ending: Alexa hears what stands before it as the slot."""

    @classmethod
    def of(cls, locale: str, models: Path = MODELS) -> Self:
        """Take the model of a locale's language, which is named after one of its locales.

        Raises LanguageError for a locale of no language, FileNotFoundError without a model.
        """
        language = language_of(locale)
        for path in (models / f"{name}.json" for name in language.locales):
            if path.is_file():
                return cls(json.loads(path.read_text(encoding="utf-8")), language)
        raise FileNotFoundError(f"{models} has no model for {locale}")

    @property
    def invocation_name(self) -> str:
        """The name the skill is opened by."""
        return self._wordings.invocation_name

    def asking(self, request: str) -> str:
        """How to ask the skill that, while it is closed."""
        return self._alexa.invocation.asking.format(name=self.invocation_name, request=request)

    @property
    def example(self) -> str:
        """An example of how to open the skill."""
        return self._alexa.invocation.example.format(name=self.invocation_name)

    def invocation(self, words: str) -> Launch | OneShot | None:
        """Find the skill's name in what was said; None: it is not for the skill."""
        return invocation(words, self.invocation_name, self._alexa.invocation)

    def understand(self, utterance: str) -> Heard:
        """Find the intent nearest to what was said; Alexa's fallback if none is near enough."""
        words = self._apart(written_out(split_words(utterance), self._alexa.contracted))
        bare = tuple(word for word in words if word not in self._alexa.polite) or words
        fillings: list[_Filled] = []
        for said in dict.fromkeys((words, bare)):
            fillings = list(self._fillings(said))
            if exact := self._word_for_word(said, fillings):
                return exact
        return (
            self._nearest(fillings)
            or self._with_unknown_value(bare)
            or self._in_free_text(bare)
            or Heard(FALLBACK, certainty=0.0)
        )

    def _apart(self, words: Words) -> Words:
        """Take the ending off the words of which a sample says more behind it: "my leg's numb"."""
        out: list[str] = []
        for word in words:
            owner, mark, ending = word.rpartition("'")
            owned = mark and ending == self._alexa.owned and owner in self._owner
            out += [owner, ending] if owned and word not in self._vocabulary else [word]
        return tuple(out)

    def _word_for_word(self, words: Words, fillings: Iterable[_Filled]) -> Heard | None:
        exact = [
            (sample, filling)
            for samples, filling in fillings
            if (sample := samples.get(filling.words))
        ]
        if exact:
            return self._heard(*min(exact, key=lambda one: len(one[0].slots)), 1.0)
        basic = self._wordings.basic.get(words)
        return None if basic is None else Heard(basic)

    def _nearest(self, fillings: Iterable[_Filled]) -> Heard | None:
        best: tuple[float, Sample, Filling] | None = None
        for samples, filling in fillings:
            said = self._read(filling.words)
            alike = frozenset[str]().union(*map(self._near, said.counts))
            for sample in samples.values():
                meant = self._read(sample.words)
                if is_built_in(sample.intent) or alike.isdisjoint(meant.counts):
                    continue
                near = self._nearness(said, meant) if said.turn == meant.turn else 0.0
                if all(word.startswith("{") for word in sample.words):
                    near *= _explained(said)
                if near >= NEAR_ENOUGH and (best is None or near > best[0]):
                    best = near, sample, filling
        return None if best is None else self._heard(best[1], best[2], best[0])

    def _with_unknown_value(self, words: Words) -> Heard | None:
        """Find a sample all of whose words were said, with an unknown value in its slot."""
        for sample in self._wordings.samples:
            types = self._wordings.slots[sample.intent]
            if len(sample.slots) != 1 or types[sample.slots[0]] not in self._wordings.values:
                continue
            name = sample.slots[0]
            at = sample.words.index(f"{{{name}}}")
            before, after = sample.words[:at], sample.words[at + 1 :]
            end = len(words) - len(after)
            unknown = words[at:end]
            framed = words[:at] == before and words[end:] == after
            counts = sum(word not in self._small for word in before + after)
            plain = not self._read(unknown).turn
            if framed and plain and counts >= _FRAME and 0 < len(unknown) <= _LONGEST_UNKNOWN:
                slot = Slot(name, types[name], " ".join(unknown))
                return self._heard(sample, Filling(sample.words, {name: slot}), NEAR_ENOUGH)
        return None

    def _in_free_text(self, words: Words) -> Heard | None:
        """Find the longest beginning of a sample that hands over whatever follows it."""
        best: tuple[int, Sample, str] | None = None
        for sample in self._wordings.samples:
            if not sample.slots or self._wordings.slots[sample.intent][sample.slots[0]] != ANY_TEXT:
                continue
            carrier = len(sample.words) - 1
            begins = words[:carrier] == sample.words[:carrier] and len(words) > carrier
            if begins and (best is None or carrier > best[0]):
                best = carrier, sample, " ".join(words[carrier:])
        if best is None:
            return None
        _, sample, text = best
        slot = Slot(sample.slots[0], ANY_TEXT, text)
        return self._heard(sample, Filling(sample.words, {slot.name: slot}), NEAR_ENOUGH)

    def _read(self, words: Words) -> _Wording:
        """Read a wording; each once, for there are thousands."""
        if words not in self._wording:
            counts = frozenset(word for word in words if word not in self._small)
            says = any(not word.startswith("{") for word in counts)
            self._wording[words] = _Wording(" ".join(words), counts, says, self._turn(words))
        return self._wording[words]

    def _turn(self, words: Words) -> str:
        """What turns the sentence round: a word in it, a "no" before it, or nothing."""
        if self._negations.isdisjoint(words):
            return ""
        said = " ".join(words)
        for phrase in self._alexa.affirmed:
            said = re.sub(rf"\b{re.escape(phrase)}\b", "", said)
        turning = [at for at, word in enumerate(said.split()) if word in self._negations]
        if turning == [0] and words[0] in self._alexa.built_in[NO]:
            return NO
        return "inside" if turning else ""

    def _fillings(self, words: Words) -> Iterator[_Filled]:
        """Pair the samples whose slots were all said with the utterance so filled."""
        for wanted, samples in self._wanted.items():
            filling = self._finder.fill(words, dict(wanted))
            if filling is not None:
                yield samples, filling

    def _nearness(self, said: _Wording, sample: _Wording) -> float:
        """How near two wordings are, 0 to 1: by what they share, and more by what they do not.

        What is shared counts for less, or a sentence would be whatever command stands in it.
        """
        same = [word for word in said.counts if not self._near(word).isdisjoint(sample.counts)]
        if not same or len(same) < min(len(said.counts), len(sample.counts)) / 2:
            return 0.0
        if sample.says and all(word.startswith("{") for word in same):
            return 0.0
        shared = fuzz.token_set_ratio(said.text, sample.text)
        whole = fuzz.token_sort_ratio(said.text, sample.text)
        return min(ALMOST_SURE, (0.4 * shared + 0.6 * whole) / 100)

    def _near(self, word: str) -> frozenset[str]:
        """The words of all samples that may be that one."""
        if word not in self._alike:
            near = (one for one in self._vocabulary if fuzz.ratio(word, one) >= _SAME_WORD)
            self._alike[word] = frozenset(near)
        return self._alike[word]

    def _heard(self, sample: Sample, filling: Filling, certainty: float) -> Heard:
        types = self._wordings.slots[sample.intent]
        slots = {name: filling.slots.get(name, Slot(name, kind)) for name, kind in types.items()}
        return Heard(sample.intent, slots, certainty)


def _explained(said: _Wording) -> float:
    """How much of what counts is in slots, 0 to 1, for a sample that consists of slots alone."""
    counts = said.counts
    return sum(word.startswith("{") for word in counts) / len(counts) if counts else 0.0
