"""The store's words, and that a listing which breaks a rule stops the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from infra.skill_package.listing import LANGUAGES, ListingError, read_listing, read_rules

SHIPPED = (LANGUAGES / "en" / "listing.toml").read_text(encoding="utf-8")
PROMISE = read_rules("en").promise
LAUNCH = '    "Alexa, start my back stretches",\n'


def read(folder: Path, text: str) -> None:
    shutil.copytree(LANGUAGES / "en", folder / "en")
    (folder / "en" / "listing.toml").write_text(text, encoding="utf-8")
    read_listing("en", folder)


def test_what_is_shipped_keeps_every_rule(tmp_path: Path) -> None:
    read(tmp_path, SHIPPED)


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("My Back Stretches", "My Back Stretches " * 3, "name: has at most 50"),
        ("My Back Stretches", "My Back Pain Stretches", "name: promises nothing medical"),
        ("Paces you", "Long " * 30 + "Paces you", "summary: has at most 160"),
        ("six gentle", "six healing", "summary: promises nothing medical"),
        ('"posture"', '"sciatica"', "keywords: promises nothing medical"),
        ('"posture"', '"physiotherapy", "therapy"', "keywords: promises nothing medical"),
        ('"posture"', '"coach"', "keywords: are one to 30, none twice"),
        ("neck routine", "pain routine", "example_phrases: promises nothing medical"),
        (LAUNCH, LAUNCH * 2, "example_phrases: are one to 3, none twice"),
        (
            LAUNCH,
            LAUNCH + '    "Alexa, open my back stretches",\n',
            "example_phrases: are one to 3",
        ),
        ("What you need", "x" * 4000, "description: has at most 4000"),
        ("does not give", "gives", "description: says: does not give medical advice"),
        ("No clinician has", "A clinician has", "description: says: No clinician"),
        ("phone {number}", "phone {phone}", "description: has no place left to fill"),
        ('name = "', 'title = "', r"\(file\): Object"),
        ('name = "', "name = ", r"\(file\): is not TOML"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, found: str, put: str, message: str) -> None:
    assert found in SHIPPED
    with pytest.raises(ListingError, match=f"^en/listing.toml: {message}"):
        read(tmp_path, SHIPPED.replace(found, put, 1))


def test_rules_that_cannot_be_followed_are_named(tmp_path: Path) -> None:
    shutil.copytree(LANGUAGES / "en", tmp_path / "en")
    rules = tmp_path / "en" / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"pain"', '"(pain"'), "utf-8")
    with pytest.raises(ListingError, match=r"^en/rules.toml: \(file\): promises: "):
        read_listing("en", tmp_path)


def test_a_language_without_a_listing_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        ListingError, match=r"en/listing.toml: \(file\): a language of the skill needs one"
    ):
        read_listing("en", tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        "back pain",
        "Sciatica",
        "it cures",
        "curing",
        "heals",
        "therapy",
        "relieve",
        "relief",
        "aches",
    ],
)
def test_promises_are_seen(words: str) -> None:
    assert PROMISE.search(words)


@pytest.mark.parametrize(
    "words", ["Rückenschmerzen", "Ischias", "heilt", "Physiotherapie", "lindert", "Kopfweh", "Reha"]
)
def test_promises_are_seen_in_german(words: str) -> None:
    assert read_rules("de").promise.search(words)


@pytest.mark.parametrize("words", ["Dehnung", "heilig", "Haltung", "Gesundheit", "Ehrgeiz"])
def test_other_german_words_are_none(words: str) -> None:
    assert not read_rules("de").promise.search(words)


@pytest.mark.parametrize("words", ["health", "spacious", "current", "spain", "teaches"])
def test_other_words_are_none(words: str) -> None:
    assert not PROMISE.search(words)


def test_a_paragraph_is_one_line(tmp_path: Path) -> None:
    described = read_listing("en").described("999")
    paragraphs = described.split("\n\n")
    assert len(paragraphs) == 6
    assert not [paragraph for paragraph in paragraphs if "\n" in paragraph or "  " in paragraph]
    assert described.endswith("In an emergency phone 999; the skill cannot call anyone for you.")
