"""A skill's reply, read as strictly as Alexa reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from simulator.documents import Drawn, RefusedDocumentError, read_directives
from simulator.envelope import Json
from simulator.languages import DEFAULT
from simulator.speech import Measure, Speech, parse, plain
from simulator.ssml import RefusedSpeechError

MOST_BYTES = 120 * 1024  # "Request and Response JSON Reference", Alexa Skills Kit documentation
MOST_CARD_CHARACTERS = 8000  # the same


class RefusedReplyError(ValueError):
    """A reply that Alexa would reject; the message says why."""


@dataclass(frozen=True)
class Card:
    """What the reply sends to the Alexa app."""

    title: str
    text: str


class Then(Enum):
    """What comes after the speech, by ``shouldEndSession``."""

    LISTENS = "listens"
    """False or null: the microphone opens."""
    STAYS = "stays"
    """Left out: a screen stays as it is; without a screen that is the end."""
    ENDS = "ends"
    """True: the session is over."""


@dataclass(frozen=True)
class PermissionWanted:
    """The skill wants Alexa to ask for a permission."""

    scope: str
    token: str
    """It comes back to the skill with the answer."""


@dataclass(frozen=True)
class Reply:
    """A reply's parts."""

    speech: Speech
    reprompt: Speech
    then: Then
    attributes: Mapping[str, Any]
    card: Card | None
    drawn: tuple[Drawn, ...]
    """What is drawn on a screen."""
    permission: PermissionWanted | None = None

    @property
    def stays_open(self) -> bool:
        """Tell whether the microphone opens after the speech."""
        return self.then is Then.LISTENS


def read(raw: object, measure: Measure = DEFAULT.estimate.seconds_of) -> Reply:
    """Read the reply to a launch or an intent. Raises RefusedReplyError."""
    try:
        sent = json.dumps(raw)
    except (TypeError, ValueError) as fault:
        raise RefusedReplyError(f"the reply is not JSON: {fault}") from fault
    size = len(sent.encode())
    if size > MOST_BYTES:
        raise RefusedReplyError(f"the reply has {size} bytes; at most {MOST_BYTES} are allowed")
    told = _object(json.loads(sent), "the reply")
    if "response" not in told or told.get("version") != "1.0":
        raise RefusedReplyError("the reply lacks its response, or version 1.0")
    response = _object(told["response"], "response")
    reprompt = _object(response.get("reprompt") or {}, "reprompt")
    return Reply(
        speech=_speech(response.get("outputSpeech"), "outputSpeech", measure),
        reprompt=_speech(reprompt.get("outputSpeech"), "reprompt", measure),
        then=_then(response),
        attributes=_object(told.get("sessionAttributes") or {}, "sessionAttributes"),
        card=_card(response.get("card")),
        drawn=_drawn(response.get("directives") or [], measure),
        permission=_permission(response.get("directives") or []),
    )


def _then(response: Json) -> Then:
    if "shouldEndSession" not in response:
        return Then.STAYS
    ends = response["shouldEndSession"]
    if not isinstance(ends, bool | None):
        raise RefusedReplyError("shouldEndSession is neither true, false nor null")
    return Then.ENDS if ends else Then.LISTENS


def _drawn(value: object, measure: Measure) -> tuple[Drawn, ...]:
    others = [one for one in _listed(value) if not _connects(one)]
    try:
        return read_directives(others, measure)
    except (RefusedDocumentError, RefusedSpeechError) as refused:
        raise RefusedReplyError(f"directives: {refused}") from refused


def _permission(directives: object) -> PermissionWanted | None:
    """Read what Alexa is to ask for ("Set Up Voice Permissions for Reminders", ibid.)."""
    for directive in filter(_connects, _listed(directives)):
        match directive:
            case {
                "type": "Connections.SendRequest",
                "name": "AskFor",
                "payload": {
                    "@type": "AskForPermissionsConsentRequest",
                    "@version": "1",
                    "permissionScope": str(scope),
                },
                "token": str(token),
            }:
                return PermissionWanted(scope, token)
            case _:
                raise RefusedReplyError("a Connections.SendRequest that is none Alexa knows")
    return None


def _listed(directives: object) -> list[object]:
    if not isinstance(directives, list):
        raise RefusedReplyError("directives are no list")
    return directives


def _connects(directive: object) -> bool:
    return isinstance(directive, dict) and directive.get("type") == "Connections.SendRequest"


def _object(value: object, what: str) -> Json:
    if not isinstance(value, dict):
        raise RefusedReplyError(f"{what} is not a JSON object")
    return value


def _speech(value: object, what: str, measure: Measure) -> Speech:
    if value is None:
        return Speech()
    told = _object(value, what)
    try:
        match told:
            case {"type": "SSML", "ssml": str(text)}:
                return parse(text, measure)
            case {"type": "PlainText", "text": str(text)}:
                return plain(text, measure)
    except RefusedSpeechError as refused:
        raise RefusedReplyError(f"{what}: {refused}") from refused
    raise RefusedReplyError(f"{what} is neither SSML nor plain text")


def _card(value: object) -> Card | None:
    if value is None:
        return None
    told = _object(value, "card")
    text = str(told.get("content") or told.get("text") or "")
    if len(text) > MOST_CARD_CHARACTERS:
        raise RefusedReplyError(f"the card has {len(text)} characters")
    return Card(str(told.get("title") or told.get("type") or "Card"), text)
