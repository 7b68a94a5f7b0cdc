"""Whatever is said word for word has one meaning."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.interaction_models.calling import called_for
from tests.interaction_models.reading import ANY_TEXT, NUMBER, TIME, Meaning, Reader


def test_no_wording_has_two_meanings(reader: Reader) -> None:
    meanings: dict[str, Meaning] = {}
    of_ids: dict[tuple[str, ...], Meaning] = {}
    clashes = []
    for intent, sample in reader.samples:
        for said, ids in reader.expansions(intent, sample):
            # Millions of wordings, and a thousand meanings.
            key = (intent, *ids, *ids.values())
            if key not in of_ids:
                of_ids[key] = intent, called_for(intent, ids)
            meaning = of_ids[key]
            meant = meanings.setdefault(said, meaning)
            if meant != meaning:
                clashes.append((said, meant, meaning))
    assert clashes == []


def test_no_sample_stands_in_two_intents_whatever_its_slots_are_called(reader: Reader) -> None:
    owners = defaultdict(set)
    for intent, sample in reader.samples:
        owners[sample.format_map(reader.types[intent])].add(intent)
    assert {said: intents for said, intents in owners.items() if len(intents) > 1} == {}


def test_no_value_hides_in_the_words_around_its_slot(reader: Reader) -> None:
    """Of "is this safe" and "sciatica", "is this safe with sciatica" would give the first.

    Where a type has one id no harm is done; numbers and times are found by Alexa, not by a list.
    """
    hidden = []
    for intent, sample in reader.samples:
        words = re.sub(r"\{\w+\}", "|", sample)
        for slot in re.findall(r"\{(\w+)\}", sample):
            kind = reader.types[intent][slot]
            if kind not in (NUMBER, TIME, ANY_TEXT) and len(set(reader.values[kind].values())) > 1:
                hidden += [(intent, sample, value) for value in reader.find(kind, words)]
    assert hidden == []
