"""Cues to SSML within Alexa's limits."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from skill.coaching.cue import Cue

MAX_CHARACTERS = 8000
"""Characters of one reply's speech, tags included to be safe. "The text string must be less than
8000 characters": Alexa Skills Kit, Best Practices for Text Responses."""
MAX_BREAK = 10.0
"""Seconds of one break tag: Alexa Skills Kit, SSML Reference. Longer silences are chained."""


class SpeechTooLongError(ValueError):
    """A reply would exceed what Alexa accepts."""


def speech(cues: Iterable[Cue]) -> str:
    """The cues as one SSML document. Raises SpeechTooLongError."""
    parts: list[str] = []
    for cue in cues:
        if cue.line:
            parts.append(escape(cue.line, quote=False))
        parts.extend(breaks(cue.silence))
    document = f"<speak>{' '.join(parts)}</speak>"
    if len(document) >= MAX_CHARACTERS:
        raise SpeechTooLongError(f"{len(document)} characters; Alexa takes fewer than 8000")
    return document


@lru_cache(maxsize=256)
def breaks(seconds: float) -> tuple[str, ...]:
    """A silence as break tags of at most ten seconds each, exact to the millisecond."""
    whole, left = divmod(round(seconds * 1000), round(MAX_BREAK * 1000))
    rest = f"{left // 1000}s" if left % 1000 == 0 else f"{left}ms"
    last = (f'<break time="{rest}"/>',) if left else ()
    return (f'<break time="{MAX_BREAK:g}s"/>',) * whole + last
