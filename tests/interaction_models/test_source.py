"""A fault in the source stops the build, and says where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from interaction_models.model import build_model
from interaction_models.source import read_language
from interaction_models.wording import WordingError

LANGUAGE = """
invocation_name = "my back stretches"
fallback_sensitivity = "LOW"
slots = { pace = "PACE" }
"""
TOPIC = """
[intents]
ChangePaceIntent = ["[go] {pace}"]

[types.PACE]
slower = ["slower", "slow down"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "language.toml").write_text(LANGUAGE, encoding="utf-8")
    (tmp_path / "dose.toml").write_text(TOPIC, encoding="utf-8")
    return tmp_path


def test_a_source_becomes_a_model_in_alexas_schema(folder: Path) -> None:
    model = build_model(read_language(folder))["interactionModel"]["languageModel"]
    assert model["intents"] == [
        {
            "name": "ChangePaceIntent",
            "slots": [{"name": "pace", "type": "PACE"}],
            "samples": ["{pace}", "go {pace}"],
        }
    ]
    assert model["types"] == [
        {
            "name": "PACE",
            "values": [{"id": "slower", "name": {"value": "slower", "synonyms": ["slow down"]}}],
        }
    ]


def test_a_type_can_take_in_the_values_of_another(folder: Path) -> None:
    more = '[intents]\n[also]\nSPEED = "PACE"\n[types.SPEED]\nnormal = ["normal"]\n'
    (folder / "more.toml").write_text(more, encoding="utf-8")
    assert read_language(folder).types["SPEED"] == {
        "normal": ("normal",),
        "slower": ("slower", "slow down"),
    }


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("dose.toml", TOPIC.replace("[go]", "[go"), "dose.toml: ChangePaceIntent: brackets"),
        ("dose.toml", TOPIC.replace('"slow down"', '"slower"'), "dose.toml: PACE slower: said tw"),
        ("dose.toml", TOPIC.replace("[intents]", "[intent]"), "dose.toml: .*intent"),
        ("dose.toml", TOPIC + "broken", "dose.toml: "),
        ("language.toml", LANGUAGE.replace("LOW", "SOME"), "language.toml: .*fallback_sensitivity"),
        ("more.toml", "[intents]\nChangePaceIntent = []\n", "stands twice: ChangePaceIntent"),
        ("more.toml", '[intents]\n[also]\nPACE = "SPEED"\n', "no such type: SPEED"),
    ],
)
def test_a_fault_is_named(folder: Path, file: str, text: str, complaint: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(WordingError, match=complaint):
        read_language(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "language.toml").unlink()
    with pytest.raises(WordingError, match=r"/language\.toml: every language needs it"):
        read_language(folder)


def test_a_slot_without_a_type_is_named(folder: Path) -> None:
    topic = TOPIC.replace("{pace}", "{speed}")
    (folder / "dose.toml").write_text(topic, encoding="utf-8")
    with pytest.raises(WordingError, match="ChangePaceIntent: no such slot: speed"):
        build_model(read_language(folder))


def test_a_slot_whose_type_has_no_values_is_named(folder: Path) -> None:
    (folder / "dose.toml").write_text('[intents]\nGoIntent = ["{pace}"]\n', encoding="utf-8")
    with pytest.raises(WordingError, match="no values: PACE"):
        build_model(read_language(folder))
