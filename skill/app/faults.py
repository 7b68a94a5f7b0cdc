"""What a person hears of a fault of ours: one calm sentence."""

import logging
from collections.abc import Mapping
from traceback import format_tb
from typing import Final

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.app.requests import SCREEN_EVENT
from skill.dialogue.turn import Content

logger = logging.getLogger(__name__)

SPOKEN_TO: Final = ("LaunchRequest", "IntentRequest", "Connections.Response", SCREEN_EVENT)
"""The requests that are answered in words."""
CONVERSING: Final = (*SPOKEN_TO, "SessionEndedRequest")


class FaultHandler(AbstractExceptionHandler):
    """The SDK's one exception handler; the place is where it was last saved."""

    def __init__(self, contents: Mapping[str, Content]) -> None:
        """Take the words, by locale."""
        self._contents = contents

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Every fault of a conversation; an event that fails has to be seen to fail."""
        return handler_input.request_envelope.request.object_type in CONVERSING

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Log its kind and where it was, for its message may quote a person; and close."""
        stack = "".join(format_tb(exception.__traceback__))
        logger.error("fault", extra={"kind": type(exception).__name__, "stack": stack})
        builder = handler_input.response_builder
        request = handler_input.request_envelope.request
        content = self._contents.get(request.locale)
        if content and request.object_type in SPOKEN_TO:
            builder.speak(content.words.line("faults.trouble")).set_should_end_session(True)
        return builder.response
