"""Door 1: an event in, a response out, and never a stack trace."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

import skill.lambda_function as door
from skill.app.skill import assemble
from skill.progress.sqlite import SqliteStore
from tests.app.signature.envelopes import OURS, PERSON, envelope

WORDS = "my left leg is numb"


def test_a_request_is_answered(skill: CustomSkill) -> None:
    answer = door.answer(envelope(), skill, OURS)
    assert answer["version"] == "1.0"
    assert answer["response"]["outputSpeech"]["ssml"] == "<speak>LaunchRequest</speak>"
    json.dumps(answer)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (None, "malformed"),
        ({"session": {}, "request": {}}, "malformed"),
        (envelope(skill_id="amzn1.ask.skill.theirs"), "another skill"),
        (envelope(locale={"spoken": WORDS}), "malformed"),
        (envelope(timestamp=WORDS), "malformed"),
        (envelope(WORDS), "malformed"),
    ],
)
def test_a_refused_event_gets_silence_and_one_line_in_the_log(
    skill: CustomSkill, caplog: pytest.LogCaptureFixture, event: Any, reason: str
) -> None:
    answer = door.answer(event, skill, OURS)
    assert answer == {"version": "1.0", "response": {"shouldEndSession": True} if event else {}}
    (line,) = caplog.records
    assert line.getMessage().startswith("refused: ")
    assert reason in line.getMessage()
    assert "\n" not in line.getMessage()
    assert line.exc_info is None
    for secret in (WORDS, PERSON, "amzn1"):
        assert secret not in line.getMessage()


def test_another_language_gets_one_sentence_and_the_end(skill: CustomSkill) -> None:
    response = door.answer(envelope(locale="nl-NL"), skill, OURS)["response"]
    assert response["shouldEndSession"] is True
    assert response["outputSpeech"]["text"].count(".") == 1
    assert "English" in response["outputSpeech"]["text"]


def test_an_unknown_request_leaves_the_session_as_it_is(
    skill: CustomSkill, caplog: pytest.LogCaptureFixture
) -> None:
    event = envelope("Alexa.Unheard.Of")
    event["session"]["attributes"] = {"place": [1, 2]}
    answer = door.answer(event, skill, OURS)
    assert answer == {"version": "1.0", "response": {}, "sessionAttributes": {"place": [1, 2]}}
    (line,) = caplog.records
    assert line.getMessage() == "not known: a request of a type that the SDK cannot read"


def test_whether_it_can_fulfil_an_intent_is_a_no(tmp_path: Path) -> None:
    event = envelope("CanFulfillIntentRequest", intent={"name": "ReadyIntent"})
    answer = door.answer(event, assemble(SqliteStore(tmp_path / "progress.sqlite")), OURS)
    assert answer["response"] == {"canFulfillIntent": {"canFulfill": "NO"}}
