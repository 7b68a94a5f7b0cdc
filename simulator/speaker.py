"""A household's smart speakers: what is said to one of them, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from simulator.account import REMINDERS, Account
from simulator.clock import Clock
from simulator.commands import Command, CommandError, parse_command
from simulator.envelope import Setting
from simulator.invocation import Launch, OneShot, without_wake_word
from simulator.languages import language_of
from simulator.languages.language import Alexa
from simulator.meaning import Heard
from simulator.screens import SCREENS, Screen, Seen, Touched
from simulator.session import Door, Output, Session
from simulator.speech import Measure
from simulator.understanding import Understanding

LAUNCH = Heard("LaunchRequest")


class Announcer(Output, Protocol):
    """Shows what a speaker does not say."""

    shows_envelopes: bool

    def heard(self, heard: Heard) -> None:
        """How an utterance was understood."""

    def situation(self, setting: Setting, speed: float) -> None:
        """Who speaks where from now on, and how fast time runs."""

    def remind(self, text: str) -> None:
        """A reminder is due: a tone, and its text."""


@dataclass(frozen=True)
class Skill:
    """A skill, as the speakers know it."""

    door: Door
    understanding: Understanding


class Speaker:
    """The speakers of one account; one of them is near the person at a time."""

    def __init__(
        self,
        skill: Skill,
        clock: Clock,
        announcer: Announcer,
        setting: Setting,
        measure: Measure | None = None,
        account: Account | None = None,
    ) -> None:
        self.leaving = False
        """Whether the person wants to leave the program."""
        self.real_time = False
        """Whether a voice is heard, which only allows speed 1."""
        self.draws = False
        """The announcer can draw documents, so that speakers may have screens."""
        self._skill = skill
        self._clock = clock
        self._announcer = announcer
        self._measure = measure
        self._account = account or Account()
        self._rung = clock.now()
        self._sessions: dict[str, Session] = {}
        self._screens: dict[str, Screen | None] = {setting.device: setting.screen}
        self._setting = setting
        self.session = self._at(setting)
        self._tell_situation()

    @property
    def _alexa(self) -> Alexa:
        return language_of(self._setting.locale).alexa

    @property
    def due(self) -> float | None:
        """When something happens by itself on any speaker, in seconds since 1970."""
        dues = [session.due for session in self._sessions.values()]
        dues.append(self._account.next_ring(self._rung))
        return min((due for due in dues if due is not None), default=None)

    @property
    def busy(self) -> bool:
        """Whether any speaker is speaking or listening; a reminder that is not due does not
        count."""
        return any(session.due is not None for session in self._sessions.values())

    def tick(self) -> None:
        """Do what is due on every speaker, reminders included."""
        for session in self._sessions.values():
            session.tick()
        now = self._clock.now()
        for ringing in self._account.rings(self._rung, now):
            self._announcer.remind(ringing.text)
        self._rung = now

    def touch(self, touched: Touched) -> None:
        """Take a report from the document on the screen, after a touch or by itself."""
        self.session.touch(touched)

    def see(self, seen: Seen) -> None:
        """Note what is on the screen now."""
        self.session.see(seen)

    def hear(self, line: str) -> None:
        """Take what was said, or a command that begins with a slash."""
        if line.startswith("/"):
            try:
                self._obey(parse_command(line))
            except CommandError as error:
                self._announcer.notice(str(error))
            return
        words, addressed = without_wake_word(line)
        plain = words.lower().rstrip(".!, ")
        # Within a session the skill's name belongs to the skill, unless Alexa herself is called.
        if (addressed or not self.session.open) and self._opens_skill(words):
            return
        if self.session.open:
            self._tell_the_skill(words, plain)
        else:
            self._answer_itself(plain)

    def _tell_the_skill(self, words: str, plain: str) -> None:
        if not plain:
            self.session.hush()
        elif self.session.asks_permission:
            self.session.answer_permission(words)
        elif plain in self._alexa.leave:
            self.session.leave()
            self._announcer.notice("You left: the session has ended.")
        else:
            heard = self._skill.understanding.understand(words)
            self._announcer.heard(heard)
            self.session.ask(heard)

    def _opens_skill(self, words: str) -> bool:
        match self._skill.understanding.invocation(words):
            case Launch():
                self._announcer.heard(LAUNCH)
                self.session.launch()
            case OneShot(utterance):
                heard = self._skill.understanding.understand(utterance)
                self._announcer.heard(heard)
                self.session.ask_afresh(heard)
            case None:
                return False
        return True

    def _answer_itself(self, plain: str) -> None:
        silences = not plain or plain in self._alexa.quiet
        if silences and self.session.state is not None:
            self.session.hush()
            return
        example = self._skill.understanding.example
        self._announcer.notice(f"Nothing is open. Say: {example}. (/quit leaves)")

    def _obey(self, command: Command) -> None:
        match command.name:
            case "quit":
                self.leaving = True
            case "die":
                self.session.die()
                self._announcer.notice("The session is gone; the skill was told nothing.")
            case "error":
                self.session.lose_connection()
                self._announcer.notice("The device lost its connection.")
            case "later":
                self._let_pass(command.seconds)
                self._announcer.notice(f"{command.text} later.")
            case "device":
                screen = self._screens.get(command.text)
                self._move(replace(self._setting, device=command.text, screen=screen))
                self._announcer.notice(f"You are at the speaker called {command.text}.")
            case "screen":
                self._give_screen(None if command.text == "-" else SCREENS[command.text])
            case "allow":
                self._account.permit(REMINDERS)
                self._announcer.notice("Alexa lets the skill set reminders.")
            case "forbid":
                self._account.withdraw(REMINDERS)
                self._announcer.notice("Alexa lets the skill set no reminders.")
            case "person":
                self._recognise(None if command.text == "-" else command.text)
            case "json":
                self._announcer.shows_envelopes = not self._announcer.shows_envelopes
            case "speed":
                self._run_at(command.number)
            case "help":
                self._announcer.notice(command.text)

    def _run_at(self, speed: float) -> None:
        if self.real_time:
            self._announcer.notice("A voice speaks in real time: no other speed.")
        else:
            self._clock.speed = speed
            self._tell_situation()
            fast = "as it is" if speed == 1 else f"{speed:g} times as fast"
            self._announcer.notice(f"Time runs {fast}.")

    def _let_pass(self, seconds: float) -> None:
        """Let time pass: what becomes due meanwhile happens at its moment."""
        end = self._clock.now() + seconds
        while (due := self.due) is not None and due <= end:
            self._clock.skip_to(due)
            self.tick()
        self._clock.skip_to(end)

    def _move(self, setting: Setting) -> None:
        self._setting = setting
        self.session = self._at(setting)
        self._tell_situation()

    def _give_screen(self, screen: Screen | None) -> None:
        """With another screen it is another device: its session is gone."""
        if not self.draws:
            self._announcer.notice("A terminal draws no screen: start this speaker with --web.")
            return
        self.session.die()
        self._screens[self._setting.device] = screen
        self._move(replace(self._setting, screen=screen))
        size = f"a screen of {screen.width} by {screen.height}" if screen else "no screen"
        self._announcer.notice(f"This speaker has {size} now.")

    def _recognise(self, person: str | None) -> None:
        self._setting = replace(self._setting, person=person)
        self.session.setting = self._setting
        self._tell_situation()
        known = f"you as {person}" if person else "nobody by the voice"
        self._announcer.notice(f"Alexa knows {known}.")

    def _tell_situation(self) -> None:
        self._announcer.situation(self._setting, self._clock.speed)

    def _at(self, setting: Setting) -> Session:
        session = self._sessions.get(setting.device)
        if session is None:
            session = Session(
                self._skill.door,
                self._clock,
                self._announcer,
                setting,
                self._measure,
                self._account,
            )
            self._sessions[setting.device] = session
        session.setting = setting
        return session
