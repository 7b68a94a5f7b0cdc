"""Which envelopes are let in."""

from typing import Any

import pytest

from skill.app.envelope import LOCALES, admit, parse, silence
from skill.app.errors import OtherLanguage, Refused, Unknown
from tests.app.signature.envelopes import NOW, OURS, envelope


def without(path: str) -> dict[str, Any]:
    """An intent's envelope in which a part is missing."""
    whole, part, name = part_of_an_intent(path)
    del part[name]
    return whole


def changed(path: str, value: object) -> dict[str, Any]:
    """An intent's envelope in which a part is another."""
    whole, part, name = part_of_an_intent(path)
    part[name] = value
    return whole


def part_of_an_intent(path: str) -> tuple[dict[str, Any], dict[str, Any], str]:
    """An intent's envelope, and where in it the path leads: the last part but one, and a name."""
    whole = envelope("IntentRequest", intent={"name": "ReadyIntent"})
    *way, last = path.split(".")
    part = whole
    for step in way:
        part = part[step]
    return whole, part, last


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{} {}",
        b"\xff\xfe{}",
        b'{"a": "\xff"}',
        b'{"a": "\\ud800"}',
        b'{"a": NaN}',
        b"[" * 100_000,
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="not JSON in UTF-8"):
        parse(body)


@pytest.mark.parametrize("event", [None, [], "LaunchRequest", 1, {}])
def test_what_is_no_envelope_is_refused(event: object) -> None:
    with pytest.raises(Refused, match="malformed"):
        admit(event, None)


@pytest.mark.parametrize(
    "path",
    [
        "context",
        "context.System",
        "context.System.application",
        "context.System.application.applicationId",
        "context.System.user",
        "context.System.user.userId",
        "request",
        "request.type",
        "request.requestId",
        "request.timestamp",
        "request.locale",
        "request.intent",
        "request.intent.name",
    ],
)
def test_an_envelope_with_a_part_missing_is_refused(path: str) -> None:
    with pytest.raises(Refused, match="malformed"):
        admit(without(path), OURS)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("session", []),
        ("context.System.user.userId", 7),
        ("request.type", "Launch\nRequest"),
        ("request.timestamp", "yesterday"),
        ("request.timestamp", "2026-06-01T12:00:00"),
        ("request.locale", 7),
    ],
)
def test_an_envelope_with_a_part_of_a_wrong_kind_is_refused(path: str, value: object) -> None:
    with pytest.raises(Refused, match="malformed"):
        admit(changed(path, value), OURS)


def test_what_the_sdk_cannot_read_is_refused() -> None:
    with pytest.raises(Refused, match="cannot read"):
        admit(changed("context.System", envelope()["context"]["System"] | {"device": 7}), OURS)


@pytest.mark.parametrize("kind", ["Alexa.Unheard.Of", "launchrequest", "Request"])
def test_an_unknown_type_is_not_named(kind: str) -> None:
    with pytest.raises(Unknown) as raised:
        admit(envelope(kind), OURS)
    assert kind not in str(raised.value)


def test_what_is_unknown_and_for_another_skill_is_refused() -> None:
    with pytest.raises(Refused, match="another skill"):
        admit(envelope("Alexa.Unheard.Of", skill_id="amzn1.ask.skill.theirs"), OURS)


def test_the_skill_gets_the_sdks_envelope() -> None:
    admitted = admit(envelope("IntentRequest", intent={"name": "ReadyIntent"}), OURS)
    assert admitted.request.intent.name == "ReadyIntent"
    assert admitted.request.timestamp == NOW


def test_another_skills_request_is_refused() -> None:
    with pytest.raises(Refused, match="another skill"):
        admit(envelope(skill_id="amzn1.ask.skill.theirs"), OURS)


@pytest.mark.parametrize("place", ["session", "context.System"])
def test_both_places_must_name_the_skill(place: str) -> None:
    application = {"applicationId": "amzn1.ask.skill.theirs"}
    with pytest.raises(Refused, match="another skill"):
        admit(changed(f"{place}.application", application), OURS)


def test_a_request_outside_a_session_is_let_in() -> None:
    event = envelope("AlexaSkillEvent.SkillDisabled", locale=None)
    del event["session"]
    assert admit(event, OURS).session is None


def test_what_is_not_spoken_needs_no_locale() -> None:
    assert admit(envelope("AudioPlayer.PlaybackFinished", locale=None), OURS)


def test_without_an_id_any_skills_request_is_let_in() -> None:
    assert admit(envelope(skill_id="amzn1.ask.skill.theirs"), None)


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_every_locale_of_the_skill_is_let_in(locale: str) -> None:
    assert admit(envelope(locale=locale), OURS)


@pytest.mark.parametrize("locale", ["nl-NL", "en-ZA", "en", "EN-US", ""])
@pytest.mark.parametrize("kind", ["LaunchRequest", "IntentRequest"])
def test_other_languages_are_told_apart(kind: str, locale: str) -> None:
    with pytest.raises(OtherLanguage):
        admit(envelope(kind, locale=locale, intent={"name": "ReadyIntent"}), OURS)


def test_a_touch_in_another_language_is_refused() -> None:
    with pytest.raises(Refused, match="locale"):
        admit(envelope("Alexa.Presentation.APL.UserEvent", locale="nl-NL"), OURS)


@pytest.mark.parametrize("kind", ["SessionEndedRequest", "AlexaSkillEvent.SkillDisabled"])
def test_an_end_needs_no_language(kind: str) -> None:
    assert admit(envelope(kind, locale="nl-NL"), OURS)


def test_silence_ends_the_session_it_was_in() -> None:
    assert silence({"session": {}}) == {"version": "1.0", "response": {"shouldEndSession": True}}


@pytest.mark.parametrize("event", [None, [], {}, {"session": None}])
def test_silence_outside_a_session_is_empty(event: object) -> None:
    assert silence(event) == {"version": "1.0", "response": {}}


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        "knee lunge",
        {"type": "Composite"},
        {"type": "List", "values": "knee lunge"},
        {"type": "List", "values": [{"type": "Simple", "value": 7}]},
        {"type": "Simple", "value": ["knee lunge"]},
    ],
)
def test_a_list_that_is_none_is_refused(value: object) -> None:
    slots = {"stretches": {"name": "stretches", "slotValue": value}}
    made = envelope("IntentRequest", intent={"name": "MakeRoutineIntent", "slots": slots})
    with pytest.raises(Refused):
        admit(made, None)


@pytest.mark.parametrize("values", [None, [], [None], [{"type": "Simple", "value": "moon walk"}]])
def test_a_list_of_nothing_known_is_let_in(values: object) -> None:
    held = {"type": "List", "values": values}
    slots = {"stretches": {"name": "stretches", "slotValue": held}}
    made = envelope("IntentRequest", intent={"name": "MakeRoutineIntent", "slots": slots})
    assert admit(made, None).request.intent.slots["stretches"].slot_value.object_type == "List"
