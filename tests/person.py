"""A person's turns, through the Lambda door, with time in the test's hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from ask_sdk_core.skill import CustomSkill

from simulator.envelope import (
    SessionFacts,
    Setting,
    connection_answered,
    intent,
    launch,
    new_session_id,
    session_ended,
)
from simulator.meaning import Heard, Slot
from simulator.speech import Speech, parse
from skill.lambda_function import answer
from skill.progress.store import Owner

START = 1_800_000_000.0


def owner_of(setting: Setting) -> Owner:
    """Whose progress it is that is spoken of at such a speaker."""
    system = launch(setting, SessionFacts("s", True, {}), START)["context"]["System"]
    if setting.person is None:
        return Owner(system["user"]["userId"])
    return Owner(system["user"]["userId"], system["person"]["personId"])


@dataclass
class Person:
    """Somebody at a speaker."""

    skill: CustomSkill
    setting: Setting = field(default_factory=Setting)
    now: float = START
    reply: dict[str, Any] = field(default_factory=dict)
    attributes: Mapping[str, Any] = field(default_factory=dict)
    session: str | None = None
    new: bool = False

    @property
    def speech(self) -> Speech:
        """What was answered last."""
        return parse(self.reply["response"]["outputSpeech"]["ssml"])

    @property
    def words(self) -> str:
        """Its words."""
        return " ".join(piece.words for piece in self.speech.pieces)

    @property
    def ended(self) -> bool:
        """Whether it ended the session."""
        response = self.reply["response"]
        return bool(response.get("shouldEndSession", not response.get("directives")))

    def launch(self, after: float = 0.0) -> Self:
        """Open a session, so many seconds after the last turn."""
        self._open()
        return self._turn(after, lambda facts: launch(self.setting, facts, self.now))

    def say(self, name: str, after: float = 0.0, **slots: str | int) -> Self:
        """Say what is an intent, in the open session or as a one-shot."""
        if self.session is None:
            self._open()
        full = name if name.endswith("Intent") else f"{name}Intent"
        heard = Heard(full, {key: _slot(key, value) for key, value in slots.items()})
        return self._turn(after, lambda facts: intent(self.setting, facts, self.now, heard))

    def permit(self, status: str, token: str = "", after: float = 0.0) -> Self:
        """Answer Alexa's own question for a permission."""
        return self._turn(
            after,
            lambda facts: connection_answered(self.setting, facts, self.now, token, status),
        )

    def end(self, reason: str, after: float = 0.0) -> Self:
        """The session ends by itself."""
        self._turn(after, lambda facts: session_ended(self.setting, facts, self.now, reason))
        self.session = None
        return self

    def die(self) -> None:
        """The session is gone, and nobody is told."""
        self.session = None

    def hand_in(self, sent: dict[str, Any]) -> dict[str, Any]:
        """To the skill."""
        return answer(sent, self.skill, None)

    def _open(self) -> None:
        self.session, self.new, self.attributes = new_session_id(), True, {}

    def _turn(self, after: float, envelope: Any) -> Self:
        self.now += after
        if self.session is None:
            raise ValueError("no session is open")
        sent = envelope(SessionFacts(self.session, self.new, self.attributes))
        self.reply = self.hand_in(sent)
        self.new = False
        self.attributes = self.reply.get("sessionAttributes") or {}
        if self.ended:
            self.session = None
        return self


def _slot(name: str, value: str | int) -> Slot:
    if isinstance(value, int):
        return Slot(name, "AMAZON.NUMBER", str(value))
    return Slot(name, name.upper(), value, value, value)
