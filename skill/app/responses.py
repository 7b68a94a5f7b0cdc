"""From an answer to Alexa's response, with the state for the next turn."""

from typing import Any

import msgspec
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.ui import AskForPermissionsConsentCard, SimpleCard

from skill.app.serializer import SessionAttributes
from skill.coaching import policy
from skill.coaching.cue import Cue
from skill.dialogue.answer import Answer, Kind, lines
from skill.dialogue.turn import Turn
from skill.dialogue.unit_of_work import Budget
from skill.services.access import REMINDERS_PERMISSION
from skill.speech.ssml import speech


def respond(
    handler_input: HandlerInput,
    turn: Turn,
    answer: Answer,
    notes: tuple[str, ...],
    budget: Budget,
) -> Response:
    """The response; `notes` are the keys of what is said before the answer."""
    builder, session = handler_input.response_builder, handler_input.attributes_manager
    session.session_attributes = {}
    if answer.kind is Kind.SILENT:
        return builder.response
    told = lines(*(turn.words.line(key) for key in notes))
    if answer.asks_permission is not None:
        _hand_over(builder, answer.asks_permission, told)
    elif answer.speaks:
        _say(builder, turn, answer, told)
        stamp(turn, answer, told, budget.elapsed)
    if not answer.ends:
        session.session_attributes = SessionAttributes(msgspec.to_builtins(turn.conversation))
    return builder.response


def _say(builder: Any, turn: Turn, answer: Answer, told: tuple[Cue, ...]) -> None:
    """Speak, and draw if there is a screen; a screen speaks its passages itself."""
    if turn.request.screen:
        # Imported here: only a speaker with a screen needs it.
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


def _hand_over(builder: Any, token: str, told: tuple[Cue, ...]) -> None:
    """Let Alexa ask for the permission to set reminders ("Set Up Voice Permissions for Reminders",
    Alexa Skills Kit documentation). As there, shouldEndSession is left out."""
    if told:
        builder.speak(speech(told))
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS_PERMISSION,
    }
    builder.add_directive(SendRequestDirective("AskFor", payload, token))


def stamp(turn: Turn, answer: Answer, told: tuple[Cue, ...], elapsed: float) -> None:
    """Note when the speech leaves: the next turn derives from it how far it got.

    `elapsed` are the seconds of handler time so far.
    """
    price = turn.content.price
    # With the slower voice, so that the place is too early rather than too late.
    before = sum(price(cue.line) * policy.SLOWER_VOICE + cue.silence for cue in told)
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
