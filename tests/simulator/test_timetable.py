from __future__ import annotations

from typing import Any

import pytest

from simulator.speech import Piece, Speech
from simulator.timetable import Step, as_spoken, read_place, read_timetable

STEP = ["neck_flexion", "both", 1]
CUES: list[list[Any]] = [
    [None, None, 2.0, 0.0],
    [None, None, 4.0, 4.0],
    [STEP, "move_in", 2.0, 5.0],
    [STEP, "release", 1.0, 0.0],
]
ATTRIBUTES = {"passage": {"cues": CUES, "began": 1000.5}, "record": {}}


def test_the_passage_is_read_from_the_attributes() -> None:
    timetable = read_timetable(ATTRIBUTES)
    assert timetable is not None
    assert timetable.began == 1000.5
    assert [cue.stretch for cue in timetable.cues] == [None, None, "neck_flexion", "neck_flexion"]
    assert [cue.phase for cue in timetable.cues] == [None, None, "move_in", "release"]


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


def test_where_the_silences_differ_all_words_are_stretched_alike() -> None:
    timetable = read_timetable(ATTRIBUTES)
    assert timetable is not None
    speech = Speech((Piece("one", 18.0, 7.0),))
    spoken = [cue.spoken for cue in as_spoken(timetable, speech).cues]
    assert spoken == pytest.approx([4.0, 8.0, 4.0, 2.0])


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ({"waiting": [STEP, "chair", "again", "paused"]}, Step("neck_flexion", "both", 1)),
        ({"record": {"open_practice": {"bookmark": STEP}}}, Step("neck_flexion", "both", 1)),
        ({"waiting": [None, "chair", "again", "back_up"], "record": {}}, None),
        ({}, None),
    ],
)
def test_the_place_that_is_kept(attributes: dict[str, Any], place: Step | None) -> None:
    assert read_place(attributes) == place
