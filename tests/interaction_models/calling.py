"""What the slots that speak of the body call for: a symptom or a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.app.skill import read_contents
from skill.coaching.lexicon import PAIN, Finding, Said, asked_about, find
from skill.intents.health import SPEAKS_OF

# Of any locale: it belongs to no language.
HEALTH = next(iter(read_contents().values())).health


def called_for(intent: str, ids: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of the other slots, and in place of those of the body what they call for."""
    others = {slot: key for slot, key in ids.items() if slot not in SPEAKS_OF}
    said = Said()
    for slot in ids.keys() - others.keys():
        named: dict[str, Any] = {SPEAKS_OF[slot]: frozenset({ids[slot]})}
        said |= Said(**named)
    if intent == "HealthQuestionIntent":
        return others | {"condition": asked_about(said, HEALTH)}
    if said == Said():
        return others
    found = find(said, HEALTH)
    if found == Finding():
        # Whoever speaks of the body is told to stop.
        found = Finding(symptom=PAIN)
    named = {"symptom": found.symptom, "condition": found.condition}
    return others | {what: name for what, name in named.items() if name}
