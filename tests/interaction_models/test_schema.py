"""The files hold Alexa's own schema, and nothing beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData

MODELS = sorted((Path(__file__).parents[2] / "interaction_models").glob("*.json"))


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_nothing_is_lost_on_the_way_through_amazons_classes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    serializer = DefaultSerializer()
    # The classes drop what they do not know: what comes back whole was all known.
    assert serializer.serialize(serializer.deserialize(text, InteractionModelData)) == json.loads(
        text
    )
