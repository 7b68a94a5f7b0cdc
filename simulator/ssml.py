"""SSML's tags and attributes, with Alexa's limits."""

from __future__ import annotations

import re

MOST_CHARACTERS = 8000  # "Best Practices for Text Responses", Alexa Skills Kit documentation
LONGEST_BREAK = 10.0  # seconds: "SSML Reference", Alexa Skills Kit documentation
MOST_AUDIO = 5  # clips a response: the same
SLOWEST_RATE = 0.2  # prosody: the same

# Only the names of strengths are documented; these seconds are this speaker's own.
_STRENGTHS = {
    "none": 0.0,
    "x-weak": 0.0,
    "weak": 0.44,
    "medium": 0.44,
    "strong": 0.7,
    "x-strong": 1.0,
}
_RATES = {"x-slow": 0.5, "slow": 0.75, "medium": 1.0, "fast": 1.5, "x-fast": 2.0}
_TIME = re.compile(r"\+?(\d+(?:\.\d+)?)(ms|s)")
PARAGRAPHS = frozenset({"p", "s"})
KNOWN_TAGS = PARAGRAPHS | frozenset(
    {"speak", "audio", "emphasis", "lang", "phoneme", "say-as", "sub", "voice", "w", "prosody"}
    | {"amazon:effect", "amazon:emotion", "amazon:domain", "amazon:auto-breaths", "amazon:breath"}
    | {"alexa:name", "break"}
)


class RefusedSpeechError(ValueError):
    """Speech that Alexa would reject; the message says why."""


def break_seconds(attributes: dict[str, str]) -> float:
    """Return the seconds of a break. Raises RefusedSpeechError if it is too long."""
    if "time" not in attributes:
        strength = attributes.get("strength", "medium")
        if strength not in _STRENGTHS:
            raise RefusedSpeechError(f'<break strength="{strength}"> is none of its strengths')
        return _STRENGTHS[strength]
    time = _TIME.fullmatch(attributes["time"])
    if time is None:
        raise RefusedSpeechError(f'<break time="{attributes["time"]}"> needs a number and ms or s')
    seconds = float(time[1]) / (1000 if time[2] == "ms" else 1)
    if seconds > LONGEST_BREAK:
        raise RefusedSpeechError(
            f"a break of {seconds:g} s; at most {LONGEST_BREAK:g} s are allowed"
        )
    return seconds


def rate(attributes: dict[str, str]) -> float:
    """Return the rate of speech, 1 being normal. Raises RefusedSpeechError if it is not a rate."""
    named = attributes.get("rate", "medium")
    if named in _RATES:
        return _RATES[named]
    percent = re.fullmatch(r"(\d+(?:\.\d+)?)%", named)
    if percent is None or float(percent[1]) / 100 < SLOWEST_RATE:
        raise RefusedSpeechError(
            f'<prosody rate="{named}"> is no rate of at least {SLOWEST_RATE:.0%}'
        )
    return float(percent[1]) / 100


def check_length(text: str) -> None:
    """Raise RefusedSpeechError for more characters than a response may speak, tags included."""
    if len(text) > MOST_CHARACTERS:
        raise RefusedSpeechError(f"{len(text)} characters; at most {MOST_CHARACTERS} are allowed")


def check_tag(tag: str, *, outermost: bool) -> None:
    """Raise RefusedSpeechError for a tag Alexa does not know, or <speak> in a wrong place."""
    if (tag == "speak") != outermost:
        raise RefusedSpeechError("not one <speak> around everything")
    if tag not in KNOWN_TAGS:
        raise RefusedSpeechError(f"unknown tag <{tag}>")
