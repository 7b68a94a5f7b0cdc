"""docs/architecture.md is drawn from the code, and names its layers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from skill.app.state_machine import drawing, put_in
from skill.dialogue.questions import TABLE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def test_the_state_machine_is_that_of_the_code() -> None:
    cure = "run python -m skill.app.state_machine --page docs/architecture.md"
    assert put_in(PAGE) == PAGE, f"docs/architecture.md is old: {cure}"


def test_every_question_is_drawn_once() -> None:
    starts = re.findall(r"^    (\w+)\(\[", drawing(), re.MULTILINE)
    assert set(starts) == {question.name for question in TABLE}


def test_the_layers_are_those_that_are_enforced() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = [rule["layers"] for rule in contracts["contracts"] if rule["type"] == "layers"]
    picture = PAGE.partition("```mermaid")[2].partition("```")[0]
    places = [
        max(picture.index(f'["{name.replace(".", "/")}') for name in layer.split(" | "))
        for layer in layers[1:]
    ]
    assert places == sorted(places)
    assert all(f"{door.replace('.', '/')}.py" in picture for door in layers[0].split(" | "))
