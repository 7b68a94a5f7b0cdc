"""The committed models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interaction_models.reading import Reader

MODELS = Path(__file__).parents[2] / "interaction_models"


@pytest.fixture(params=sorted(path.stem for path in MODELS.glob("*.json")))
def language(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the model of each language in turn."""
    return read_language_model(request.param)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(read_language_model("en-US"))


def read_language_model(name: str) -> dict[str, Any]:
    model = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    language: dict[str, Any] = model["interactionModel"]["languageModel"]
    return language
