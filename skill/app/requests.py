"""From Alexa's request to a turn's input, none of which is trusted."""

import logging
from collections.abc import Mapping
from typing import Any

import msgspec
from ask_sdk_core.utils.request_util import get_simple_slot_values
from ask_sdk_model import IntentRequest, SessionEndedRequest
from ask_sdk_model.interfaces.connections import ConnectionsResponse

from skill.coaching.catalogue import Catalogue
from skill.coaching.vocabulary import known
from skill.dialogue.state import VERSION, Conversation
from skill.dialogue.turn import Consent, Event, Request, Slot
from skill.dialogue.validation import is_valid
from skill.progress.store import HOUSEHOLD

logger = logging.getLogger(__name__)

LONGEST_SPOKEN = 100
"""The most characters of what was said in a slot; longer values are ignored."""
MOST_NAMED = 20
"""The most values of one slot that are read; nobody names more in one breath."""
SCREEN_EVENT = "Alexa.Presentation.APL.UserEvent"
"""The type of a request from a screen. Importing its class would slow a cold start."""


def read_request(request: Any, system: Any, catalogue: Catalogue) -> Request:
    """Read the SDK's request, and the system part of its context."""
    return Request(
        now=request.timestamp.timestamp(),
        id=request.request_id,
        locale=request.locale or "",
        slots=_slots(request, catalogue),
        screen=_has_screen(system, request),
        event=_event(request),
        consent=_consent(request),
        reason=_reason(request),
    )


def recognised(system: Any) -> str:
    """The recognised person's id, or the household."""
    return str(system.person.person_id) if system.person else HOUSEHOLD


def read_conversation(attributes: Mapping[str, Any], catalogue: Catalogue) -> Conversation | None:
    """The conversation in the session attributes; None if they are refused."""
    try:
        conversation = msgspec.convert(attributes, Conversation)
    except msgspec.ValidationError:
        conversation = None
    if conversation and conversation.version == VERSION and is_valid(conversation, catalogue):
        return conversation
    logger.warning("session attributes refused; the record is read instead")
    return None


def _slots(request: Any, catalogue: Catalogue) -> dict[str, Slot]:
    """The filled slots of a request."""
    if not isinstance(request, IntentRequest) or not request.intent.slots:
        return {}
    found = {
        name: _slot(name, slot, catalogue)
        for name, slot in request.intent.slots.items()
        if len(slot.value or "") <= LONGEST_SPOKEN
    }
    return {name: slot for name, slot in found.items() if slot.spoken or slot.several}


def _slot(name: str, slot: Any, catalogue: Catalogue) -> Slot:
    """A slot of a request, whether it holds one value or a list of them."""
    values = get_simple_slot_values(slot.slot_value)[:MOST_NAMED]
    ids = (known(name, _resolved(value), catalogue) for value in values)
    several = tuple(dict.fromkeys(found for found in ids if found))
    return Slot(slot.value or "", known(name, _resolved(slot), catalogue), several)


def _resolved(slot: Any) -> str | None:
    """The id of the value a slot was resolved to."""
    authorities = slot.resolutions.resolutions_per_authority if slot.resolutions else None
    for authority in authorities or ():
        if authority.values:
            found: str | None = authority.values[0].value.id
            return found
    return None


def _has_screen(system: Any, request: Any) -> bool:
    """Whether documents may be sent: the device can draw them, and no task was launched.

    A device with a screen has the interface "Alexa.Presentation.APL". The answer to the launch of a
    task must not have documents (Alexa Skills Kit, custom tasks).
    """
    interfaces = system.device.supported_interfaces if system.device else None
    draws = interfaces is not None and interfaces.alexa_presentation_apl is not None
    return draws and getattr(request, "task", None) is None


def _event(request: Any) -> Event | None:
    if request.object_type != SCREEN_EVENT:
        return None
    arguments = request.arguments if isinstance(request.arguments, list) else ()
    return Event(str(request.token), tuple(arguments))


def _consent(request: Any) -> Consent | None:
    if not isinstance(request, ConnectionsResponse):
        return None
    status = (request.payload or {}).get("status")
    return Consent(str(status), request.token or "")


def _reason(request: Any) -> str:
    if not isinstance(request, SessionEndedRequest):
        return ""
    return str(getattr(request.reason, "value", request.reason))
