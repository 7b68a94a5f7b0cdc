"""What mutated envelopes have brought to light, each in its least form."""

import copy
from collections.abc import Iterator
from typing import Any, cast

import pytest

from simulator.envelope import SessionFacts, Setting, intent, session_ended
from simulator.meaning import Heard, Slot
from tests.fuzz.doors import Doors, open_doors
from tests.fuzz.scenes import Scene, record_scenes


def scene_of(state: str) -> Scene:
    """The household in that state, at the last of its speakers."""
    return [one for one in record_scenes() if one.name == state and one.person is None][-1]


SYSTEM = ("context", "System")


@pytest.fixture(scope="module")
def doors() -> Iterator[Doors]:
    with open_doors() as doors:
        yield doors


def asked(scene: Scene, name: str = "AMAZON.HelpIntent", **slots: str | None) -> Any:
    """That intent, in that scene, every slot with a value that it was resolved to."""
    told = {key: Slot(key, key.upper(), "said", "said", value) for key, value in slots.items()}
    facts = SessionFacts(scene.session or "s", False, copy.deepcopy(dict(scene.attributes)))
    return intent(Setting(), facts, scene.now + 15, Heard(name, told))


def both(doors: Doors, scene: Scene, event: Any) -> set[str]:
    """What becomes of it at either door."""
    return {doors.at_lambda(scene, event), doors.at_flask(scene, event)}


def put(event: Any, path: tuple[str | int, ...], value: Any) -> None:
    """Put a value at a path that is there."""
    for key in path[:-1]:
        event = event[key]
    event[path[-1]] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("request", "requestId"), ""),
        (("request", "requestId"), "\ud800"),
        (("request", "timestamp"), "0001-01-01T00:00:00+23:59"),
        (("request", "timestamp"), "9999-12-31T23:59:59-23:59"),
        (("request", "intent", "slots"), {"seconds": "twenty"}),
        (("request", "intent", "slots"), {"pace": {"resolutions": "none"}}),
        (("session",), None),
        (("session", "new"), None),
        (("session", "attributes", "asked"), "\udfff"),
        (("session", "attributes", "asked"), float("nan")),
        (("session", "attributes", "asked"), "a" * 110_000),
        ((*SYSTEM, "user", "userId"), ""),
        ((*SYSTEM, "user", "userId"), "\u00e9"),
        ((*SYSTEM, "user", "userId"), "a" * 256),
        ((*SYSTEM, "person"), {"personId": ""}),
        ((*SYSTEM, "person"), {}),
    ],
)
def test_an_envelope_that_alexa_never_sends_is_refused(
    doors: Doors, path: tuple[str, ...], value: Any
) -> None:
    scene = scene_of("stretching")
    event = asked(scene)
    put(event, path, value)
    assert both(doors, scene, event) == {"refused"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("request", "intent", "name"), "LaunchRequest"),
        (("request", "type"), "Alexa.Presentation.APL.Unheard"),
        (("request", "type"), "launchrequest"),
    ],
)
def test_what_is_newer_than_the_sdk_leaves_the_practice_as_it_is(
    doors: Doors, path: tuple[str, ...], value: str
) -> None:
    scene = scene_of("stretching")
    event = asked(scene)
    put(event, path, value)
    assert both(doors, scene, event) == {"not known"}


def test_a_fault_of_a_screen_of_a_kind_unheard_of_leaves_the_practice_as_it_is(
    doors: Doors,
) -> None:
    scene = scene_of("stretching")
    event = asked(scene)
    request = event["request"]
    request["type"] = "Alexa.Presentation.APL.RuntimeError"
    request["errors"] = [{"type": "UNHEARD_OF", "reason": "NEW", "message": "new"}]
    del request["intent"]
    assert both(doors, scene, event) == {"not known"}


@pytest.mark.parametrize("depth", [70, 300, 900])
def test_what_is_too_deep_is_refused(doors: Doors, depth: int) -> None:
    scene, deep = scene_of("stretching"), cast("Any", [])
    for _ in range(depth):
        deep = [deep]
    event = asked(scene)
    put(event, ("session", "attributes", "asked"), deep)
    assert both(doors, scene, event) == {"refused"}


@pytest.mark.parametrize("locale", ["en-ZZ", None])
def test_the_end_of_a_session_may_come_in_any_language(doors: Doors, locale: str | None) -> None:
    scene = scene_of("stretching")
    facts = SessionFacts(scene.session or "", False, dict(scene.attributes))
    event = session_ended(Setting(), facts, scene.now + 60, "USER_INITIATED")
    put(event, ("request", "locale"), locale)
    assert both(doors, scene, event) == {"answered"}


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("StartRoutineIntent", "routine"),
        ("DoStretchIntent", "stretch"),
        ("ExplainStretchIntent", "stretch"),
        ("SkipStretchIntent", "stretch"),
        ("AvoidIntent", "limitation"),
        ("ChangePaceIntent", "pace"),
        ("FeedbackIntent", "feedback"),
        ("EquipmentIntent", "routine"),
        ("SymptomIntent", "symptom"),
        ("HealthQuestionIntent", "condition"),
    ],
)
@pytest.mark.parametrize("value", ["moon", None])
@pytest.mark.parametrize("state", ["nothing", "stretching"])
def test_a_value_of_another_interaction_model_is_as_if_none_was_said(
    doors: Doors, state: str, value: str | None, name: str, slot: str
) -> None:
    scene = scene_of(state)
    assert both(doors, scene, asked(scene, name, **{slot: value})) == {"answered"}


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("SetHoldIntent", "seconds"),
        ("SetRepeatsIntent", "repeats"),
        ("StartRoutineIntent", "minutes"),
    ],
)
@pytest.mark.parametrize("digits", [90, 400, 5000])
def test_a_number_without_end(doors: Doors, name: str, slot: str, digits: int) -> None:
    scene = scene_of("stretching")
    event = asked(scene, name, **{slot: None})
    put(event, ("request", "intent", "slots", slot, "value"), "9" * digits)
    assert both(doors, scene, event) == {"answered"}


def test_an_offer_to_resume_nothing_gives_way_to_the_record(doors: Doors) -> None:
    scene = scene_of("resume")
    event = asked(scene, "AMAZON.YesIntent")
    del event["session"]["attributes"]["record"]["open_practice"]
    assert both(doors, scene, event) == {"answered"}
    assert doors.log.said("session attributes refused")


def test_the_end_of_a_session_sends_no_attributes_back(doors: Doors) -> None:
    scene = scene_of("stretching")
    facts = SessionFacts(scene.session or "", False, {"made up": "a" * 90_000})
    event = session_ended(Setting(), facts, scene.now + 60, "ERROR")
    assert both(doors, scene, event) == {"answered"}
    reply = doors.client.post("/alexa", json=event).get_json()
    assert not reply.get("sessionAttributes")
