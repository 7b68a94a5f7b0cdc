"""The pages that the store links in another language say what the English ones say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from infra.skill_package.listing import read_rules
from simulator.invocation import OneShot, without_wake_word
from simulator.understanding import Understanding
from skill.languages import languages
from skill.languages.language import Language

DOCS = Path(__file__).parents[2] / "docs"
OTHERS = [language for language in languages() if language.code != "en"]
CODES = [language.code for language in OTHERS]
NAMES = ("privacy", "terms")


def page(name: str, code: str) -> str:
    suffix = "" if code == "en" else f".{code}"
    return (DOCS / f"{name}{suffix}.md").read_text(encoding="utf-8")


def shape(text: str) -> list[str]:
    """How each block begins: a heading, a row, a quotation, a point of a list, or a paragraph."""
    blocks = re.findall(r"^(#+ |\| |> |- |\d+\. |)(?=\S)", text, re.MULTILINE)
    marks = [re.sub(r"\d+\. ", "1. ", mark) for mark in blocks if mark]
    return [mark for mark in marks if mark != "> "]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_same_parts_and_figures(name: str, code: str) -> None:
    english, other = page(name, "en"), page(name, code)
    assert shape(other) == shape(english)
    assert sorted(re.findall(r"\d+", other)) == sorted(re.findall(r"\d+", english))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", NAMES)
def test_whoever_deploys_it_is_told_to_say_who_they_are(name: str, code: str) -> None:
    assert re.findall(r"^> \*\*.+?:\*\*", page(name, code), re.MULTILINE)


@pytest.mark.parametrize("code", CODES)
def test_nothing_medical_is_promised(code: str) -> None:
    rules = read_rules(code)
    terms = " ".join(page("terms", code).split())
    for words in rules.disclaimer[:3]:
        assert words.lower() in terms.lower()
        terms = re.sub(re.escape(words), "", terms, flags=re.IGNORECASE)
    points = terms.partition("**")[2].partition("1. ")[2].partition("** ")[2]
    assert rules.promise.findall(points) == []
    assert rules.promise.findall(page("privacy", code)) == []


def asked(code: str, locale: str) -> list[str]:
    """The intents of what the privacy page tells to say."""
    model = Understanding.of(locale)
    told = re.findall(r'"(Alexa, [^"]+)"', " ".join(page("privacy", code).split()))
    calls = [model.invocation(without_wake_word(said)[0]) for said in told]
    return [model.understand(one.utterance).intent for one in calls if isinstance(one, OneShot)]


@pytest.mark.parametrize("language", OTHERS, ids=CODES)
def test_what_it_tells_to_say_works(language: Language) -> None:
    assert asked(language.code, language.first_locale) == asked("en", "en-US")
