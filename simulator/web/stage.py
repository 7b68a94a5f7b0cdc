"""The page as a stage: it gets each event as it is, and draws every word and second itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from simulator.beats import Beat
from simulator.clock import Clock
from simulator.documents import Commands, Document, Drawn
from simulator.envelope import Json, Setting
from simulator.languages import DEFAULT, language_of
from simulator.meaning import Heard
from simulator.reply import Card
from simulator.speech import Piece, Speech
from simulator.states import Listening, Showing, Speaking, State
from simulator.timetable import Step, Timetable, as_spoken, read_place, read_timetable
from simulator.web.happenings import Happenings


class PageStage:
    """Tells the pages what happens, and knows which sounds they may ask for."""

    def __init__(self, happenings: Happenings, clock: Clock, *, engine: bool) -> None:
        """Note whether the engine that draws documents is installed."""
        self.shows_envelopes = True
        self._happenings = happenings
        self._clock = clock
        self._engine = engine
        self._words: dict[str, str] = {}
        self._timetable: Timetable | None = None
        self._place: Step | None = None
        self._waits = False
        self._rate = 1.0
        self._language = DEFAULT
        self.setting = Setting()
        """Who speaks where."""

    def words_of(self, sound: str) -> str | None:
        """Return the words of a sound that a page was told about."""
        return self._words.get(sound)

    def said(self, line: str) -> None:
        """A person, or a button, has said something."""
        self._tell("said", line=line)

    def heard(self, heard: Heard) -> None:
        """Tell how it was understood."""
        slots = {name: asdict(slot) for name, slot in heard.slots.items() if slot.spoken}
        self._tell("heard", intent=heard.intent, certainty=heard.certainty, slots=slots)

    def exchange(self, envelope: Json, reply: object) -> None:
        """An envelope went to the skill, and this came back."""
        attributes = reply.get("sessionAttributes") if isinstance(reply, dict) else None
        if isinstance(attributes, dict):
            self._timetable, self._place = read_timetable(attributes), read_place(attributes)
        else:
            self._timetable = self._place = None
        self._tell("exchange", envelope=envelope, reply=reply)

    def card(self, card: Card) -> None:
        """The skill sent a card."""
        self._tell("card", title=card.title, text=card.text)

    def notice(self, text: str) -> None:
        """Something happened that a speaker would not say."""
        self._tell("notice", text=text)

    def remind(self, text: str) -> None:
        """A reminder is due: the page shows and says its text."""
        said = self._language.alexa.reminder.format(text=text)
        self._tell("reminds", text=said, sound=self._sound(said))

    def draw(self, drawn: Drawn | None) -> None:
        """Tell about a document with its data, commands for it, or that it goes away."""
        match drawn:
            case Document(token=token, document=document, data=data, speeches=speeches):
                self._tell(
                    "document",
                    token=token,
                    document=document,
                    data=data,
                    speeches={name: self._pieces(speech) for name, speech in speeches.items()},
                    passage=self._timetable and asdict(self._timetable),
                    place=self._place and asdict(self._place),
                )
            case Commands(token=token, commands=commands):
                self._tell("commands", token=token, commands=commands)
            case None:
                self._tell("dismissed")

    def situation(self, setting: Setting, speed: float) -> None:
        """Tell who speaks where from now on, and how fast time runs."""
        self.setting = setting
        self._language = language_of(setting.locale)
        self._rate = self._rate_at(speed)
        screen = setting.screen and asdict(setting.screen)
        self._tell(
            "situation",
            locale=setting.locale,
            device=setting.device,
            person=setting.person,
            screen=screen,
            speed=speed,
        )

    def turn_to(self, state: State, speed: float) -> Iterable[Beat]:
        """Tell about a state as a whole; the page wants no beats."""
        self._waits = state is not None
        self._rate = self._rate_at(speed)
        match state:
            case Speaking(speech=speech, began=began, reprompts=reprompts):
                shown = None if reprompts else self._timetable
                self._tell(
                    "speaks",
                    began=began,
                    reprompts=reprompts,
                    pieces=self._pieces(speech),
                    passage=shown and asdict(as_spoken(shown, speech)),
                    place=self._place and asdict(self._place),
                )
            case Listening(began=began, until=until):
                self._tell("listens", began=began, until=until)
            case Showing(began=began, held=held, until=until):
                self._tell("shows", began=began, held=held, until=until)
            case None:
                self._tell("rests")
        return ()

    def present(self) -> dict[str, Any]:
        """What a page that has caught up has to know: the time, and how fast it runs."""
        return {
            "kind": "present",
            "now": self._clock.now(),
            "rate": self._rate,
            "engine": self._engine,
        }

    def show(self, beat: Beat) -> None:
        """Show nothing: no beat was wanted."""

    def _rate_at(self, speed: float) -> float:
        """Seconds that pass in a second: the clock is scaled only while it waits for something."""
        return speed if self._waits else 1.0

    def _pieces(self, speech: Speech) -> list[dict[str, Any]]:
        return [self._piece(piece) for piece in speech.pieces]

    def _piece(self, piece: Piece) -> dict[str, Any]:
        return {
            "words": self._language.estimate.spread(piece.words),
            "seconds": piece.seconds,
            "silence": piece.silence,
            "sound": self._sound(piece.words) if piece.words else None,
        }

    def _sound(self, words: str) -> str:
        """Note the words, so that their sound can be asked for; return its address."""
        sound = hashlib.sha256(words.encode()).hexdigest()[:20]
        self._words[sound] = words
        return f"/sounds/{sound}.wav"

    def _tell(self, kind: str, **facts: Any) -> None:
        """Tell it with the moment, so that the page's clock stays with the speaker's."""
        self._happenings.tell(kind, now=self._clock.now(), rate=self._rate, **facts)
