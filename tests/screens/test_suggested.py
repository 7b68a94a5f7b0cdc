"""Amazon's own checker finds nothing unknown in any document the skill draws."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.screens.gallery import gallery, shown_of

CHECKER = Path(__file__).with_name("suggester") / "check.mjs"


def suggested(documents: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """What is said of each."""
    node = shutil.which("node")
    assert node, "documents are checked with node: install node 18 or newer"
    assert (CHECKER.parent / "node_modules").is_dir(), "fetch the checker: ./test does"
    told = subprocess.run(
        [node, str(CHECKER)],
        input=json.dumps(documents),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[list[dict[str, Any]]] = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def drawn() -> list[dict[str, Any]]:
    """Every kind of screen, and every stretch practised."""
    drawings = gallery()
    assert len({shown_of(each)["name"] for each in drawings if "name" in shown_of(each)}) == 6
    return [drawing["document"] for drawing in drawings]


def test_nothing_in_a_document_is_unknown(drawn: list[dict[str, Any]]) -> None:
    assert suggested(drawn) == [[]] * len(drawn)


def test_an_unknown_property_would_be_found(drawn: list[dict[str, Any]]) -> None:
    strange = json.loads(json.dumps(drawn[0]))
    strange["mainTemplate"]["items"][0]["colour"] = "red"
    ((suggestion,),) = suggested([strange])
    assert "colour" in suggestion["errorMessage"]
