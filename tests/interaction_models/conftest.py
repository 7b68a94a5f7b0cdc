"""The committed models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.interaction_models.reading import Reader

MODELS = Path(__file__).parents[2] / "interaction_models"


@pytest.fixture(params=["en-AU", "en-CA", "en-GB", "en-IN", "en-US"])
def language(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the language model of each locale in turn."""
    return read_language_model(request.param)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(read_language_model("en-US"))


def read_language_model(locale: str) -> dict[str, Any]:
    model = json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8"))
    language: dict[str, Any] = model["interactionModel"]["languageModel"]
    return language
