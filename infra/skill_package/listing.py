"""What the skill store says of the skill, in one language; and the store's rules for it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec

SOURCE: Final = Path(__file__).parent / "source"

# The lengths are those that the developer console counts down from ("Define Skill Store Details",
# Alexa Skills Kit documentation).
LONGEST_NAME: Final = 50
LONGEST_SUMMARY: Final = 160
LONGEST_DESCRIPTION: Final = 4000
MOST_PHRASES: Final = 3
MOST_KEYWORDS: Final = 30

PROMISES: Final = re.compile(
    r"\b(pain|ache|sciatic|cur(e|ing)|heal(s|ing)?\b|therap|relie(f|v)|treat|medic|rehab)", re.I
)
"""How words of a medical promise begin. Nobody is to find the skill by one, or to choose it for
one; the disclaimer, which takes them back, may say them."""

DISCLAIMER: Final = (
    "does not give medical advice",
    "no substitute for professional medical advice, diagnosis or treatment",
    "No clinician has reviewed its words",
    "Ask your doctor before you begin",
    "In an emergency phone",
)
"""What a description has to say: Amazon refuses health skills without a disclaimer."""


class ListingError(ValueError):
    """A listing that breaks a rule of the store or of the house: file, key and rule."""

    def __init__(self, file: str, key: str, rule: str) -> None:
        super().__init__(f"{file}: {key}: {rule}")


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The listing of a language, as its file has it."""

    name: str
    summary: str
    example_phrases: tuple[str, ...]
    keywords: tuple[str, ...]
    description: str
    """Paragraphs; {number} stands for the emergency number."""

    def described(self, number: str) -> str:
        """The description of a locale, with its emergency number: a line a paragraph."""
        paragraphs = self.description.strip().split("\n\n")
        text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
        return text.replace("{number}", number)


def read_listing(language: str, folder: Path = SOURCE) -> Listing:
    """Read and check a language's file. Raises ListingError."""
    file = f"{language}.toml"
    try:
        data = tomllib.loads((folder / file).read_text(encoding="utf-8"))
        listing = msgspec.convert(data, Listing)
    except FileNotFoundError:
        raise ListingError(file, "(file)", "a language of the skill needs one") from None
    except tomllib.TOMLDecodeError as error:
        raise ListingError(file, "(file)", f"is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise ListingError(file, "(file)", str(error)) from error
    if broken := _broken(listing):
        raise ListingError(file, *broken[0])
    return listing


def _broken(listing: Listing) -> list[tuple[str, str]]:
    described = listing.described("000")
    texts = {
        "name": listing.name,
        "summary": listing.summary,
        "example_phrases": " ".join(listing.example_phrases),
        "keywords": " ".join(listing.keywords),
    }
    rules = {
        ("name", f"has at most {LONGEST_NAME} characters"): len(listing.name) <= LONGEST_NAME,
        ("summary", f"has at most {LONGEST_SUMMARY} characters"): (
            len(listing.summary) <= LONGEST_SUMMARY
        ),
        ("description", f"has at most {LONGEST_DESCRIPTION} characters"): (
            len(described) <= LONGEST_DESCRIPTION
        ),
        ("example_phrases", f"are one to {MOST_PHRASES}, none twice"): (
            1 <= len(set(listing.example_phrases)) == len(listing.example_phrases) <= MOST_PHRASES
        ),
        ("keywords", f"are one to {MOST_KEYWORDS}, none twice"): (
            1 <= len(set(listing.keywords)) == len(listing.keywords) <= MOST_KEYWORDS
        ),
        **{
            (key, "promises nothing medical"): not PROMISES.search(text)
            for key, text in texts.items()
        },
        **{
            ("description", f"says: {words}"): words.lower() in described.lower()
            for words in DISCLAIMER
        },
        ("description", "has no place left to fill"): "{" not in described,
    }
    return [broken for broken, kept in rules.items() if not kept]
