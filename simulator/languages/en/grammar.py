"""English numbers and times as they are heard, and syllables."""

from __future__ import annotations

import re

from ..language import Grammar
from .numbers import number_at
from .times import time_at

_VOWELS = re.compile(r"[aeiouy]+")
_LETTERS = re.compile(r"[a-z']+|\d")


def syllables(word: str) -> int:
    """Count the syllables of a word by its groups of vowels; a digit counts as one."""
    return sum(_syllables_of(part) for part in _LETTERS.findall(word.lower().replace("’", "'")))


def _syllables_of(part: str) -> int:
    if part.isdigit():
        return 1
    groups = len(_VOWELS.findall(part))
    silent_e = part.endswith("e") and not part.endswith(("le", "ee", "ye"))
    silent_ed = part.endswith("ed") and part[-3:-2] not in ("t", "d")
    return max(1, groups - (1 if groups > 1 and (silent_e or silent_ed) else 0))


GRAMMAR = Grammar(number_at=number_at, time_at=time_at, syllables=syllables)
