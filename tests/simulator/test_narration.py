from __future__ import annotations

import pytest

from simulator.beats import beats
from simulator.meaning import Heard, Slot
from simulator.narration import Narration
from simulator.paper import Parts
from simulator.reply import Card
from simulator.speech import Piece, Speech
from simulator.states import Listening, Speaking


class Sheet:
    """Paper that keeps what is written and what was last changing."""

    width = 40

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.changing = ["", ""]

    def write(self, parts: Parts) -> None:
        self.lines.append("".join(text for _, text in parts).rstrip())

    def change(self, line: Parts, status: Parts) -> None:
        self.changing = ["".join(text for _, text in part).rstrip() for part in (line, status)]


class Mouth:
    """A voice that keeps what it was to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)

    def hush(self) -> None:
        self.said.append("(hush)")


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


@pytest.fixture
def narration(sheet: Sheet) -> Narration:
    return Narration(sheet)


def test_the_open_microphone_is_counted_down(narration: Narration, sheet: Sheet) -> None:
    for beat in beats(Listening(0.0, reprompted=False)):
        narration.show(beat)
    assert "listening" in sheet.changing[1]
    assert sheet.changing[1].endswith("1 s")
    narration.turn_to(None, 1.0)
    assert sheet.changing == ["", ""]


SPEAKING = Speaking(
    Speech((Piece("Nod forward, slowly, until you feel a light pull.", 4.0, 5.0),)), began=0.0
)


def test_what_was_heard_and_how_surely(narration: Narration, sheet: Sheet) -> None:
    slots = {
        "stretch": Slot("stretch", "STRETCH", "lunge", "knee_lunge", "knee lunge"),
        "side": Slot("side", "SIDE", "left", "left", "left"),
        "pace": Slot("pace", "PACE"),
        "remark": Slot("remark", "AMAZON.SearchQuery", "something behind my knee is tight"),
    }
    narration.heard(Heard("DoStretchIntent", slots, 0.934))
    assert sheet.lines == [
        "  heard: DoStretchIntent, 0.93",
        "  heard: stretch: lunge = knee_lunge",
        "  heard: side: left",
        "  heard: remark: something behind my …",
        "",
    ]
    assert max(map(len, sheet.lines)) <= sheet.width


def test_a_card_is_a_box(narration: Narration, sheet: Sheet) -> None:
    narration.card(Card("For your doctor", "Six stretches, held for five to thirty seconds."))
    assert sheet.lines == [
        "  ┌ For your doctor",
        "  │ Six stretches, held for five to",
        "  │ thirty seconds.",
        "  └",
        "",
    ]


def test_envelopes_are_shown_only_where_wanted(narration: Narration, sheet: Sheet) -> None:
    narration.exchange({"request": 1}, {"response": 2})
    assert sheet.lines == []
    narration.shows_envelopes = True
    narration.exchange({"request": 1}, {"response": "é"})
    assert sheet.lines == [
        *("  → {", '    "request": 1', "  }"),
        *("  ← {", '    "response": "é"', "  }"),
    ]


def test_a_voice_says_each_piece_and_falls_silent_when_broken_in(sheet: Sheet) -> None:
    mouth = Mouth()
    narration = Narration(sheet, mouth)
    for beat in list(beats(SPEAKING))[:3]:
        narration.show(beat)
    narration.said("pause")
    assert mouth.said == [SPEAKING.speech.pieces[0].words, "(hush)"]
