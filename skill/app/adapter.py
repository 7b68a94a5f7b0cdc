"""From Alexa's request to a turn, and from an answer to Alexa's response."""

import logging
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils.request_util import get_simple_slot_values
from ask_sdk_model import IntentRequest, Response, SessionEndedRequest
from ask_sdk_model.interfaces.connections import ConnectionsResponse, SendRequestDirective
from ask_sdk_model.ui import AskForPermissionsConsentCard, SimpleCard

from skill.app.serializer import SessionAttributes
from skill.app.telemetry import Watch, see
from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue
from skill.coaching.passage import SLOWER_VOICE
from skill.coaching.vocabulary import known
from skill.dialogue.answer import NOT_KEPT, Answer, asking, lines
from skill.dialogue.gate import break_off
from skill.dialogue.state import VERSION, Conversation, Question
from skill.dialogue.turn import Consent, Content, Event, Slot, Turn
from skill.dialogue.unit_of_work import Budget, Keeper, OutOfTimeError
from skill.dialogue.validation import sound
from skill.progress.store import HOUSEHOLD, Owner, Store
from skill.services.access import REMINDERS_PERMISSION
from skill.services.alexa import Alexa
from skill.services.errors import Unreachable
from skill.speech.ssml import speech

logger = logging.getLogger(__name__)

LONGEST_SPOKEN = 100
"""Characters of what was said in a slot: longer, it means nothing here."""

MOST_NAMED = 20
"""Values of one slot that are looked at: nobody names more in one breath."""

SCREEN_EVENT = "Alexa.Presentation.APL.UserEvent"
"""The request that comes from a screen. By its name: importing its class costs a cold start."""

NOT_FORGOTTEN = "record.not_forgotten"
"""Said in place of the answer."""

Answering = Callable[[Turn], Answer]


@dataclass(frozen=True)
class Room:
    """What every handler works with."""

    store: Store
    contents: Mapping[str, Content]
    """By locale."""
    watch: Watch
    endpoints: Set[str]
    """The addresses at which Alexa's services may be called."""
    clock: Callable[[], float]
    """Seconds, monotonic: what the time of a turn is measured with."""


class Handler(AbstractRequestHandler):
    """One kind of request, and what is done with it."""

    def __init__(self, name: str, answering: Answering, room: Room) -> None:
        """Answer requests of that type, or intents of that name."""
        self._name, self._answering, self._room = name, answering, room

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is that request."""
        return request_name(handler_input) == self._name

    def handle(self, handler_input: HandlerInput) -> Response:
        """Take the turn: decide, save, speak."""
        budget = Budget(self._room.clock)
        turn, keeper = begin_turn(handler_input, self._room, budget)
        before = turn.conversation
        answer = self._answering(turn)
        if not answer.quiet:
            break_off(turn)
        notes = save(turn, keeper, answer)
        if answer.urgent:
            notes = put_off(turn, notes)
        elif ends_unsaved(turn, answer):
            answer, notes = ask_to_note(turn), ()
        elif keeper.unsaved and answer.unkept is not None:
            answer, notes = replace(answer, cues=answer.unkept), ()
        response = respond(handler_input, turn, answer, notes, budget)
        store = (keeper.calls, keeper.failed)
        services = (turn.alexa.calls, turn.alexa.failed)
        self._room.watch.turn(see(self._name, before, turn, store, services, budget.elapsed))
        return response


def request_name(handler_input: HandlerInput) -> str:
    """The intent's name, or the request's type."""
    request = handler_input.request_envelope.request
    if isinstance(request, IntentRequest):
        return str(request.intent.name)
    return str(request.object_type)


def begin_turn(handler_input: HandlerInput, room: Room, budget: Budget) -> tuple[Turn, Keeper]:
    """The turn a request begins, with the conversation it goes on with or opens."""
    envelope = handler_input.request_envelope
    request, system = envelope.request, envelope.context.system
    now = request.timestamp.timestamp()
    attributes = handler_input.attributes_manager.session_attributes
    # The end of a session may come in any language: nothing is said to it.
    content = room.contents.get(request.locale) or next(iter(room.contents.values()))
    new = envelope.session.new
    conversation = None if new else read_conversation(attributes, content.catalogue)
    person = conversation.person if conversation else recognised(system)
    keeper = Keeper(room.store, Owner(system.user.user_id, person), budget)
    if conversation:
        conversation = keeper.catch_up(conversation, now, content.catalogue)
    turn = Turn(
        now,
        request.request_id,
        content,
        conversation or keeper.open(now, content.catalogue),
        slots_of(request, content.catalogue),
        Alexa(system, room.endpoints, partial(_allow, budget, room.store.worst_case)),
        request.locale or "",
        session_reason(request),
        consent_of(request),
        has_screen(system, request),
        event_of(request),
    )
    return turn, keeper


def _allow(budget: Budget, saving: float, seconds: float) -> None:
    """Raise Unreachable where a call would leave no time for what has to be saved after it."""
    try:
        budget.allow(seconds + saving)
    except OutOfTimeError:
        raise Unreachable("no time left in this turn") from None


def has_screen(system: Any, request: Any) -> bool:
    """Whether documents may be sent: the device draws them, and no task was launched.

    "Alexa.Presentation.APL" stands among a device's interfaces where it has a screen; an answer
    to the launch of a task must not carry documents (Alexa Skills Kit, custom tasks).
    """
    interfaces = system.device.supported_interfaces if system.device else None
    draws = interfaces is not None and interfaces.alexa_presentation_apl is not None
    return draws and getattr(request, "task", None) is None


def event_of(request: Any) -> Event | None:
    """What a screen told, where the request comes from one."""
    if request.object_type != SCREEN_EVENT:
        return None
    arguments = request.arguments if isinstance(request.arguments, list) else ()
    return Event(str(request.token), tuple(arguments))


def recognised(system: Any) -> str:
    """The recognised person's id, or the household."""
    return str(system.person.person_id) if system.person else HOUSEHOLD


def read_conversation(attributes: Mapping[str, Any], catalogue: Catalogue) -> Conversation | None:
    """The conversation in the session attributes; None where they are refused."""
    try:
        conversation = msgspec.convert(attributes, Conversation)
    except msgspec.ValidationError:
        conversation = None
    if conversation and conversation.version == VERSION and sound(conversation, catalogue):
        return conversation
    logger.warning("session attributes refused; the record is read instead")
    return None


def slots_of(request: Any, catalogue: Catalogue) -> dict[str, Slot]:
    """The filled slots of a request."""
    if not isinstance(request, IntentRequest) or not request.intent.slots:
        return {}
    found = {
        name: slot_of(name, slot, catalogue)
        for name, slot in request.intent.slots.items()
        if len(slot.value or "") <= LONGEST_SPOKEN
    }
    return {name: slot for name, slot in found.items() if slot.spoken or slot.several}


def slot_of(name: str, slot: Any, catalogue: Catalogue) -> Slot:
    """A slot of a request, whether it holds one value or a list of them."""
    values = get_simple_slot_values(slot.slot_value)[:MOST_NAMED]
    ids = (known(name, resolved(value), catalogue) for value in values)
    several = tuple(dict.fromkeys(found for found in ids if found))
    return Slot(slot.value or "", known(name, resolved(slot), catalogue), several)


def resolved(slot: Any) -> str | None:
    """The id of the value a slot was resolved to."""
    authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else None
    for authority in authorities or ():
        if authority.values:
            found: str | None = authority.values[0].value.id
            return found
    return None


def save(turn: Turn, keeper: Keeper, answer: Answer) -> tuple[str, ...]:
    """Save the turn; the keys of what has to be said of it."""
    turn.change(question=answer.question, passage=answer.passage)
    if turn.conversation.forgetting:
        turn.change(forgetting=False)
        return () if keeper.forget(turn) else (NOT_FORGOTTEN,)
    return keeper.save(turn)


def ends_unsaved(turn: Turn, answer: Answer) -> bool:
    """Whether the session would end while a finished practice is not kept yet.

    One that was given up counts nowhere, and is worth no question.
    """
    waits = any(row.finished for row in turn.conversation.unsaved)
    return answer.ends and not answer.lets_go and waits


def put_off(turn: Turn, notes: tuple[str, ...]) -> tuple[str, ...]:
    """Say nothing of it now: that a place may not be kept is told another time."""
    if NOT_KEPT in notes:
        turn.change(told=False)
    return ()


def ask_to_note(turn: Turn) -> Answer:
    """What could not be kept rides in the session attributes, so the session has to go on."""
    words = turn.words
    turn.change(question=Question.NOTE)
    done = lines(words.line("practice.well_done_short"))
    return asking(done, Question.NOTE, words.line("practice.note_question"))


def respond(
    handler_input: HandlerInput,
    turn: Turn,
    answer: Answer,
    notes: tuple[str, ...],
    budget: Budget,
) -> Response:
    """The response, with the state for the next turn."""
    builder, session = handler_input.response_builder, handler_input.attributes_manager
    session.session_attributes = {}
    if answer.silent:
        return builder.response
    told = lines(*(turn.words.line(key) for key in notes))
    if answer.asks_permission is not None:
        hand_over(builder, answer.asks_permission, told)
        session.session_attributes = SessionAttributes(msgspec.to_builtins(turn.conversation))
        return builder.response
    if NOT_FORGOTTEN in notes:
        answer = replace(answer, cues=())
    if not answer.quiet:
        say(builder, turn, answer, told)
    if not answer.ends:
        stamp(turn, answer, told, budget.elapsed)
        session.session_attributes = SessionAttributes(msgspec.to_builtins(turn.conversation))
    return builder.response


def say(builder: Any, turn: Turn, answer: Answer, told: tuple[Cue, ...]) -> None:
    """Speak, and draw where there is a screen; the screen itself speaks its passages."""
    if turn.screen:
        # Only who has a screen waits for what drawing needs.
        from skill.app.display import show

        builder.add_directive(show(turn, answer, told))
    if answer.card:
        builder.set_card(SimpleCard(title=answer.card.title, content=answer.card.text))
    if answer.permission_card:
        builder.set_card(AskForPermissionsConsentCard([REMINDERS_PERMISSION]))
    if answer.passage and answer.passage.shown:
        return
    builder.speak(speech((*told, *answer.cues, *lines(answer.asked))))
    if answer.ends:
        builder.set_should_end_session(True)
    else:
        builder.ask(speech(answer.reprompt))


def hand_over(builder: Any, token: str, told: tuple[Cue, ...]) -> None:
    """Let Alexa ask for the permission to set reminders ("Set Up Voice Permissions for Reminders",
    Alexa Skills Kit documentation). As there, whether the session ends is left out."""
    if told:
        builder.speak(speech(told))
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS_PERMISSION,
    }
    builder.add_directive(SendRequestDirective("AskFor", payload, token))


def stamp(turn: Turn, answer: Answer, told: tuple[Cue, ...], elapsed: float) -> None:
    """Note when the speech leaves, for whoever interrupts it."""
    if answer.quiet:
        return
    price = turn.content.price
    # The slower voice: a place is rather too early than too late.
    before = sum(price(cue.line) * SLOWER_VOICE + cue.silence for cue in told)
    began = turn.now + elapsed + before
    if answer.passage:
        reprompt = (
            sum(price(cue.line) for cue in answer.reprompt),
            sum(cue.silence for cue in answer.reprompt),
        )
        passage = msgspec.structs.replace(answer.passage, began=began, reprompt=reprompt)
        turn.change(passage=passage)
    gate = turn.conversation.gate
    if gate and gate.speaking and not gate.began:
        turn.change(gate=msgspec.structs.replace(gate, began=began))


def consent_of(request: Any) -> Consent | None:
    """What was answered to Alexa's own question; None for other requests."""
    if not isinstance(request, ConnectionsResponse):
        return None
    status = (request.payload or {}).get("status")
    return Consent(str(status), request.token or "")


def session_reason(request: Any) -> str:
    """Why a session ended, in Alexa's word; empty for other requests."""
    if not isinstance(request, SessionEndedRequest):
        return ""
    return str(getattr(request.reason, "value", request.reason))
