"""What the tests know of a language: ``languages/<code>.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

LANGUAGES = Path(__file__).parent / "languages"
Words: TypeAlias = tuple[str, ...]


class Invocation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name that people say, and the words that Alexa allows in none."""

    name: str
    launch: str
    connecting: str
    articles_and_prepositions: str


class Turning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What turns a sentence round."""

    words: str
    no: str
    known: Words
    """Sentences, and behind each what it is turned round."""
    turned: Words


class Joint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands between the values of a list."""

    joint: str


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers, and those that stand for all in what a model spells out."""

    plain: str
    expanded: Words
    times: str = ""
    """What may be said in one word with a number: "dreimal"."""

    def wordings(self) -> dict[str, str]:
        """Every number, by each of its wordings."""
        endings = dict.fromkeys(("", self.times))
        return {f"{number}{end}": number for number in self.plain.split() for end in endings}


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Times of day, and those that stand for all in what a model spells out."""

    named: str
    hours: str
    before: Words
    after: Words
    expanded: Words

    def wordings(self) -> Iterator[str]:
        """Every time."""
        yield from self.named.split()
        for before in self.before:
            for hour in self.hours.split():
                yield from (f"{before}{hour}{after}" for after in self.after)


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    letters: str
    owned: str
    invocation: Invocation
    turning: Turning
    list: Joint
    numbers: Numbers
    times: Times


@cache
def known(code: str) -> Known:
    """Read what is known of a language."""
    path = LANGUAGES / f"{code}.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Known)
