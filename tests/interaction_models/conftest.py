"""The committed models."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.interaction_models.known import Known, known
from tests.interaction_models.reading import Reader

MODELS = Path(__file__).parents[2] / "interaction_models"
LOCALES = sorted(path.stem for path in MODELS.glob("*.json"))


@pytest.fixture(params=LOCALES, scope="session")
def locale(request: pytest.FixtureRequest) -> str:
    """Give each language in turn, by the locale that its model is named after."""
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def language(locale: str) -> dict[str, Any]:
    return read_language_model(locale)


@pytest.fixture(scope="session")
def its(locale: str) -> Known:
    """Give what the tests know of the language."""
    return known(code_of(locale))


@pytest.fixture(scope="session")
def reader(language: dict[str, Any], its: Known) -> Reader:
    return Reader(language, its)


def code_of(locale: str) -> str:
    return locale.partition("-")[0]


@cache
def reader_of(locale: str) -> Reader:
    return Reader(read_language_model(locale), known(code_of(locale)))


def read_language_model(name: str) -> dict[str, Any]:
    model = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    language: dict[str, Any] = model["interactionModel"]["languageModel"]
    return language
