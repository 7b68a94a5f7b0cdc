from __future__ import annotations

from typing import Any

import pytest

from simulator.reply import Card, RefusedReplyError, read


def reply(**response: Any) -> dict[str, Any]:
    return {"version": "1.0", "response": response}


@pytest.mark.parametrize(
    ("response", "stays_open"),
    [
        ({"shouldEndSession": False}, True),
        ({"shouldEndSession": None}, True),
        ({"shouldEndSession": True}, False),
        ({}, False),
    ],
)
def test_when_it_stays_open(response: dict[str, Any], stays_open: bool) -> None:
    assert read(reply(**response)).stays_open is stays_open


@pytest.mark.parametrize(
    ("card", "read_as"),
    [
        ({"type": "Simple", "title": "Safety", "content": "Slow."}, Card("Safety", "Slow.")),
        ({"type": "Standard", "title": "Safety", "text": "Slow."}, Card("Safety", "Slow.")),
        ({"type": "LinkAccount"}, Card("LinkAccount", "")),
    ],
)
def test_cards(card: dict[str, Any], read_as: Card) -> None:
    assert read(reply(card=card)).card == read_as


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (None, "not a JSON object"),
        ([], "not a JSON object"),
        ({"response": {}}, "version"),
        ({"version": "1.0"}, "lacks its response"),
        ({"version": "1.0", "response": None}, "response is not"),
        (reply(shouldEndSession="false"), "shouldEndSession"),
        (reply(outputSpeech={"type": "SSML", "text": "x"}), "neither SSML nor plain"),
        (reply(outputSpeech={"type": "SSML", "ssml": "x"}), "outputSpeech: not one well-formed"),
        (reply(reprompt={"outputSpeech": {"type": "SSML", "ssml": "x"}}), "reprompt: not one"),
        (reply(reprompt="Ready?"), "reprompt is not"),
        (reply(card={"content": "a" * 8001}), "8001 characters"),
        ({**reply(), "sessionAttributes": [1]}, "sessionAttributes is not"),
        ({**reply(), "sessionAttributes": {"a": "x" * 122880}}, "at most 122880"),
        ({**reply(), "sessionAttributes": {"a": {1, 2}}}, "not JSON"),
    ],
)
def test_what_alexa_refuses(raw: object, why: str) -> None:
    with pytest.raises(RefusedReplyError, match=why):
        read(raw)
