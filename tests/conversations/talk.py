"""Conversations as data: reading a .talk file, and having the conversation.

== Title                    a conversation, with nothing kept of anybody
> Alexa, pause              said two seconds after Alexa begins to listen
> @40 Alexa, pause          said forty seconds after she began to speak
< Ease out. Paused at       heard in the answer, in this order; [5] is five seconds of silence
! Shall we carry on         not heard in the answer
? Shall we go on?           the answer ends with this, and she listens
. Goodbye.                  the answer ends with this, and the session is over
reprompt: Take your time    heard in the reprompt
card: Knee lunge            on the card that is sent
heard: ReadyIntent          what was understood
-- silence                  nobody answers, until the session has died
-- exit, -- error, -- die   "Alexa, exit"; the device fails; the session is gone unseen
-- @40 exit                 the same, forty seconds after she began to speak
-- 20 minutes, -- 3 days    time passes
-- speaker kitchen          another speaker of the household
-- person ana, -- nobody    who is recognised from now on
-- locale en-GB             another country
-- store fails, -- store works
-- reminders allowed        in the Alexa app, at some time before
-- reminders fail, -- reminders work
rings: 2                    so many reminders came since the last such line, or the beginning
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.account import REMINDERS
from simulator.alexa_services import AlexaServices, Fault
from simulator.clock import InstantClock
from simulator.documents import Drawn
from simulator.envelope import Services, Setting
from simulator.invocation import Launch, OneShot, without_wake_word
from simulator.meaning import Heard
from simulator.reply import Card, read
from simulator.session import Session
from simulator.speech import Speech
from simulator.states import Listening
from simulator.understanding import Understanding

THINKS = 2.0
"""Seconds a person takes to answer."""
BREATH = 1.0  # seconds
UNITS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0}


@dataclass(frozen=True)
class Talk:
    """One conversation of a file."""

    file: str
    title: str
    lines: tuple[tuple[int, str], ...]
    """With their line numbers."""

    @property
    def wants_services(self) -> bool:
        """Whether Alexa's own services answer in it: the deployed skill calls no stand-in.

        Whoever deletes everything has their reminders deleted as well.
        """
        signs = ("-- reminders", "rings:", ". Deleted. Nothing of yours is kept.")
        return self.file == "reminders.talk" or any(
            line.startswith(signs) for _, line in self.lines
        )


def read_talks(folder: Path) -> Iterator[Talk]:
    """Every conversation of the .talk files in a folder."""
    for path in sorted(folder.glob("*.talk")):
        title = ""
        lines: list[tuple[int, str]] = []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            text = line.strip()
            if text.startswith("== "):
                if title:
                    yield Talk(path.name, title, tuple(lines))
                title, lines = text[3:], []
            elif text and not text.startswith("#"):
                lines.append((number, text))
        yield Talk(path.name, title, tuple(lines))


def rendered(speech: Speech) -> str:
    """Speech as it is heard, its silences in brackets; a breath between two sentences is none."""
    parts = []
    for piece in speech.pieces:
        parts += [piece.words] if piece.words else []
        parts += [f"[{piece.silence:g}]"] if piece.silence >= BREATH else []
    return " ".join(parts)


@dataclass
class Household:
    """The speakers of a household, and what was heard from them."""

    door: Callable[[dict[str, Any]], Any]
    understand: Callable[[str], Understanding]
    fail: Callable[[bool], None]
    clock: InstantClock = field(default_factory=InstantClock)
    services: AlexaServices | None = None
    """A stand-in for Alexa's services, where there is one."""
    setting: Setting = field(default_factory=Setting)
    sessions: dict[str, Session] = field(default_factory=dict)
    answer: str = ""
    reprompt: str = ""
    stays_open: bool = False
    sent_card: Card | None = None
    meaning: Heard | None = None
    found: int = 0
    rung: float = 0.0
    """Until when reminders have been counted, in seconds since the epoch."""

    def __post_init__(self) -> None:
        """Alexa's services are here."""
        if self.services:
            self.setting = Setting(services=Services(self.services.endpoint, self.services.token))
        self.rung = self.clock.now()

    @property
    def session(self) -> Session:
        """The session of the speaker that is spoken to."""
        session = self.sessions.setdefault(
            self.setting.device,
            Session(
                self.door,
                self.clock,
                self,
                self.setting,
                permissions=self.services.account if self.services else None,
            ),
        )
        session.setting = self.setting
        return session

    def exchange(self, envelope: dict[str, Any], reply: Any) -> None:
        """Take down what was answered."""
        parts = read(reply)
        self.answer, self.reprompt = rendered(parts.speech), rendered(parts.reprompt)
        self.stays_open, self.sent_card, self.found = parts.stays_open, parts.card, 0

    def card(self, card: Card) -> None:
        """It is in the reply already."""

    def notice(self, text: str) -> None:
        """A refused reply is a failure."""
        if "refuses" in text:
            raise AssertionError(text)

    def draw(self, drawn: Drawn | None) -> None:
        """These speakers have no screen."""

    def say(self, words: str) -> None:
        """Say something to the speaker, as one does: with the skill's name, or without."""
        said, _ = without_wake_word(words)
        if self.session.asks_permission:
            self.session.answer_permission(said)
            return
        understanding = self.understand(self.setting.locale)
        called = understanding.invocation(said)
        if isinstance(called, Launch) and not self.session.open:
            self.session.launch()
        elif isinstance(called, OneShot) and not self.session.open:
            self.meaning = understanding.understand(called.utterance)
            self.session.ask_afresh(self.meaning)
        else:
            self.meaning = understanding.understand(said)
            self.session.ask(self.meaning)

    def wait_for_microphone(self) -> None:
        """Let the speech come to its end."""
        while self.session.open and not isinstance(self.session.state, Listening):
            self._tick()

    def _tick(self) -> None:
        due = self.session.due
        if due is None:
            raise AssertionError("nothing is going on")
        self.clock.skip_to(due)
        self.session.tick()

    def after(self, seconds: float | None) -> None:
        """Wait for the microphone, or until so long after the speech began."""
        if seconds is None:
            self.wait_for_microphone()
            self.clock.skip_to(self.clock.now() + THINKS)
            return
        self.clock.skip_to((self.session.spoke_at or self.clock.now()) + seconds)

    def event(self, what: str) -> None:
        """Something other than words."""
        timed = re.fullmatch(r"@([\d.]+) (\w+)", what)
        if timed:
            self.after(float(timed[1]))
            what = timed[2]
        elif what in ("exit", "error", "die"):
            self.after(None)
        passed = re.fullmatch(r"([\d.]+) (second|minute|hour|day)s?", what)
        if passed:
            self.clock.skip_to(self.clock.now() + float(passed[1]) * UNITS[passed[2]])
        elif what == "silence":
            while self.session.due is not None:
                self._tick()
        else:
            self._happen(what)

    def _happen(self, what: str) -> None:
        from dataclasses import replace

        verb, _, value = what.partition(" ")
        match verb:
            case "exit":
                self.session.leave()
            case "error":
                self.session.lose_connection()
            case "die":
                self.session.die()
            case "speaker":
                self.setting = replace(self.setting, device=value)
            case "person" | "nobody":
                self.setting = replace(self.setting, person=value or None)
            case "locale":
                self.setting = replace(self.setting, locale=value)
            case "store":
                self.fail(value == "fails")
            case "reminders" if self.services and value == "allowed":
                self.services.account.permit(REMINDERS)
            case "reminders" if self.services:
                self.services.fault = Fault() if value == "fail" else None
            case _:
                raise ValueError(what)

    def rings(self) -> int:
        """How many reminders came since that was asked last."""
        since, self.rung = self.rung, self.clock.now()
        return len(self.services.account.rings(since, self.rung)) if self.services else 0


def have(talk: Talk, household: Household) -> None:
    """Have the conversation. Raises AssertionError, with file and line, where it goes wrong."""
    for number, line in talk.lines:
        try:
            _line(line, household)
        except AssertionError as fault:
            heard = household.meaning.intent if household.meaning else "a launch"
            raise AssertionError(
                f"{talk.file}:{number}: {line}\n  {fault}\n  understood: {heard}\n"
                f"  answered: {household.answer}"
            ) from fault


def _line(line: str, household: Household) -> None:
    mark, _, text = line.partition(" ")
    match mark:
        case ">":
            timed = re.fullmatch(r"@([\d.]+) (.*)", text)
            household.after(float(timed[1]) if timed else None)
            household.say(timed[2] if timed else text)
        case "<":
            at = household.answer.find(text, household.found)
            assert at >= 0, "not heard" if text not in household.answer else "heard too early"
            household.found = at + len(text)
        case "!":
            assert text not in household.answer, "heard"
        case "?":
            assert household.answer.endswith(text), "not the question at the end"
            assert household.stays_open, "nobody listens"
        case ".":
            assert household.answer.endswith(text), "not the end"
            assert not household.stays_open, "the session goes on"
        case "reprompt:":
            assert text in household.reprompt, household.reprompt
        case "card:":
            assert household.sent_card, "no card"
            assert text in f"{household.sent_card.title}\n{household.sent_card.text}"
        case "rings:":
            assert household.rings() == int(text)
        case "heard:":
            assert household.meaning
            assert household.meaning.intent == text
        case "--":
            household.event(text)
        case _:
            raise ValueError(f"unknown line: {line}")
