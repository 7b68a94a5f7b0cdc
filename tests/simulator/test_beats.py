from __future__ import annotations

import pytest

from simulator.beats import Begins, Finished, Silence, Waiting, Word, beats
from simulator.speech import Piece, Speech
from simulator.states import Listening, Speaking

PIECES = (Piece("Sit tall.", 2.0, 2.5), Piece("Nod.", 1.0, 0.0))


def test_words_come_in_their_time_and_silences_are_counted() -> None:
    told = list(beats(Speaking(Speech(PIECES), began=100.0)))
    assert [type(beat) for beat in told] == [
        *(Begins, Word, Word, Silence, Silence, Silence, Finished),
        *(Begins, Word, Finished),
    ]
    assert [beat.at for beat in told if isinstance(beat, Silence)] == [102.0, 103.0, 104.0]
    assert [beat.left for beat in told if isinstance(beat, Silence)] == [2.5, 1.5, 0.5]
    words = [beat for beat in told if isinstance(beat, Word)]
    assert words[0].at == 100.0
    assert 100.0 < words[1].at < 102.0
    assert words[2].at == pytest.approx(104.5)
    assert told[-1].at == pytest.approx(105.5)


def test_the_open_microphone_is_counted_down() -> None:
    told = list(beats(Listening(100.0, reprompted=False), step=4.0))
    assert told == [Waiting(100.0, 8.0, 8.0), Waiting(104.0, 4.0, 8.0)]


def test_nothing_is_seen_of_nothing() -> None:
    assert list(beats(None)) == []
