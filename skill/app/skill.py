"""The table of contents: every request and intent, and what is done with it, in order."""

import logging
import time
from collections.abc import Callable, Mapping, Set
from importlib.resources import files
from traceback import format_tb

import msgspec
from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import IntentRequest, Response

from skill.app import routes as answering
from skill.app import touches as touching
from skill.app.account import SkillDisabled
from skill.app.adapter import SCREEN_EVENT, Answering, Handler, Room
from skill.app.serializer import EnvelopeSerializer
from skill.app.telemetry import FALLBACK, LogWatch, Watch
from skill.coaching.catalogue import read_catalogue
from skill.coaching.safety import read_health
from skill.dialogue.answer import Answer
from skill.dialogue.state import Conversation, Question
from skill.dialogue.turn import Content, Turn
from skill.intents import (
    choosing,
    closing,
    feedback,
    opening,
    record,
    tuning,
    week,
)
from skill.intents import (
    health as comfort,
)
from skill.intents import (
    moving as practising,
)
from skill.intents import (
    own_routine as own,
)
from skill.intents import (
    reminders as reminding,
)
from skill.intents import (
    telling as asking,
)
from skill.progress.items import Item
from skill.progress.store import Store
from skill.services.access import ENDPOINTS
from skill.speech.pricing import seconds_of
from skill.speech.words import Entries, LanguageWords, read_entries, read_locales

logger = logging.getLogger(__name__)


def practising_only(answer: Answering) -> Answering:
    """Only in a practice; else what can be said here."""

    def answered(turn: Turn) -> Answer:
        return answer(turn) if turn.active else answering.help_here(turn)

    return answered


def or_rest(answer: Answering) -> Answering:
    """After pain, a wish to wait is a wish to rest."""

    def answered(turn: Turn) -> Answer:
        if turn.active and turn.conversation.question is Question.AFTER_PAIN:
            return comfort.rest(turn)
        return answer(turn)

    return answered


ANSWERS: Mapping[str, Answering] = {
    # Opening
    "LaunchRequest": opening.launch,
    "AMAZON.YesIntent": answering.yes,
    "AMAZON.NoIntent": answering.no,
    "ReadyIntent": answering.go_ahead,
    # Choosing
    "StartRoutineIntent": answering.start_routine_here,
    "DoStretchIntent": answering.do_stretch_here,
    "AvoidIntent": choosing.avoid,
    "RoutinesIntent": asking.routines,
    "MakeRoutineIntent": own.make_routine,
    "FirstSideIntent": own.first_side,
    # Practising
    "AMAZON.NextIntent": answering.next_here,
    "SkipStretchIntent": practising_only(practising.skip),
    "AMAZON.PreviousIntent": practising_only(practising.previous),
    "AMAZON.RepeatIntent": answering.repeat_here,
    "AMAZON.StartOverIntent": answering.start_over_here,
    "ChangeSidesIntent": practising_only(practising.change_sides),
    "MoreTimeIntent": or_rest(answering.more_time_here),
    # The place
    "AMAZON.PauseIntent": or_rest(answering.pause_here),
    "AMAZON.ResumeIntent": answering.go_ahead,
    # Tuning
    "ChangePaceIntent": tuning.change_pace,
    "SetRepeatsIntent": tuning.set_repeats,
    "SetHoldIntent": tuning.set_hold,
    "HandsFreeIntent": tuning.hands_free,
    "ChangeEffortIntent": tuning.change_effort,
    "FeedbackIntent": feedback.feedback,
    # Asking
    "WhichSideIntent": asking.which_side,
    "TimeLeftIntent": asking.time_left,
    "WhatNextIntent": asking.what_next,
    "ExplainStretchIntent": asking.explain,
    "EquipmentIntent": asking.equipment,
    "SafetyIntent": asking.safety_tips,
    # Comfort
    "SymptomIntent": comfort.symptom,
    "HealthQuestionIntent": comfort.health_question,
    # The record
    "ProgressIntent": week.progress,
    "SetGoalIntent": week.set_goal,
    "WhatYouKnowIntent": record.what_you_know,
    "ForgetMeIntent": record.forget_me,
    # Reminders
    "SetReminderIntent": reminding.set_reminder,
    "ListRemindersIntent": reminding.list_reminders,
    "CancelRemindersIntent": reminding.cancel_reminders,
    "Connections.Response": reminding.permission_answered,
    # Closing
    "AMAZON.StopIntent": closing.stop,
    "AMAZON.CancelIntent": closing.cancel,
    "AMAZON.NavigateHomeIntent": closing.stop,
    "SessionEndedRequest": closing.session_ended,
    "AMAZON.HelpIntent": answering.help_here,
    "AMAZON.FallbackIntent": answering.not_understood,
}
"""By request type or intent, what is done with it."""


def told_by_screen(turn: Turn) -> Answer:
    """What a screen tells; a touch means what its word means."""
    return touching.told(turn, ANSWERS)


SPOKEN_TO = ("LaunchRequest", "IntentRequest", "Connections.Response", SCREEN_EVENT)
CONVERSING = (*SPOKEN_TO, "SessionEndedRequest")


class OtherIntent(Handler):
    """An intent of another version's interaction model: not understood, like nonsense."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is an intent."""
        return isinstance(handler_input.request_envelope.request, IntentRequest)


class Unknown(AbstractRequestHandler):
    """Any other request: answered with nothing."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whatever no other handler takes."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        logger.warning("no handler for a request of this kind")
        return handler_input.response_builder.response


class Trouble(AbstractExceptionHandler):
    """A fault of ours: one calm sentence; the place is where it was last saved."""

    def __init__(self, contents: Mapping[str, Content]) -> None:
        """Take the words, by locale."""
        self._contents = contents

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Every fault of a conversation; an event that fails has to be seen to fail."""
        return handler_input.request_envelope.request.object_type in CONVERSING

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log what it was, and close: its kind and where, for its message may quote a person."""
        stack = "".join(format_tb(exception.__traceback__))
        logger.error("fault", extra={"kind": type(exception).__name__, "stack": stack})
        builder = handler_input.response_builder
        request = handler_input.request_envelope.request
        content = self._contents.get(request.locale)
        if content and request.object_type in SPOKEN_TO:
            builder.speak(content.words.line("faults.trouble")).set_should_end_session(True)
        return builder.response


def assemble(
    store: Store,
    watch: Watch | None = None,
    endpoints: Set[str] = ENDPOINTS,
    clock: Callable[[], float] = time.monotonic,
) -> CustomSkill:
    """The skill, with its record kept in that store, and its turns told to that watch.

    Alexa's services are called at these addresses alone. The clock, in seconds, holds the time
    that a turn may take.
    """
    # msgspec makes out a type when it first meets it, and two threads that do so at once crash
    # the process: here there is one.
    for kind in (Conversation, Item):
        msgspec.json.Decoder(kind)
    contents = read_contents()
    room = Room(store, contents, watch or LogWatch(), endpoints, clock)
    builder = CustomSkillBuilder()
    for name, answer in ANSWERS.items():
        builder.add_request_handler(Handler(name, answer, room))
    builder.add_request_handler(Handler(SCREEN_EVENT, told_by_screen, room))
    builder.add_request_handler(OtherIntent(FALLBACK, answering.not_understood, room))
    builder.add_request_handler(SkillDisabled(room))
    builder.add_request_handler(Unknown())
    builder.add_exception_handler(Trouble(contents))
    skill = builder.create()
    skill.serializer = EnvelopeSerializer()
    return skill


def read_contents(read: Callable[[str], str] | None = None) -> dict[str, Content]:
    """The content files, for every locale. Raises ContentError.

    `read` gives a file's text by its name under skill/content.
    """
    text = read or _shipped
    catalogue = read_catalogue(
        text("stretches.toml"), text("routines.toml"), text("positions.toml")
    )
    health = read_health(text("health.toml"), catalogue)
    contents: dict[str, Content] = {}
    entries: dict[str, Entries] = {}
    for name, locale in read_locales(text("locales.toml")).items():
        if locale.language not in entries:
            file = f"words/{locale.language}.toml"
            entries[locale.language] = read_entries(text(file), file, catalogue)
        words = LanguageWords(entries[locale.language], locale)
        contents[name] = Content(catalogue, health, words, seconds_of)
    return contents


def _shipped(name: str) -> str:
    return files("skill").joinpath("content", *name.split("/")).read_text("utf-8")
