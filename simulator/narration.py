"""Writes a conversation down as it is heard: words as they are spoken, silences counted down."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Protocol

from simulator.beats import Beat, Begins, Finished, Silence, Waiting, Word, beats
from simulator.documents import Drawn
from simulator.envelope import Json, Setting
from simulator.languages import DEFAULT, language_of
from simulator.meaning import Heard, Slot
from simulator.paper import Paper, Parts
from simulator.reply import Card
from simulator.speech import Piece
from simulator.states import State

MARGIN = "  "
_BAR = 24  # columns
_FRAMES_A_SECOND = 20.0  # redraws of a countdown a second at most, however fast time runs
_BREATH = 1.0  # seconds: a shorter silence is only a breath between two sentences
_COUNTED = 1.5  # seconds: a shorter silence is over before a countdown is read


class Voice(Protocol):
    """Says words aloud."""

    def say(self, words: str) -> None:
        """Start saying the words, and return."""

    def hush(self) -> None:
        """Break off."""


class Narration:
    """A conversation's stage, on paper and, with a voice, aloud."""

    def __init__(
        self, paper: Paper, voice: Voice | None = None, *, shows_envelopes: bool = False
    ) -> None:
        self.shows_envelopes = shows_envelopes
        self._paper = paper
        self._voice = voice
        self._line = ""
        self._piece: Piece | None = None
        self._waited = False
        self._language = DEFAULT

    def greet(self, text: str) -> None:
        """Write the first line: how to begin."""
        self._lines(text, "class:title")

    def said(self, line: str) -> None:
        """Show what the person said; whatever was being spoken breaks off there."""
        if self._voice is not None:
            self._voice.hush()
        self._break_off()
        self._waited = False
        self._paper.write([("", "")])
        self._paper.write([("class:said", f"› {line}")])

    def heard(self, heard: Heard) -> None:
        """Show what was understood and with which certainty; each slot on a line of its own."""
        sure = f"{heard.certainty:.2f}" if heard.certainty else "nothing near enough"
        lines = [f"{heard.intent}, {sure}"] + [
            f"{slot.name}: {slot.spoken}" + (f" = {slot.value_id}" if _differs(slot) else "")
            for slot in heard.slots.values()
            if slot.spoken is not None
        ]
        for line in lines:
            fits = self._paper.width - len(MARGIN)
            self._aside(textwrap.shorten(f"heard: {line}", fits, placeholder=" …"))
        self._paper.write([("", "")])

    def show(self, beat: Beat) -> None:
        """Show the next word, or how much of a silence is left."""
        match beat:
            case Begins(piece=piece):
                self._begin(piece)
            case Word(text=text):
                self._add(text)
            case Silence(left=left, whole=whole) if whole >= _COUNTED:
                self._change(self._countdown(left, whole, ""))
            case Waiting(left=left, whole=whole):
                self._waited = True
                self._change(self._countdown(left, whole, "listening "))
            case Finished():
                self._finish()

    def turn_to(self, state: State, speed: float) -> Iterator[Beat]:
        """Clear what was being shown; it wants every word and every second."""
        self._break_off()
        self._change([])
        step = max(1.0, speed / _FRAMES_A_SECOND)
        return beats(state, step, self._language.estimate)

    def draw(self, drawn: Drawn | None) -> None:
        """Draw nothing: a terminal has no screen."""

    def situation(self, setting: Setting, speed: float) -> None:
        """Note the language; changes have notices of their own."""
        self._language = language_of(setting.locale)

    def exchange(self, envelope: Json, reply: object) -> None:
        """Show, if wanted, what went to the skill and what came back."""
        if self.shows_envelopes:
            for arrow, content in (("→", envelope), ("←", reply)):
                text = json.dumps(content, indent=2, ensure_ascii=False)
                self._aside(f"{arrow} {text}", wrapped=False)

    def card(self, card: Card) -> None:
        """Show a card as a box of its own."""
        self._paper.write([("class:aside", f"{MARGIN}┌ "), ("class:title", card.title)])
        for paragraph in card.text.splitlines():
            for line in textwrap.wrap(paragraph, self._paper.width - 4) or [""]:
                self._paper.write([("class:aside", f"{MARGIN}│ "), ("", line)])
        self._paper.write([("class:aside", f"{MARGIN}└")])
        self._paper.write([("", "")])

    def notice(self, text: str) -> None:
        """Say what a speaker would not say aloud."""
        self._break_off()
        self._lines(text, "class:alert")

    def remind(self, text: str) -> None:
        """Show a reminder, as Alexa says it; with a voice, say it."""
        self._break_off()
        said = self._language.alexa.reminder.format(text=text)
        self._lines(f"♪ {said}", "class:alert")
        if self._voice is not None:
            self._voice.say(said)

    def _begin(self, piece: Piece) -> None:
        if self._waited:
            self._paper.write([("", "")])
        self._piece, self._waited = piece, False
        if self._voice is not None and piece.words:
            self._voice.say(piece.words)

    def _aside(self, text: str, *, wrapped: bool = True) -> None:
        self._lines(text, "class:aside", wrapped=wrapped)

    def _lines(self, text: str, style: str, *, wrapped: bool = True) -> None:
        for line in text.splitlines():
            fits = not wrapped or len(line) + len(MARGIN) <= self._paper.width
            parts = [line] if fits else textwrap.wrap(line, self._paper.width - len(MARGIN))
            for part in parts:
                self._paper.write([(style, MARGIN + part)])

    def _add(self, word: str) -> None:
        longer = f"{self._line} {word}" if self._line else word
        if len(MARGIN + longer) > self._paper.width and self._line:
            self._paper.write(self._spoken())
            longer = word
        self._line = longer
        self._change([])

    def _finish(self) -> None:
        """Write the piece's last line, with the seconds of silence that followed it."""
        piece, self._piece = self._piece, None
        silence = piece.silence if piece is not None else 0.0
        if self._line or silence:
            mark = f"  [{silence:.3g}]" if silence >= _BREATH else ""
            self._paper.write([*self._spoken(), ("class:aside", mark)])
        self._line = ""
        self._change([])

    def _break_off(self) -> None:
        if self._piece is not None:
            self._paper.write([*self._spoken(), ("class:aside", " –")])
            self._line, self._piece = "", None

    def _spoken(self) -> Parts:
        return [("class:speech", MARGIN + self._line)]

    def _change(self, status: Parts) -> None:
        self._paper.change(self._spoken(), status)

    def _countdown(self, left: float, whole: float, what: str) -> Parts:
        columns = min(_BAR, self._paper.width - 24)
        filled = round(columns * left / whole)
        return [
            ("class:aside", MARGIN + what),
            ("class:bar", "━" * filled),
            ("class:aside", "─" * (columns - filled) + f" {left:.0f} s"),
        ]


def _differs(slot: Slot) -> bool:
    """Whether the value's id says more than the words that were said for it."""
    return slot.value_id is not None and slot.value_id != slot.spoken
