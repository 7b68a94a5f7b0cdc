"""A language's source as an interaction model in Alexa's schema."""

from __future__ import annotations

import json
import re
from typing import Any

from interaction_models.source import Language, Source
from interaction_models.wording import WordingError

_SLOT = re.compile(r"\{(\w+)\}")


def build_model(source: Source) -> dict[str, Any]:
    """Build the model of every locale of a language.

    Raises WordingError if a sample has a slot without a type, or a slot has a type without values.
    """
    language = source.language
    wanted = {kind for kind in language.slots.values() if not kind.startswith("AMAZON.")}
    if missing := wanted - source.types.keys():
        raise WordingError(f"no values: {', '.join(sorted(missing))}")
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": language.invocation_name,
                "intents": [
                    _intent(name, samples, language)
                    for name, samples in sorted(source.intents.items())
                ],
                "types": [_type(name, values) for name, values in sorted(source.types.items())],
                "modelConfiguration": {
                    "fallbackIntentSensitivity": {"level": language.fallback_sensitivity}
                },
            }
        }
    }


def model_text(source: Source) -> str:
    """Return the model as the text of its file."""
    return json.dumps(build_model(source), indent=2, ensure_ascii=False) + "\n"


def _intent(name: str, samples: tuple[str, ...], language: Language) -> dict[str, Any]:
    used = sorted({slot for sample in samples for slot in _SLOT.findall(sample)})
    if unknown := [slot for slot in used if slot not in language.slots]:
        raise WordingError(f"{name}: no such slot: {', '.join(unknown)}")
    intent: dict[str, Any] = {"name": name}
    if used:
        intent["slots"] = [_slot(slot, language) for slot in used]
    return {**intent, "samples": list(samples)}


def _slot(name: str, language: Language) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "type": language.slots[name]}
    return {**slot, "multipleValues": {"enabled": True}} if name in language.several else slot


def _type(name: str, values: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    return {
        "name": name,
        "values": [
            {"id": key, "name": {"value": wordings[0], "synonyms": list(wordings[1:])}}
            for key, wordings in values.items()
        ],
    }
