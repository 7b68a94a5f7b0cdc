"""The account: when a skill is disabled, all that is kept of everyone in it is deleted."""

import logging

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.app.adapter import Room, request_name

logger = logging.getLogger(__name__)

SKILL_DISABLED = "AlexaSkillEvent.SkillDisabled"


class SkillDisabled(AbstractRequestHandler):
    """The skill was disabled: nothing is kept, and nothing is said."""

    def __init__(self, room: Room) -> None:
        """Delete from that room's store."""
        self._room = room

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is that event."""
        return request_name(handler_input) == SKILL_DISABLED

    def handle(self, handler_input: HandlerInput) -> Response:
        """Delete everything of the account. Raises what the store raises: Alexa may try again."""
        account = handler_input.request_envelope.context.system.user.user_id
        self._room.store.forget_account(account)
        logger.info("an account was deleted")
        return handler_input.response_builder.response
