"""The envelope at the door: what every door checks before the skill sees a request.

Amazon's envelope is far larger; only what the skill needs is named here, after the JSON reference
of the Alexa Skills Kit ("Request Format").
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_model import RequestEnvelope

from skill.app.errors import OtherLanguage, Refused, Unknown
from skill.app.serializer import EnvelopeSerializer
from skill.languages import locales, words

LOCALES: Final = frozenset(locales())

IN_SESSION: Final = frozenset(
    {
        "LaunchRequest",
        "IntentRequest",
        "SessionEndedRequest",
        "Connections.Response",
        "Alexa.Presentation.APL.UserEvent",
    }
)
"""The requests that are never sent outside a session."""

HANDLED: Final = IN_SESSION | {"AlexaSkillEvent.SkillDisabled"}
"""The requests that the skill does something about."""

SPEECHLESS: Final = ("SessionEndedRequest", "AlexaSkillEvent.")
"""Prefixes of requests that are never answered in words, so that any locale will do."""


DEEPEST: Final = 64
"""The most levels of nesting. Amazon's own, and our session attributes, stay below twenty; the SDK
copies them recursively, and must not run out of stack."""

LARGEST: Final = 100 * 1024
"""Bytes of an envelope. A response has at most 120 KB (Alexa Skills Kit, "Request and Response JSON
Reference"), of which only the session attributes come back."""

YEARS: Final = (2000, 9000)
"""The range of years in which timestamps can be computed with, in any time zone."""

Id = Annotated[str, msgspec.Meta(max_length=255, pattern=r"\A[!-~]+\Z")]
"""The id of an account, a person or a request. "The length of this identifier can vary, but is
never more than 255 characters" (Alexa Skills Kit, "Request and Response JSON Reference")."""


class _Part(msgspec.Struct, rename="camel"):
    pass


class Application(_Part):
    """The skill that a request is for."""

    application_id: str


class User(_Part):
    """The account that a request comes from."""

    user_id: Id


class Person(_Part):
    """The person speaking, if Alexa recognises the voice."""

    person_id: Id


class System(_Part):
    """Whose request it is, and for which skill."""

    application: Application
    user: User
    person: Person | None = None


class Context(_Part):
    """What comes with a request, in a session or outside one."""

    system: System = msgspec.field(name="System")


class Session(_Part):
    """The session that a request belongs to, if any."""

    new: bool
    application: Application | None = None


class Value(_Part):
    """A value of a slot's type."""

    name: str
    id: str | None = None


class Values(_Part):
    """The wrapper of a value."""

    value: Value


class Resolution(_Part):
    """One authority's interpretation of a slot."""

    values: list[Values] | None = None


class Resolutions(_Part):
    """All authorities' interpretations of a slot."""

    resolutions_per_authority: list[Resolution] | None = None


class SlotValue(_Part):
    """One of the values of a slot, or a list of them."""

    type: str
    value: str | None = None
    resolutions: Resolutions | None = None
    values: "list[SlotValue | None] | None" = None


class Slot(_Part):
    """What was said in a slot, and what it may mean."""

    value: str | None = None
    resolutions: Resolutions | None = None
    slot_value: SlotValue | None = None


class Intent(_Part):
    """What a person wants."""

    name: Annotated[str, msgspec.Meta(max_length=100, pattern=r"\A[\w.]+\Z")]
    slots: dict[str, Slot] | None = None


class Request(_Part):
    """The request itself."""

    type: Annotated[str, msgspec.Meta(max_length=100, pattern=r"\A[\w.]+\Z")]
    request_id: Id
    timestamp: Annotated[datetime, msgspec.Meta(tz=True)]
    locale: str | None = None
    intent: Intent | None = None

    def __post_init__(self) -> None:
        """Check what every spoken request must have. Raises ValueError."""
        if self.type in {"LaunchRequest", "IntentRequest"} and self.locale is None:
            raise ValueError("a spoken request without a locale")
        if not YEARS[0] <= self.timestamp.year <= YEARS[1]:
            raise ValueError("a timestamp of another age")
        if self.type == "IntentRequest" and self.intent is None:
            raise ValueError("an IntentRequest without an intent")


class Envelope(_Part):
    """What the doors read of an envelope."""

    request: Request
    context: Context
    session: Session | None = None

    def __post_init__(self) -> None:
        """Check that the request is in a session if it has to be. Raises ValueError."""
        if self.session is None and self.request.type in IN_SESSION:
            raise ValueError("no session")

    def applications(self) -> set[str]:
        """Return the ids of the skills that the envelope is for: one, unless it is forged."""
        named = {self.context.system.application.application_id}
        if self.session and self.session.application:
            named.add(self.session.application.application_id)
        return named


def parse(body: bytes) -> object:
    """Parse a request's body, as JSON in UTF-8.

    Raises Refused if it is not.
    """
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refused("the body is not JSON in UTF-8") from None


def outline(event: object) -> Envelope:
    """Return the parts of an envelope that the doors read.

    Raises Refused, with the place of the first fault, if a part is missing or malformed.
    """
    try:
        return msgspec.convert(event, Envelope)
    except msgspec.ValidationError as fault:
        raise Refused(f"malformed envelope: {fault}") from None


def admit(event: object, skill_id: str | None) -> RequestEnvelope:
    """Return the SDK's envelope of an event, if it is for this skill and in one of its languages.

    Without a skill_id, envelopes for any skill are admitted. Raises Refused; Unknown for what is
    well-formed and of no kind that is known here; or OtherLanguage if a person is waiting for an
    answer in words.
    """
    text = _written(event)
    envelope = outline(event)
    if skill_id is not None and envelope.applications() != {skill_id}:
        raise Refused("the request is for another skill")
    intent = envelope.request.intent
    if intent is not None and not intent.name.endswith("Intent"):
        raise Unknown("an intent of another kind of name")
    admitted = _deserialise(text, envelope.request.type)
    _check_locale(envelope.request)
    return admitted


def _written(event: object) -> str:
    """The event as JSON. Python's own parser, and so Lambda's, accepts more than JSON allows."""
    if _too_deep(event):
        raise Refused("malformed envelope: too deep")
    try:
        text = json.dumps(event, ensure_ascii=False, allow_nan=False)
        size = len(text.encode())
    except ValueError:
        # From None: the cause would carry the content into the log.
        raise Refused("malformed envelope: not what JSON can say in UTF-8") from None
    if size > LARGEST:
        raise Refused("malformed envelope: too large")
    return text


def _too_deep(event: object) -> bool:
    layer = [event]
    for _ in range(DEEPEST):
        layer = [part for whole in layer for part in _parts(whole) if isinstance(part, dict | list)]
        if not layer:
            return False
    return True


def _parts(whole: object) -> Iterable[object]:
    if isinstance(whole, dict):
        return whole.values()
    return whole if isinstance(whole, list) else ()


def _deserialise(text: str, kind: str) -> RequestEnvelope:
    try:
        return EnvelopeSerializer().deserialize(text, RequestEnvelope)
    except SerializationException:
        # The SDK's message quotes the envelope, so it goes no further; nor does the name of a type
        # that anybody may have made up.
        if kind in HANDLED:
            raise Refused(f"a request that the SDK cannot read, of type {kind}") from None
        raise Unknown("a request of a type that the SDK cannot read") from None


def _check_locale(request: Request) -> None:
    if request.locale in LOCALES or request.type.startswith(SPEECHLESS):
        return
    if request.type in {"LaunchRequest", "IntentRequest"}:
        raise OtherLanguage("unsupported locale")
    if request.locale is not None:
        raise Refused("unsupported locale")


def silence(event: object) -> dict[str, Any]:
    """Return the answer to a refused request: nothing, and the end of its session if it had one."""
    in_session = isinstance(event, dict) and event.get("session") is not None
    return {"version": "1.0", "response": {"shouldEndSession": True} if in_session else {}}


def unchanged(event: object) -> dict[str, Any]:
    """Return the answer to an unknown request: nothing, and its session as it was."""
    session = event.get("session") if isinstance(event, dict) else None
    kept = session.get("attributes") if isinstance(session, dict) else None
    answer: dict[str, Any] = {"version": "1.0", "response": {}}
    return {**answer, "sessionAttributes": kept} if kept else answer


def other_language() -> dict[str, Any]:
    """Return the answer to a person who speaks another language: one sentence, and the end."""
    speech = {"type": "PlainText", "text": words.other_language()}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}
