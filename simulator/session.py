"""Alexa's session rules: who may speak, how long the microphone is open, and what ends a session.

Source of the rules: "Manage Skill Sessions and Session Attributes", Alexa Skills Kit
documentation. Nothing here sleeps or draws: a driver waits until ``due`` and calls ``tick``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeAlias

from simulator import envelope
from simulator.clock import Clock
from simulator.documents import Document, Drawn
from simulator.envelope import Json, SessionFacts, Setting
from simulator.languages import language_of
from simulator.languages.language import Language
from simulator.meaning import Heard
from simulator.permission import Permissions, Question
from simulator.reply import Card, PermissionWanted, RefusedReplyError, Reply, Then, read
from simulator.screens import Seen, Touched
from simulator.speech import Measure, Speech, plain
from simulator.states import Listening, Showing, Speaking, State

ANSWERS_WITHIN = 8.0  # seconds a skill has: "Send the User a Progressive Response"

Door: TypeAlias = Callable[[Json], object]
"""The skill: takes an envelope, returns its reply."""


class Output(Protocol):
    """What a session reports besides its speech."""

    def exchange(self, envelope: Json, reply: object) -> None:
        """An envelope went to the skill, and this came back."""

    def card(self, card: Card) -> None:
        """The skill sent a card."""

    def notice(self, text: str) -> None:
        """Something happened that a speaker would not say."""

    def draw(self, drawn: Drawn | None) -> None:
        """Draw a document, or run commands on the one that is drawn; None: it goes away."""


class Session:
    """One speaker's session with the skill; at most one is open at a time."""

    def __init__(
        self,
        door: Door,
        clock: Clock,
        output: Output,
        setting: Setting,
        measure: Measure | None = None,
        permissions: Permissions | None = None,
    ) -> None:
        self.setting = setting
        self.state: State = None
        self.spoke_at: float | None = None
        """When the last reply's speech began."""
        self._door = door
        self._clock = clock
        self._output = output
        self._measured = measure
        self._id: str | None = None
        self._new = False
        self._attributes: Mapping[str, Any] = {}
        self._reprompt = Speech()
        self._then = Then.ENDS
        self._token: str | None = None
        self._seen: Seen | None = None
        self._permissions = permissions
        self._asked: Question | None = None

    @property
    def _language(self) -> Language:
        return language_of(self.setting.locale)

    @property
    def _measure(self) -> Measure:
        return self._measured or self._language.estimate.seconds_of

    @property
    def open(self) -> bool:
        """Whether a session is open, so that what is said reaches the skill."""
        return self._id is not None

    @property
    def due(self) -> float | None:
        """The moment something happens by itself; None: nothing will."""
        return None if self.state is None else self.state.until

    def launch(self) -> None:
        """Open a new session with a LaunchRequest; one that was open is simply gone."""
        self._begin()
        self._turn(envelope.launch(self.setting, self._facts(), self._clock.now()))

    def ask_afresh(self, heard: Heard) -> None:
        """Open a new session with an intent, as "ask my back stretches to ..." does."""
        self._begin()
        self.ask(heard)

    def ask(self, heard: Heard) -> None:
        """Pass an intent to the open session. Raises ValueError if none is open."""
        self._turn(envelope.intent(self.setting, self._facts(), self._clock.now(), heard))

    @property
    def asks_permission(self) -> bool:
        """Whether Alexa herself has asked, so that what is said next is for her."""
        return self._asked is not None

    def answer_permission(self, words: str) -> None:
        """Answer Alexa's own question. Raises ValueError if she has not asked."""
        if self._asked is None:
            raise ValueError("Alexa has not asked")
        self._hand_back(self._asked.status(words))

    def _hand_back(self, status: str) -> None:
        """Tell the skill how Alexa's question was answered."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if status == "ACCEPTED" and self._permissions:
            self._permissions.permit(asked.wanted.scope)
        token = asked.wanted.token
        facts, at = self._facts(), self._clock.now()
        self._turn(envelope.connection_answered(self.setting, facts, at, token, status))

    def leave(self) -> None:
        """End the session as "exit" does."""
        self.state = None
        self._end("USER_INITIATED")

    def lose_connection(self) -> None:
        """End the session with the error of a device without a network."""
        self.state = None
        self._fail("DEVICE_COMMUNICATION_ERROR", "The device lost its connection.")

    def die(self) -> None:
        """End the session without a word to the skill."""
        self.state = None
        self._id = None
        self._asked = None
        self._clear()

    def hush(self) -> None:
        """Stop speaking; an open session goes on as if the words had been spoken."""
        if self.open:
            self.state = Listening(self._clock.now(), reprompted=False)
        else:
            self.die()

    def see(self, seen: Seen) -> None:
        """Note what is on the screen now; reports from an older document are ignored."""
        if seen.token != self._token:
            return
        before, self._seen = self._seen, seen
        if isinstance(self.state, Showing) and (before is None or before.locked != seen.locked):
            self.state = self._showing(self._clock.now())

    def touch(self, touched: Touched) -> None:
        """Pass what a document reports to the skill; without a session it is dropped."""
        if self.open:
            facts = self._facts()
            self._turn(envelope.user_event(self.setting, facts, self._clock.now(), touched))

    def tick(self) -> None:
        """Do what is due; nothing if its moment has not come."""
        if self.state is None or self._clock.now() < self.state.until:
            return
        at = self.state.until
        match self.state:
            case Speaking() if self.open and self._then is Then.LISTENS:
                self.state = Listening(at, self.state.reprompts)
            case Listening(reprompted=False) if self._reprompt.pieces:
                self.state = Speaking(self._reprompt, at, reprompts=True)
            case Listening() if self._asked:
                self._hand_back("NOT_ANSWERED")
            case Speaking() | Listening() if self._token is not None:
                self.state = self._showing(at)
            case Speaking():
                self.state = None
            case Listening() | Showing():
                self._give_up()

    def _showing(self, at: float) -> Showing:
        # A document that has not reported anything yet is still being drawn.
        return Showing(at, held=self._seen is None or self._seen.locked)

    def _give_up(self) -> None:
        """Nobody answers, or looks at the screen."""
        self.state = None
        if self.open:
            self._output.notice(f"No answer ({self.setting.device}): the session has ended.")
        self._end("EXCEEDED_MAX_REPROMPTS")
        self._clear()

    def _clear(self) -> None:
        if self._token is not None:
            self._token = self._seen = None
            self._output.draw(None)

    def _begin(self) -> None:
        self.die()
        self._id, self._new, self._attributes = envelope.new_session_id(), True, {}

    def _facts(self) -> SessionFacts:
        if self._id is None:
            raise ValueError("no session is open")
        return SessionFacts(self._id, self._new, self._attributes, self._seen)

    def _turn(self, sent: Json) -> None:
        asked = self._clock.now()
        raw = self._door(sent)
        self._output.exchange(sent, raw)
        self._new = False
        if self._clock.now() - asked > ANSWERS_WITHIN:
            self._refuse("ENDPOINT_TIMEOUT", f"no answer within {ANSWERS_WITHIN:g} seconds")
            return
        try:
            reply = read(raw, self._measure)
        except RefusedReplyError as refused:
            self._refuse("INVALID_RESPONSE", str(refused))
            return
        if reply.drawn and self.setting.screen is None:
            self._refuse("INVALID_RESPONSE", "a document for a speaker without a screen")
            return
        self._take(reply)

    def _take(self, reply: Reply) -> None:
        if reply.card is not None:
            self._output.card(reply.card)
        self._attributes = reply.attributes
        for drawn in reply.drawn:
            self._draw(drawn)
        if reply.permission:
            self._ask_permission(reply.permission, reply.speech)
            return
        stays = reply.then is Then.STAYS and self.setting.screen is not None
        if stays and not reply.drawn and not reply.speech.pieces and self.state is not None:
            # The answer to a document's report: what is going on goes on.
            if isinstance(self.state, Showing):
                self.state = self._showing(self._clock.now())
            return
        self._then, self._reprompt = reply.then, reply.reprompt
        # A session that will not listen again is over for the skill at once: what is said while
        # its last words are spoken goes to Alexa.
        if not (stays or reply.then is Then.LISTENS):
            self._id = None
        self._say(reply.speech)

    def _ask_permission(self, wanted: PermissionWanted, before: Speech) -> None:
        self._asked = question = Question(wanted, self._language.alexa.permission)
        if self._permissions and wanted.scope in self._permissions.permitted:
            self._hand_back("ACCEPTED")
            return
        asked = plain(question.words, self._measure)
        self._then, self._reprompt = Then.LISTENS, asked
        self._say(Speech((*before.pieces, *asked.pieces)))

    def _draw(self, drawn: Drawn) -> None:
        if isinstance(drawn, Document):
            self._token, self._seen = drawn.token, None
        self._output.draw(drawn)

    def _say(self, speech: Speech) -> None:
        self.spoke_at = self._clock.now()
        self.state = Speaking(speech, self.spoke_at)

    def _refuse(self, kind: str, why: str) -> None:
        self._output.notice(f"Alexa refuses the reply: {why}")
        self._fail(kind, why)
        self._say(plain(self._language.alexa.problem, self._measure))

    def _fail(self, kind: str, why: str) -> None:
        self._end("ERROR", {"type": kind, "message": why})

    def _end(self, reason: str, error: Json | None = None) -> None:
        if self._id is None:
            return
        facts = self._facts()
        self._id, self._asked = None, None
        sent = envelope.session_ended(self.setting, facts, self._clock.now(), reason, error)
        # The reply is not spoken: a skill cannot answer the end of a session.
        self._output.exchange(sent, self._door(sent))
        self._clear()
