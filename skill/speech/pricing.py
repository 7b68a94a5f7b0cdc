"""How long words take to say: an estimate, for what Alexa never tells."""

import re
from functools import lru_cache

PER_LINE = 0.16
"""Seconds. This and the next three are a least-squares fit to 20 sentences spoken by espeak-ng
at about 160 words a minute (mean error 7.6 % when one is left out): a fit to espeak, not to
Alexa, whose rate is not documented. SCALE is the one number to move when a device is measured."""
PER_SYLLABLE = 0.254
PER_COMMA = 0.440
"""Seconds for a comma, semicolon or colon."""
PER_STOP = 0.414
"""Seconds for a full stop, exclamation or question mark inside a line."""
SCALE = 1.0

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<![aeioul])e$|(?<=[aeiou][^aeiou])le$|(?<=[^td])ed$")


@lru_cache(maxsize=4096)
def seconds_of(line: str) -> float:
    """Seconds a line takes to say at the plain estimate; an empty line takes none."""
    words = re.findall(r"[a-z']+", line.lower())
    if not words:
        return 0.0
    commas = len(re.findall(r"[,;:](?=\s)", line))
    stops = len(re.findall(r"[.!?](?=\s+\S)", line))
    syllables = sum(syllables_of(word) for word in words)
    spoken = PER_LINE + PER_SYLLABLE * syllables + PER_COMMA * commas + PER_STOP * stops
    return round(spoken * SCALE, 3)


@lru_cache(maxsize=4096)
def syllables_of(word: str) -> int:
    """How many syllables an English word has, judged by its vowels; at least one."""
    stem = _SILENT_E.sub("", word.replace("'", ""))
    return max(1, len(_VOWELS.findall(stem)))
