from __future__ import annotations

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.utils.request_util import get_simple_slot_values
from ask_sdk_model import IntentRequest, LaunchRequest, RequestEnvelope, SessionEndedRequest

from simulator import envelope
from simulator.envelope import Json, SessionFacts, Setting
from simulator.languages import LOCALES
from simulator.meaning import Heard, Slot

AT = 1_800_000_000.9  # 2027-01-15 08:00:00 UTC, and a bit
FACTS = SessionFacts("amzn1.echo-api.session.x", new=False, attributes={"place": 3})
HEARD = Heard(
    "DoStretchIntent",
    {
        "stretch": Slot("stretch", "STRETCH", "the lunge", "knee_lunge", "knee lunge"),
        "side": Slot("side", "SIDE", "upside"),
        "repeats": Slot("repeats", "AMAZON.NUMBER", "3"),
        "pace": Slot("pace", "PACE"),
    },
)


def read(sent: Json) -> Any:
    """Read it as the SDK does."""
    return DefaultSerializer().deserialize(json.dumps(sent), RequestEnvelope)


def test_a_launch_as_the_sdk_reads_it() -> None:
    setting = Setting(locale="en-GB", device="kitchen", person="ana", skill_id="amzn1.ask.skill.a")
    told = read(envelope.launch(setting, FACTS, AT))
    assert isinstance(told.request, LaunchRequest)
    assert told.request.locale == "en-GB"
    assert told.request.timestamp.isoformat() == "2027-01-15T08:00:00+00:00"
    assert told.session.session_id == FACTS.session_id
    assert told.session.attributes == {"place": 3}
    assert told.session.application.application_id == "amzn1.ask.skill.a"
    system = told.context.system
    assert system.application.application_id == "amzn1.ask.skill.a"
    assert system.user.user_id == told.session.user.user_id
    assert system.person.person_id.startswith("amzn1.ask.person.")
    assert system.api_endpoint == "https://api.eu.amazonalexa.com"
    assert system.api_access_token


def test_the_timestamp_is_to_the_second() -> None:
    sent = envelope.launch(Setting(), FACTS, AT)
    assert sent["request"]["timestamp"] == "2027-01-15T08:00:00Z"


def test_an_intent_as_the_sdk_reads_it() -> None:
    told = read(envelope.intent(Setting(), FACTS, AT, HEARD))
    assert isinstance(told.request, IntentRequest)
    slots = told.request.intent.slots
    assert told.request.intent.name == "DoStretchIntent"
    assert set(slots) == {"stretch", "side", "repeats", "pace"}
    [match] = slots["stretch"].resolutions.resolutions_per_authority
    assert match.status.code.value == "ER_SUCCESS_MATCH"
    assert (match.values[0].value.id, match.values[0].value.name) == ("knee_lunge", "knee lunge")
    assert slots["stretch"].value == "the lunge"


def test_a_value_nobody_knows_is_told_to_be_none() -> None:
    told = read(envelope.intent(Setting(), FACTS, AT, HEARD))
    side = told.request.intent.slots["side"]
    [no_match] = side.resolutions.resolutions_per_authority
    assert side.value == "upside"
    assert no_match.status.code.value == "ER_SUCCESS_NO_MATCH"
    assert no_match.values is None


def test_numbers_have_no_resolutions_and_empty_slots_no_value() -> None:
    slots = envelope.intent(Setting(), FACTS, AT, HEARD)["request"]["intent"]["slots"]
    assert slots["repeats"]["value"] == "3"
    assert "resolutions" not in slots["repeats"]
    assert slots["pace"] == {"name": "pace", "confirmationStatus": "NONE"}


def test_several_values_are_a_list_as_the_sdk_reads_it() -> None:
    values = tuple(
        Slot("stretches", "STRETCH", spoken, name, spoken)
        for spoken, name in (("nod", "neck_flexion"), ("lunge", "knee_lunge"))
    )
    slot = Slot("stretches", "STRETCH", "nod and lunge", several=values)
    told = read(envelope.intent(Setting(), FACTS, AT, Heard("MakeRoutineIntent", {"s": slot})))
    found = told.request.intent.slots["s"]
    assert (found.value, found.resolutions) == (None, None)
    ids = [
        value.resolutions.resolutions_per_authority[0].values[0].value.id
        for value in get_simple_slot_values(found.slot_value)
    ]
    assert ids == ["neck_flexion", "knee_lunge"]


def test_the_end_of_a_session_as_the_sdk_reads_it() -> None:
    error = {"type": "INVALID_RESPONSE", "message": "too long"}
    told = read(envelope.session_ended(Setting(), FACTS, AT, "ERROR", error))
    assert isinstance(told.request, SessionEndedRequest)
    assert told.request.reason.value == "ERROR"
    assert told.request.error.object_type.value == "INVALID_RESPONSE"
    quiet = envelope.session_ended(Setting(), FACTS, AT, "USER_INITIATED")
    assert "error" not in quiet["request"]


def test_who_and_where_keep_their_ids() -> None:
    one = envelope.launch(Setting(device="Kitchen", person="Ana"), FACTS, AT)
    two = envelope.launch(Setting(device="kitchen", person="ana"), FACTS, AT)
    other = envelope.launch(Setting(device="bedroom"), FACTS, AT)
    assert one["context"] == two["context"]
    assert one["request"]["requestId"] != two["request"]["requestId"]
    assert other["context"]["System"]["user"] == one["context"]["System"]["user"]
    assert other["context"]["System"]["device"] != one["context"]["System"]["device"]
    assert "person" not in other["context"]["System"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_a_region(locale: str) -> None:
    sent = envelope.launch(Setting(locale=locale), FACTS, AT)
    assert sent["context"]["System"]["apiEndpoint"].endswith("amazonalexa.com")
    assert sent["context"]["System"]["device"]["supportedInterfaces"] == {}
