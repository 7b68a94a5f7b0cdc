"""Alexa's rules for an interaction model, one test each, on every language's model.

From the Alexa Skills Kit documentation: "Choose the Invocation Name for a Custom Skill", "Create
Intents, Utterances, and Slots", "Best Practices for Sample Utterances and Custom Slot Type
Values", and its Interaction Model Schema.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from tests.interaction_models.known import Known

NEEDS_NO_SAMPLES = {"AMAZON.FallbackIntent"}
WAKE_WORDS = "alexa amazon echo computer ziggy".split()
SLOT = re.compile(r"\{(\w+)\}")


def samples(language: dict[str, Any]) -> Iterator[str]:
    for intent in language["intents"]:
        yield from intent["samples"]


def wordings(language: dict[str, Any]) -> Iterator[str]:
    for kind in language["types"]:
        for value in kind["values"]:
            yield value["name"]["value"]
            yield from value["name"]["synonyms"]


def is_allowed(text: str, its: Known) -> bool:
    """Letters, spaces, apostrophes within a word or before what may stand behind a slot, and
    periods after the letters of an acronym.
    """
    letters, owned = its.letters, f"(?:'{its.owned})?" if its.owned else ""
    word = rf"[{letters}]+(?:'[{letters}]+)*'?|[{letters}]\.|\{{[a-z]+\}}{owned}"
    return re.fullmatch(rf"(?:(?:{word})(?: (?!$)|$))+", text) is not None


def test_the_invocation_name_is_the_name_people_say(language: dict[str, Any], its: Known) -> None:
    assert language["invocationName"] == its.invocation.name


def test_the_invocation_name_has_two_words_or_more(language: dict[str, Any], its: Known) -> None:
    words = language["invocationName"].split()
    assert len(words) >= 2
    if len(words) == 2:
        assert not set(words) & set(its.invocation.articles_and_prepositions.split())


def test_the_invocation_name_has_only_allowed_characters(
    language: dict[str, Any], its: Known
) -> None:
    letters = its.letters
    assert re.fullmatch(rf"[{letters}][{letters}' .]*[{letters}.]", language["invocationName"])


def test_the_invocation_name_has_no_reserved_word(language: dict[str, Any], its: Known) -> None:
    launch, connecting = its.invocation.launch.split(), its.invocation.connecting.split()
    reserved = {*launch, *connecting, *WAKE_WORDS, "skill", "app"}
    assert not set(language["invocationName"].split()) & reserved


def test_samples_have_only_allowed_characters(language: dict[str, Any], its: Known) -> None:
    assert [sample for sample in samples(language) if not is_allowed(sample, its)] == []


def test_values_and_synonyms_have_only_allowed_characters(
    language: dict[str, Any], its: Known
) -> None:
    assert [wording for wording in wordings(language) if not is_allowed(wording, its)] == []


def test_values_hold_no_slot(language: dict[str, Any]) -> None:
    assert [wording for wording in wordings(language) if "{" in wording] == []


def test_no_sample_or_value_contains_the_invocation_name(language: dict[str, Any]) -> None:
    name = language["invocationName"]
    assert [said for said in (*samples(language), *wordings(language)) if name in said] == []


def test_no_sample_or_value_contains_a_wake_word(language: dict[str, Any]) -> None:
    said = (*samples(language), *wordings(language))
    assert [one for one in said if set(one.split()) & set(WAKE_WORDS)] == []


def test_only_declared_slots_are_used_and_every_one_is(language: dict[str, Any]) -> None:
    for intent in language["intents"]:
        used = {slot for sample in intent["samples"] for slot in SLOT.findall(sample)}
        declared = [slot["name"] for slot in intent.get("slots", [])]
        assert used == set(declared), intent["name"]
        assert len(declared) == len(set(declared)), intent["name"]


def test_no_sample_holds_a_slot_twice(language: dict[str, Any]) -> None:
    twice = [
        one for one in samples(language) if max(Counter(SLOT.findall(one)).values() or [0]) > 1
    ]
    assert twice == []


def test_a_slot_name_has_one_type_everywhere(language: dict[str, Any]) -> None:
    types = defaultdict(set)
    for intent in language["intents"]:
        for slot in intent.get("slots", []):
            types[slot["name"]].add(slot["type"])
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


def test_every_type_is_defined_and_used(language: dict[str, Any]) -> None:
    used = {slot["type"] for intent in language["intents"] for slot in intent.get("slots", [])}
    own = {kind for kind in used if not kind.startswith("AMAZON.")}
    defined = [kind["name"] for kind in language["types"]]
    assert own == set(defined)
    assert len(defined) == len(set(defined))


def test_no_type_is_empty(language: dict[str, Any]) -> None:
    assert [kind["name"] for kind in language["types"] if not kind["values"]] == []


def test_no_intent_is_empty_but_those_that_need_no_samples(language: dict[str, Any]) -> None:
    empty = {intent["name"] for intent in language["intents"] if not intent["samples"]}
    assert empty == NEEDS_NO_SAMPLES


def test_intent_names_are_unique(language: dict[str, Any]) -> None:
    names = [intent["name"] for intent in language["intents"]]
    assert len(names) == len(set(names))


def test_names_are_letters_and_underscores(language: dict[str, Any]) -> None:
    names = [intent["name"].removeprefix("AMAZON.") for intent in language["intents"]]
    names += [kind["name"] for kind in language["types"]]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z_]+", name)] == []


def test_values_and_synonyms_are_at_most_140_characters(language: dict[str, Any]) -> None:
    assert max(len(wording) for wording in wordings(language)) <= 140


def test_value_ids_are_unique_within_a_type(language: dict[str, Any]) -> None:
    for kind in language["types"]:
        ids = [value["id"] for value in kind["values"]]
        assert len(ids) == len(set(ids)), kind["name"]


def test_no_wording_stands_twice_in_a_type(language: dict[str, Any]) -> None:
    for kind in language["types"]:
        said = Counter(wordings({"types": [kind]}))
        assert [one for one, times in said.items() if times > 1] == [], kind["name"]


def test_no_sample_stands_twice_in_an_intent(language: dict[str, Any]) -> None:
    for intent in language["intents"]:
        said = Counter(intent["samples"])
        assert [one for one, times in said.items() if times > 1] == [], intent["name"]


def test_a_slot_that_takes_whatever_is_said_stands_alone_behind_carrier_words(
    language: dict[str, Any], its: Known
) -> None:
    for intent in language["intents"]:
        slots = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        any_text = [name for name, kind in slots.items() if kind == "AMAZON.SearchQuery"]
        assert len(any_text) <= 1, intent["name"]
        for sample in intent["samples"]:
            if any_text and f"{{{any_text[0]}}}" in sample:
                assert re.fullmatch(rf"[{its.letters}' ]+ \{{\w+\}}", sample), sample


def test_how_readily_alexa_falls_back_is_one_of_her_levels(language: dict[str, Any]) -> None:
    level = language["modelConfiguration"]["fallbackIntentSensitivity"]["level"]
    assert level in ("LOW", "MEDIUM", "HIGH")
