from __future__ import annotations

from typing import Any

import pytest

from simulator.speech import Piece, Speech
from simulator.timetable import as_spoken, read_timetable

STEP = ["neck_flexion", "both", 1]
CUES: list[list[Any]] = [
    [None, None, 2.0, 0.0],
    [None, None, 4.0, 4.0],
    [STEP, "move_in", 2.0, 5.0],
    [STEP, "release", 1.0, 0.0],
]
ATTRIBUTES = {"passage": {"cues": CUES, "began": 1000.5}, "record": {}}


def test_what_is_surely_spoken_is_reckoned_as_the_skill_does() -> None:
    timetable = read_timetable(ATTRIBUTES)
    assert timetable is not None
    surely = [cue.surely for cue in timetable.cues]
    assert surely == pytest.approx([4.0, 6.3, 14.9, 22.2])


@pytest.mark.parametrize("attributes", [{}, {"passage": None}, {"passage": {"cues": []}}])
def test_without_a_passage_there_is_no_timetable(attributes: dict[str, Any]) -> None:
    assert read_timetable(attributes) is None


def test_words_take_as_long_as_they_really_do_between_the_silences() -> None:
    timetable = read_timetable(ATTRIBUTES)
    assert timetable is not None
    speech = Speech((Piece("one", 3.0, 4.0), Piece("two", 3.0, 5.0), Piece("three", 0.5, 0.0)))
    spoken = [cue.spoken for cue in as_spoken(timetable, speech).cues]
    assert spoken == pytest.approx([1.0, 2.0, 3.0, 0.5])
