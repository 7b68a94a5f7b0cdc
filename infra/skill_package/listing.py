"""What the skill store says about the skill, in one language, and the rules for it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Final, TypeVar

import msgspec

Part = TypeVar("Part")

LANGUAGES: Final = Path(__file__).parents[1] / "languages"

# The developer console's limits ("Define Skill Store Details", Alexa Skills Kit documentation).
LONGEST_NAME: Final = 50
LONGEST_SUMMARY: Final = 160
LONGEST_DESCRIPTION: Final = 4000
MOST_PHRASES: Final = 3
MOST_KEYWORDS: Final = 30


class ListingError(ValueError):
    """A listing that breaks a rule of the store or of this project: file, key and rule."""

    def __init__(self, file: str, key: str, rule: str) -> None:
        super().__init__(f"{file}: {key}: {rule}")


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language's listing must not say, and what it must say: ``rules.toml``."""

    promises: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    """How words of a medical promise begin, as regular expressions."""
    disclaimer: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]

    def __post_init__(self) -> None:
        """Refuse expressions that do not compile."""
        try:
            re.compile("|".join(self.promises))
        except re.error as error:
            raise ValueError(f"promises: {error}") from error

    @property
    def promise(self) -> re.Pattern[str]:
        """Finds a word of a medical promise."""
        return re.compile(rf"\b({'|'.join(self.promises)})", re.IGNORECASE)


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The listing of a language: ``listing.toml``."""

    name: str
    summary: str
    example_phrases: tuple[str, ...]
    keywords: tuple[str, ...]
    description: str
    """In paragraphs; {number} stands for the emergency number."""

    def described(self, number: str) -> str:
        """The description for a locale with this emergency number, one line a paragraph."""
        paragraphs = self.description.strip().split("\n\n")
        text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
        return text.replace("{number}", number)


def read_listing(language: str, folder: Path = LANGUAGES) -> Listing:
    """Read a language's listing and check it against the rules. Raises ListingError."""
    listing = _read(folder / language / "listing.toml", Listing)
    if broken := _broken(listing, read_rules(language, folder)):
        raise ListingError(f"{language}/listing.toml", *broken[0])
    return listing


def read_rules(language: str, folder: Path = LANGUAGES) -> Rules:
    """Read the rules for a language's listing. Raises ListingError."""
    return _read(folder / language / "rules.toml", Rules)


def _read(path: Path, kind: type[Part]) -> Part:
    file = f"{path.parent.name}/{path.name}"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except FileNotFoundError:
        raise ListingError(file, "(file)", "a language of the skill needs one") from None
    except tomllib.TOMLDecodeError as error:
        raise ListingError(file, "(file)", f"is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise ListingError(file, "(file)", str(error)) from error


def _broken(listing: Listing, rules: Rules) -> list[tuple[str, str]]:
    described = listing.described("000")
    texts = {
        "name": listing.name,
        "summary": listing.summary,
        "example_phrases": " ".join(listing.example_phrases),
        "keywords": " ".join(listing.keywords),
    }
    kept = {
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
            (key, "promises nothing medical"): not rules.promise.search(text)
            for key, text in texts.items()
        },
        **{
            ("description", f"says: {words}"): words.lower() in described.lower()
            for words in rules.disclaimer
        },
        ("description", "has no place left to fill"): "{" not in described,
    }
    return [rule for rule, holds in kept.items() if not holds]
