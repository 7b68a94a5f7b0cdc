"""What is said to Alexa herself: the wake word, and the ways to open a skill by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WAKE_WORD = re.compile(r"^\s*alexa\b[\s,.!]*", re.IGNORECASE)
# "Understand How Users Invoke Custom Skills", Alexa Skills Kit documentation.
_OPEN = "open|start|resume|launch|begin|run|use|load|play|enable|ask|tell"
_POLITE = r"(?:please|can you|could you|would you)"


@dataclass(frozen=True)
class Launch:
    """ "Alexa, open my back stretches." """


@dataclass(frozen=True)
class OneShot:
    """ "Alexa, ask my back stretches to carry on." """

    utterance: str
    """What is asked of the skill: "carry on"."""


def without_wake_word(line: str) -> tuple[str, bool]:
    """Take "Alexa," off the front; tell whether it was there."""
    rest = _WAKE_WORD.sub("", line)
    return rest.strip(), rest != line


def invocation(words: str, name: str) -> Launch | OneShot | None:
    """Find the skill's invocation name in what was said; None: it is not for the skill."""
    said = re.sub(r"[.,!?]+(?=\s|$)", "", words.lower().replace("’", "'")).strip()
    called = rf"(?:the )?{re.escape(name)}(?: skill)?"
    opening = rf"(?:{_POLITE} )*(?:{_OPEN}) {called}"
    if re.fullmatch(rf"(?:{opening}|{called})(?: please)?", said):
        return Launch()
    forms = (
        rf"{opening} (?:and |to |for |about |that |if |whether )?(?P<utterance>.+)",
        rf"(?P<utterance>.+) (?:with|using|in|from|on) {called}(?: please)?",
    )
    for form in forms:
        if found := re.fullmatch(form, said):
            return OneShot(found["utterance"])
    return None
