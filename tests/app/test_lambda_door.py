"""Door 1: an event in, a response out, and never a stack trace."""

import json
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

import skill.lambda_function as door
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
        (envelope("Alexa.Unheard.Of"), "of type Alexa.Unheard.Of"),
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
    response = door.answer(envelope(locale="de-DE"), skill, OURS)["response"]
    assert response["shouldEndSession"] is True
    assert response["outputSpeech"]["text"].count(".") == 1
    assert "English" in response["outputSpeech"]["text"]
