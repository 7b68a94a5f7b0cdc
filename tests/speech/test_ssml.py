import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.cue import Cue
from skill.speech.ssml import MAX_CHARACTERS, SpeechTooLongError, breaks, speech


def seconds(document: str) -> float:
    found = re.findall(r'time="(\d+)(ms|s)"', document)
    return sum(int(value) / (1000 if unit == "ms" else 1) for value, unit in found)


@given(st.floats(0, 300))
def test_silences_are_exact_and_no_break_is_too_long(silence: float) -> None:
    tags = list(breaks(silence))
    assert all(seconds(tag) <= 10 for tag in tags)
    assert sum(seconds(tag) for tag in tags) == pytest.approx(silence, abs=0.0006)


@given(
    st.lists(st.tuples(st.text(max_size=40).filter(str.isprintable), st.floats(0, 20)), max_size=8)
)
def test_any_line_is_well_formed(pieces: list[tuple[str, float]]) -> None:
    document = speech([Cue(line, silence) for line, silence in pieces])
    assert ET.fromstring(document).tag == "speak"


def test_hostile_words_are_escaped() -> None:
    assert speech([Cue("a < b & </speak>", 0)]) == "<speak>a &lt; b &amp; &lt;/speak&gt;</speak>"


def test_what_is_too_long_is_refused() -> None:
    assert len(speech([Cue("a" * (MAX_CHARACTERS - 16), 0)])) == MAX_CHARACTERS - 1
    with pytest.raises(SpeechTooLongError):
        speech([Cue("a" * (MAX_CHARACTERS - 15), 0)])
