"""The adapter: the SDK's one handler for all requests, and its one handler for our faults."""

import logging
from collections.abc import Callable, Mapping, Set
from functools import partial
from traceback import format_tb
from typing import Final

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, RequestEnvelope, Response
from msgspec import Struct
from msgspec.structs import replace

from skill.app import touches
from skill.app.requests import SCREEN_EVENT, read_conversation, read_request, recognised
from skill.app.responses import respond
from skill.app.routes import BY_NAME, dispatch
from skill.app.telemetry import Telemetry, report
from skill.dialogue import gate
from skill.dialogue.answer import Answer, Kind, lines
from skill.dialogue.questions import ask
from skill.dialogue.state import Question
from skill.dialogue.turn import Content, Turn
from skill.dialogue.unit_of_work import NOT_FORGOTTEN, NOT_KEPT, Budget, OutOfTimeError, UnitOfWork
from skill.progress.store import Owner, Store
from skill.services.alexa import Alexa
from skill.services.errors import Unreachable

logger = logging.getLogger(__name__)

SKILL_DISABLED: Final = "AlexaSkillEvent.SkillDisabled"
CAN_FULFILL: Final = "CanFulfillIntentRequest"
SPOKEN_TO: Final = ("LaunchRequest", "IntentRequest", "Connections.Response", SCREEN_EVENT)
"""The requests that are answered in words."""
CONVERSING: Final = (*SPOKEN_TO, "SessionEndedRequest")


class Dependencies(Struct, frozen=True):
    """What a turn works with."""

    store: Store
    contents: Mapping[str, Content]
    """By locale."""
    telemetry: Telemetry
    endpoints: Set[str]
    """The addresses at which Alexa's services may be called."""
    clock: Callable[[], float]
    """A monotonic clock in seconds, which measures the time of a turn."""


class Adapter(AbstractRequestHandler):
    """The SDK's one request handler; the routes decide what is done with a request."""

    def __init__(self, dependencies: Dependencies) -> None:
        """Take the dependencies of every turn."""
        self._with = dependencies

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every request."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer a request of a conversation, or delete an account; say nothing to others."""
        request = handler_input.request_envelope.request
        kind = str(request.object_type)
        if isinstance(request, IntentRequest):
            return self._take_turn(handler_input, str(request.intent.name))
        if kind == SCREEN_EVENT or kind in BY_NAME:
            return self._take_turn(handler_input, kind)
        if kind == SKILL_DISABLED:
            self._delete_account(handler_input.request_envelope)
        elif kind == CAN_FULFILL:
            return _cannot_fulfil(handler_input)
        else:
            logger.warning("no handler for a request of this kind")
        return handler_input.response_builder.response

    def _delete_account(self, envelope: RequestEnvelope) -> None:
        """Delete everything of the account. Raises the store's errors, so that Alexa may retry."""
        account = envelope.context.system.user.user_id
        self._with.store.forget_account(account, envelope.request.timestamp.timestamp())
        logger.info("an account was deleted")

    def _take_turn(self, handler_input: HandlerInput, name: str) -> Response:
        """Take the turn: decide, save, speak."""
        budget = Budget(self._with.clock)
        turn, work = begin_turn(handler_input, self._with, budget)
        before = turn.conversation
        answer = touches.told(turn) if name == SCREEN_EVENT else dispatch(turn, name)
        if answer.kind is not Kind.UNCHANGED:
            gate.take_back_if_owed(turn)
        turn.change(question=answer.question, passage=answer.passage)
        answer, notes = settled(turn, work, answer, work.finish(turn))
        response = respond(handler_input, turn, answer, notes, budget)
        self._with.telemetry.turn(report(name, before, turn, work, budget.elapsed))
        return response


def _cannot_fulfil(handler_input: HandlerInput) -> Response:
    """The skill answers nobody who has not opened it."""
    from ask_sdk_model.canfulfill import CanFulfillIntent, CanFulfillIntentValues

    no = CanFulfillIntent(can_fulfill=CanFulfillIntentValues.NO)
    builder = handler_input.response_builder.set_can_fulfill_intent(no)
    return builder.response


def begin_turn(
    handler_input: HandlerInput, dependencies: Dependencies, budget: Budget
) -> tuple[Turn, UnitOfWork]:
    """The turn of a request, with the conversation that it continues or opens."""
    envelope, store = handler_input.request_envelope, dependencies.store
    system = envelope.context.system
    contents = dependencies.contents
    # The end of a session may come in any language, as nothing is said to it.
    content = contents.get(envelope.request.locale) or next(iter(contents.values()))
    catalogue = content.catalogue
    request = read_request(envelope.request, system, catalogue)
    attributes = handler_input.attributes_manager.session_attributes
    conversation = None if envelope.session.new else read_conversation(attributes, catalogue)
    # The owner of the record is fixed at the start of a session.
    person = conversation.person if conversation else recognised(system)
    work = UnitOfWork(store, Owner(system.user.user_id, person), budget)
    if conversation:
        conversation = work.catch_up(conversation, request.now, catalogue)
    else:
        conversation = work.open(request.now, catalogue)
    alexa = Alexa(system, dependencies.endpoints, partial(_allow, budget, store.worst_case))
    return Turn(request, content, conversation, alexa), work


def _allow(budget: Budget, saving: float, seconds: float) -> None:
    """Raise Unreachable if a call would leave no time for the write that has to follow."""
    try:
        budget.allow(seconds + saving)
    except OutOfTimeError:
        raise Unreachable("no time left in this turn") from None


def settled(
    turn: Turn, work: UnitOfWork, answer: Answer, notes: tuple[str, ...]
) -> tuple[Answer, tuple[str, ...]]:
    """The answer after saving, or after a failure to save, and the notes in front of it.

    `notes` are keys of words.
    """
    if answer.kind is Kind.URGENT:
        work.put_off(turn, notes)
        return answer, ()
    if answer.ends and answer.kind is not Kind.FINAL and _unsaved_finish(turn):
        return _ask_to_note(turn), ()
    if NOT_FORGOTTEN in notes:
        return replace(answer, cues=()), notes
    if work.unsaved and answer.unkept is not None:
        return replace(answer, cues=answer.unkept(notes[0] if notes else NOT_KEPT)), ()
    return answer, notes


def _unsaved_finish(turn: Turn) -> bool:
    """Whether a finished practice is not saved yet; one that was given up does not count."""
    return any(row.finished for row in turn.conversation.unsaved)


def _ask_to_note(turn: Turn) -> Answer:
    """Keep the session open: its attributes hold the practice that could not be saved."""
    turn.change(question=Question.NOTE)
    return ask(turn, Question.NOTE, lines(turn.words.line("practice.well_done_short")))


class FaultHandler(AbstractExceptionHandler):
    """The SDK's one exception handler. The place stays where it was last saved."""

    def __init__(self, contents: Mapping[str, Content]) -> None:
        """Take the words, by locale."""
        self._contents = contents

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Handle every fault of a conversation; a failed event must be visible as a failure."""
        return handler_input.request_envelope.request.object_type in CONVERSING

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log its kind and stack, without its message, which may quote a person; then close."""
        stack = "".join(format_tb(exception.__traceback__))
        logger.error("fault", extra={"kind": type(exception).__name__, "stack": stack})
        builder = handler_input.response_builder
        request = handler_input.request_envelope.request
        content = self._contents.get(request.locale)
        if content and request.object_type in SPOKEN_TO:
            builder.speak(content.words.line("faults.trouble")).set_should_end_session(True)
        return builder.response
