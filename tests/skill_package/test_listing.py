"""The store's words, and that a listing which breaks a rule stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.skill_package.listing import PROMISES, SOURCE, ListingError, read_listing

SHIPPED = (SOURCE / "en.toml").read_text(encoding="utf-8")
LAUNCH = '    "Alexa, start my back stretches",\n'


def read(folder: Path, text: str) -> None:
    (folder / "en.toml").write_text(text, encoding="utf-8")
    read_listing("en", folder)


def test_what_is_shipped_keeps_every_rule(tmp_path: Path) -> None:
    read(tmp_path, SHIPPED)


@pytest.mark.parametrize(
    ("found", "put", "message"),
    [
        ("My Back Stretches", "My Back Stretches " * 3, "en.toml: name: has at most 50"),
        ("My Back Stretches", "My Back Pain Stretches", "en.toml: name: promises nothing medical"),
        ("Paces you", "Long " * 30 + "Paces you", "en.toml: summary: has at most 160"),
        ("six gentle", "six healing", "en.toml: summary: promises nothing medical"),
        ('"posture"', '"sciatica"', "en.toml: keywords: promises nothing medical"),
        ('"posture"', '"physiotherapy", "therapy"', "en.toml: keywords: promises nothing medical"),
        ('"posture"', '"coach"', "en.toml: keywords: are one to 30, none twice"),
        ("neck routine", "pain routine", "en.toml: example_phrases: promises nothing medical"),
        (LAUNCH, LAUNCH * 2, "en.toml: example_phrases: are one to 3, none twice"),
        (
            LAUNCH,
            LAUNCH + '    "Alexa, open my back stretches",\n',
            "en.toml: example_phrases: are one to 3",
        ),
        ("What you need", "x" * 4000, "en.toml: description: has at most 4000"),
        ("does not give", "gives", "en.toml: description: says: does not give medical advice"),
        ("No clinician has", "A clinician has", "en.toml: description: says: No clinician"),
        ("phone {number}", "phone {phone}", "en.toml: description: has no place left to fill"),
        ('name = "', 'title = "', r"en.toml: \(file\): Object"),
        ('name = "', "name = ", r"en.toml: \(file\): is not TOML"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, found: str, put: str, message: str) -> None:
    assert found in SHIPPED
    with pytest.raises(ListingError, match=message):
        read(tmp_path, SHIPPED.replace(found, put, 1))


def test_a_language_without_a_listing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListingError, match=r"en.toml: \(file\): a language of the skill needs one"):
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
    assert PROMISES.search(words)


@pytest.mark.parametrize("words", ["health", "spacious", "current", "spain", "teaches"])
def test_other_words_are_none(words: str) -> None:
    assert not PROMISES.search(words)


def test_a_paragraph_is_one_line(tmp_path: Path) -> None:
    described = read_listing("en").described("999")
    paragraphs = described.split("\n\n")
    assert len(paragraphs) == 6
    assert not [paragraph for paragraph in paragraphs if "\n" in paragraph or "  " in paragraph]
    assert described.endswith("In an emergency phone 999; the skill cannot call anyone for you.")
