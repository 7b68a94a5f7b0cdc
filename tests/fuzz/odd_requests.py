"""Requests of types, intents, slots, times and ids that nobody expects."""

from collections.abc import Sequence
from random import Random
from typing import Any, Final

from simulator.languages import LOCALES
from skill.app.routes import BY_NAME
from tests.fuzz.scenes import Scene
from tests.fuzz.values import CANARY, KNOWN_IDS, ODD_TEXT, anything
from tests.handlers.states import SLOTS

TYPES: Final = (
    "LaunchRequest",
    "IntentRequest",
    "SessionEndedRequest",
    "SessionResumedRequest",
    "CanFulfillIntentRequest",
    "Display.ElementSelected",
    "AudioPlayer.PlaybackStarted",
    "PlaybackController.NextCommandIssued",
    "Alexa.Presentation.APL.UserEvent",
    "Alexa.Presentation.APL.RuntimeError",
    "AlexaSkillEvent.SkillEnabled",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.Unheard",
    "Connections.Response",
    "Messaging.MessageReceived",
    "Reminders.ReminderCreated",
    "System.ExceptionEncountered",
    "Dialog.API.Invoked",
    "Unheard.Of",
    "launchrequest",
    "Handler",
    "__class__",
)
TIMESTAMPS: Final = (
    "2026-06-01T12:00:00",
    "2026-06-01T12:00:00+14:00",
    "2026-06-01T12:00:00.123456789Z",
    "2026-06-01t12:00:00z",
    "2026-06-01 12:00:00Z",
    "2026-06-01T23:59:60Z",
    "2026-06-01T24:00:00Z",
    "2026-W23-1T12:00:00Z",
    "20260601T120000Z",
    "2026-02-30T12:00:00Z",
    "1 June 2026 noon",
    "12:00",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-23:59",
    "1969-12-31T23:59:59Z",
    "1970-01-01T00:00:00Z",
    "2038-01-19T03:14:08Z",
    "2999-01-01T00:00:00Z",
    "-001-01-01T00:00:00Z",
    "1800000000",
    1_800_000_000,
    1_800_000_000_000,
    1e300,
    CANARY,
)
OTHER_LOCALES: Final = (*LOCALES, "de-DE", "en-ZZ", "EN-us", "en", "", CANARY, None, 7)


def set_type(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    envelope["request"]["type"] = chance.choice((*TYPES, *LONG_TYPES))


LONG_TYPES: Final = ("A" * 101, "A" * 5000, "A\n", "", "\u0663\u0663")


def set_intent(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    names = (*BY_NAME, "NoSuchIntent", "AMAZON.ScrollUpIntent", CANARY, "")
    envelope["request"]["intent"]["name"] = chance.choice(names)


def set_timestamp(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    envelope["request"]["timestamp"] = chance.choice(TIMESTAMPS)


def set_locale(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    envelope["request"]["locale"] = chance.choice(OTHER_LOCALES)


def set_id(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """An account, a person, a device or a session of an odd name."""
    odd = chance.choice((*ODD_TEXT, None, 7, "a%#b" * 60, "x" * 255, "x" * 256, "x" * 2049))
    system, session = envelope["context"]["System"], envelope.get("session", {})
    where = chance.randrange(5)
    if where == 0:
        system["user"] = {"userId": odd}
    elif where == 1:
        system["person"] = {"personId": odd}
    elif where == 2:
        system["device"] = {"deviceId": odd}
    elif where == 3:
        session["sessionId"] = odd
    else:
        session["user"] = {"userId": odd}


def set_request_id(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    # No canary: a request's id is logged, so that a turn can be found.
    ids = ("", "x", "\ud800", "\x00", "\u00e9" * 20, "x" * 5000, "a b\n", None, 7)
    envelope["request"]["requestId"] = chance.choice(ids)


def set_slot(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """A slot, filled with what nobody would say, and resolved oddly."""
    intent = envelope["request"]["intent"]
    slots = intent.setdefault("slots", {})
    own = {name for example in SLOTS.get(intent["name"], []) for name in example}
    name = chance.choice(sorted(own) if own and chance.random() < 0.9 else SLOT_NAMES)
    value = chance.choice((*ODD_TEXT, *KNOWN_IDS, "4", "1000000", str(10**320)))
    slots[name] = {
        "name": chance.choice((name, CANARY)),
        "value": value,
        "confirmationStatus": chance.choice(("NONE", "CONFIRMED", CANARY)),
        "resolutions": _resolutions(chance),
    }
    if chance.random() < 0.3:
        slots[name]["slotValue"] = _slot_value(chance, value)
        if chance.random() < 0.5:
            del slots[name]["value"]


def _slot_value(chance: Random, value: str) -> Any:
    """One value or several, as slots that take a list have them; or nothing of the kind."""
    simple = {"type": "Simple", "value": value, "resolutions": _resolutions(chance)}
    return chance.choice(
        (
            simple,
            {"type": "List", "values": [simple] * chance.choice((0, 1, 3, 300))},
            {"type": "List", "values": [{"type": "List", "values": [simple, None]}]},
            {"type": "List", "values": None},
            {"type": chance.choice(("Composite", CANARY)), "values": [simple]},
            {"values": [simple]},
            anything(chance),
        )
    )


SLOT_NAMES: Final = tuple(
    "routine repeats pace minutes stretch side again seconds change switch effort limitation "
    "symptom condition period feedback stretches edit days often time weekdays".split()
)


def _resolutions(chance: Random) -> Any:
    value = chance.choice(
        (
            {"name": CANARY, "id": chance.choice(KNOWN_IDS)},
            {"name": CANARY, "id": chance.choice(ODD_TEXT)},
            {"name": CANARY},
            {"id": None},
            None,
            anything(chance),
        )
    )
    authority = {
        "authority": f"amzn1.er-authority.echo-sdk.dynamic.{CANARY}",
        "status": {"code": chance.choice(("ER_SUCCESS_MATCH", "ER_ERROR_TIMEOUT", CANARY))},
        "values": chance.choice(([{"value": value}], [value], [], None, value)),
    }
    whole = {"resolutionsPerAuthority": [authority] * chance.randrange(3)}
    return whole if chance.random() < 0.9 else anything(chance)


def set_session(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """A session that is none, or another than it says."""
    session = envelope["session"]
    how = chance.randrange(5)
    if how == 0:
        envelope["session"] = chance.choice((None, {}, [], CANARY))
    elif how == 1:
        session["new"] = chance.choice((not session["new"], None, "false", CANARY))
    elif how == 2:
        session["attributes"] = anything(chance)
    elif how == 3:
        session.pop(chance.choice(list(session)))
    else:
        session["application"] = {"applicationId": CANARY}
