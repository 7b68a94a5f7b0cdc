"""What is said to Alexa herself: the wake word, and the ways to open a skill by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulator.languages import DEFAULT
from simulator.languages.language import Invocation

_WAKE_WORD = re.compile(r"^\s*alexa\b[\s,.!]*", re.IGNORECASE)


@dataclass(frozen=True)
class Launch:
    """ "Alexa, open my back stretches." """


@dataclass(frozen=True)
class OneShot:
    """ "Alexa, ask my back stretches to carry on." """

    utterance: str
    """What is asked of the skill: "carry on"."""


def without_wake_word(line: str) -> tuple[str, bool]:
    """Remove a leading "Alexa,"; also return whether it was there."""
    rest = _WAKE_WORD.sub("", line)
    return rest.strip(), rest != line


def invocation(
    words: str, name: str, forms: Invocation = DEFAULT.alexa.invocation
) -> Launch | OneShot | None:
    """Find the skill's invocation name in what was said; None: it is not for the skill."""
    said = re.sub(r"[.,!?]+(?=\s|$)", "", words.lower().replace("’", "'")).strip()
    before, after = _maybe(forms.before, "{} "), _maybe(forms.after, " {}")
    called, closing = f"{before}{re.escape(name)}{after}", _maybe(forms.closing, " {}")
    opening = rf"(?:{_any(forms.polite)} )*{_any(forms.opening)} {called}"
    if re.fullmatch(rf"(?:{opening}|{called}){closing}", said):
        return Launch()
    for form in (
        rf"{opening} {_maybe(forms.joining, '{} ')}(?P<utterance>.+)",
        rf"(?P<utterance>.+) {_any(forms.by)} {called}{closing}",
    ):
        if found := re.fullmatch(form, said):
            return OneShot(found["utterance"])
    return None


def _any(words: Sequence[str]) -> str:
    """One of the words, as an expression."""
    return f"(?:{'|'.join(map(re.escape, words))})"


def _maybe(words: Sequence[str], form: str) -> str:
    """One of the words in that form, or nothing."""
    return f"(?:{form.format(_any(words))})?" if words else ""
