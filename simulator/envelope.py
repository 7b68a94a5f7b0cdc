"""The JSON a skill receives: launch, intent and session-ended requests, as Alexa sends them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeAlias

from simulator.languages import DEFAULT_LOCALE, language_of
from simulator.languages.language import Region
from simulator.meaning import Heard, Slot
from simulator.screens import INTERFACE, Screen, Seen, Touched, context, interfaces

Json: TypeAlias = dict[str, Any]

ANY_SKILL = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"

NO_KEY = "a-token-of-the-local-speaker"

# By region: "Send the User a Progressive Response", Alexa Skills Kit documentation.
_API_ENDPOINTS: Mapping[Region, str] = {
    "NA": "https://api.amazonalexa.com",
    "EU": "https://api.eu.amazonalexa.com",
    "FE": "https://api.fe.amazonalexa.com",
}


@dataclass(frozen=True)
class Services:
    """Where Alexa's own services are called, and with what key."""

    endpoint: str
    token: str


@dataclass(frozen=True)
class Setting:
    """The person, the device and the skill. The account is always the same."""

    locale: str = DEFAULT_LOCALE
    """One of ``simulator.languages.LOCALES``."""
    device: str = "living room"
    """Which speaker of the household."""
    person: str | None = None
    """The recognised person; None when Alexa does not know the voice."""
    screen: Screen | None = None
    """The screen of that speaker; None: it has none."""
    skill_id: str = ANY_SKILL
    """The skill's id, ``ALEXA_SKILL_ID`` where that is set."""
    services: Services | None = None
    """A stand-in for Alexa's services; None: her real addresses, with an invalid key."""


@dataclass(frozen=True)
class SessionFacts:
    """What an envelope says about a session."""

    session_id: str
    new: bool
    attributes: Mapping[str, Any]
    """As the skill last returned them."""
    seen: Seen | None = None
    """What is on the screen, where a document is drawn."""


def new_session_id() -> str:
    """Make the id of a session not seen before."""
    return f"amzn1.echo-api.session.{uuid.uuid4()}"


def launch(setting: Setting, session: SessionFacts, at: float) -> Json:
    """Build a LaunchRequest made at ``at`` (seconds since 1970)."""
    return _envelope(
        setting, session, at, {"type": "LaunchRequest", "shouldLinkResultBeReturned": False}
    )


def intent(setting: Setting, session: SessionFacts, at: float, heard: Heard) -> Json:
    """Build an IntentRequest, with every slot the intent declares."""
    slots = {name: _slot(slot, setting.skill_id) for name, slot in heard.slots.items()}
    meaning: Json = {"name": heard.intent, "confirmationStatus": "NONE"}
    if slots:
        meaning["slots"] = slots
    return _envelope(setting, session, at, {"type": "IntentRequest", "intent": meaning})


def user_event(setting: Setting, session: SessionFacts, at: float, touched: Touched) -> Json:
    """Build the request that a document's SendEvent command makes."""
    request = {
        "type": f"{INTERFACE}.UserEvent",
        "token": touched.token,
        "arguments": list(touched.arguments),
        "source": dict(touched.source),
        "components": dict(touched.components),
    }
    return _envelope(setting, session, at, request)


def session_ended(
    setting: Setting, session: SessionFacts, at: float, reason: str, error: Json | None = None
) -> Json:
    """Build a SessionEndedRequest; ``error`` holds ``type`` and ``message``."""
    request: Json = {"type": "SessionEndedRequest", "reason": reason}
    if error is not None:
        request["error"] = error
    return _envelope(setting, session, at, request)


def connection_answered(
    setting: Setting, session: SessionFacts, at: float, token: str, status: str
) -> Json:
    """Build the Connections.Response that reports the answer to Alexa's own question."""
    return _envelope(
        setting,
        session,
        at,
        {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "token": token,
            "payload": {"status": status, "isCardThrown": False},
        },
    )


def account_id() -> str:
    """Alexa's id of the household's account."""
    return _id("account", "household")


def person_id(name: str) -> str:
    """Alexa's id of a voice that it knows by that name."""
    return _id("person", name)


def _envelope(setting: Setting, session: SessionFacts, at: float, request: Json) -> Json:
    application = {"applicationId": setting.skill_id}
    user = {"userId": account_id()}
    region = language_of(setting.locale).locales[setting.locale].region
    services = setting.services or Services(_API_ENDPOINTS[region], NO_KEY)
    system: Json = {
        "application": application,
        "user": user,
        "device": {
            "deviceId": _id("device", setting.device),
            "supportedInterfaces": interfaces(setting.screen),
        },
        "apiEndpoint": services.endpoint,
        "apiAccessToken": services.token,
    }
    if setting.person is not None:
        system["person"] = {"personId": person_id(setting.person)}
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.session_id,
            "application": application,
            "attributes": dict(session.attributes),
            "user": user,
        },
        "context": {"System": system, **context(setting.screen, session.seen)},
        "request": {
            **request,
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "locale": setting.locale,
            "timestamp": datetime.fromtimestamp(int(at), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        },
    }


def _slot(slot: Slot, skill_id: str) -> Json:
    told: Json = {"name": slot.name, "confirmationStatus": "NONE"}
    if slot.spoken is None:
        return told
    told["source"] = "USER"
    if slot.several:
        values = [_simple(value, skill_id) for value in slot.several]
        return {**told, "slotValue": {"type": "List", "values": values}}
    simple = _simple(slot, skill_id)
    told |= {name: told_too for name, told_too in simple.items() if name != "type"}
    return {**told, "slotValue": simple}


def _simple(slot: Slot, skill_id: str) -> Json:
    simple: Json = {"type": "Simple", "value": slot.spoken}
    if not slot.type.startswith("AMAZON."):
        simple["resolutions"] = _resolutions(slot, skill_id)
    return simple


def _resolutions(slot: Slot, skill_id: str) -> Json:
    authority: Json = {"authority": f"amzn1.er-authority.echo-sdk.{skill_id}.{slot.type}"}
    if slot.value_name is None:
        authority["status"] = {"code": "ER_SUCCESS_NO_MATCH"}
    else:
        value = {"name": slot.value_name}
        if slot.value_id is not None:
            value["id"] = slot.value_id
        authority["status"] = {"code": "ER_SUCCESS_MATCH"}
        authority["values"] = [{"value": value}]
    return {"resolutionsPerAuthority": [authority]}


def _id(kind: str, name: str) -> str:
    digest = hashlib.sha256(f"{kind}:{name.casefold()}".encode()).hexdigest()
    return f"amzn1.ask.{kind}.{digest.upper()}"
