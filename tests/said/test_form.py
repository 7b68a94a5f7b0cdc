"""What people say at a moment of a practice, and the rule that the reply has to keep.

Moments: the safety script (gate), 60 s into what is spoken on the chair, at the wall, on the
floor and kneeling, the question before the wall (readyq), and "Are you back up?" (upq). Rules,
joined by " & ": "still" (nothing of a stretch is paced before the first question), "not REGEX" and
"is REGEX". The sentences were written by people who had not seen the interaction model.
"""

import re
from pathlib import Path

import pytest

MOMENTS = {"gate", "chair", "wall", "floor", "kneel", "readyq", "upq"}
FILES = sorted(Path(__file__).parent.glob("*.tsv"))


def cases(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_can_be_said_and_judged(file: Path) -> None:
    found = cases(file)
    assert len(found) >= 100
    assert len({(moment, said) for moment, said, _ in found}) == len(found)
    for moment, said, rules in found:
        assert moment in MOMENTS, said
        for rule in rules.split(" & "):
            kind, _, pattern = rule.strip().partition(" ")
            assert kind in ("still", "not", "is"), said
            assert (kind == "still") == (not pattern), said
            re.compile(pattern)
