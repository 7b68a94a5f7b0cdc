"""Cues to SSML within Alexa's limits."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from skill.coaching.cue import Cue

MAX_CHARACTERS = 8000
"""Of one reply's speech, its tags counted to be safe. "The text string must be less than 8000
characters": Alexa Skills Kit, Best Practices for Text Responses."""
MAX_BREAK = 10.0
"""Seconds of one break tag: Alexa Skills Kit, SSML Reference. Longer silences are chained."""


class SpeechTooLongError(ValueError):
    """A reply would exceed what Alexa accepts."""


def speech(cues: Iterable[Cue]) -> str:
    """The cues as one SSML document. Raises SpeechTooLongError."""
    parts: list[str] = []
    for cue in cues:
        if cue.line:
            parts.append(escape(cue.line))
        parts.extend(breaks(cue.silence))
    document = f"<speak>{' '.join(parts)}</speak>"
    if len(document) >= MAX_CHARACTERS:
        raise SpeechTooLongError(f"{len(document)} characters; Alexa takes fewer than 8000")
    return document


def breaks(seconds: float) -> Iterable[str]:
    """A silence as break tags of at most ten seconds each, exact to the millisecond."""
    left = round(seconds * 1000)
    while left > 0:
        piece = min(left, round(MAX_BREAK * 1000))
        left -= piece
        yield (
            f'<break time="{piece // 1000}s"/>'
            if piece % 1000 == 0
            else f'<break time="{piece}ms"/>'
        )
