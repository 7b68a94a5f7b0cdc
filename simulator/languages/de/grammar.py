"""German numbers and times as they are heard, and syllables."""

from __future__ import annotations

import re

from ..language import Grammar
from .numbers import number_at
from .times import time_at

_VOWELS = re.compile(r"io(?=n)|aa|ee|oo|[ae]i|[ae]y|[aeä]u|ie|[aeiouyäöü]")
_LETTERS = re.compile(r"[a-zäöüß]+|\d")


def syllables(word: str) -> int:
    """Count the syllables of a word by its groups of vowels; a digit counts as one."""
    return sum(max(1, len(_VOWELS.findall(part))) for part in _LETTERS.findall(word.lower()))


GRAMMAR = Grammar(number_at=number_at, time_at=time_at, syllables=syllables)
