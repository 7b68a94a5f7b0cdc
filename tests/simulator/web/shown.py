"""A small skill with a screen: its document speaks two cues, waits, counts, and can be touched."""

from __future__ import annotations

from collections.abc import Iterable
from queue import Queue
from typing import Any

Json = dict[str, Any]

CUES = ("Nod your head forward.", "And float it up again.")
WAITS = 3000  # milliseconds after each cue

_MOUNT = [
    {"type": "SpeakItem", "componentId": "cue0"},
    {"type": "SetValue", "componentId": "all", "property": "spoke", "value": "${elapsedTime}"},
    {"type": "Idle", "delay": WAITS, "screenLock": True},
    {"type": "SendEvent", "arguments": ["heard", 1], "components": ["cue0"]},
    {"type": "SpeakItem", "componentId": "cue1"},
    {"type": "Idle", "delay": WAITS, "screenLock": True},
    {"type": "SendEvent", "arguments": ["spoken"]},
]
DOCUMENT: Json = {
    "type": "APL",
    "version": "1.4",
    "onMount": [{"type": "Sequential", "commands": _MOUNT}],
    "mainTemplate": {
        "parameters": ["payload"],
        "items": [
            {
                "type": "Container",
                "id": "all",
                "width": "100vw",
                "height": "100vh",
                "bind": [
                    {"name": "now", "type": "number", "value": 0},
                    {"name": "spoke", "type": "number", "value": 0},
                ],
                "handleTick": [
                    {
                        "minimumDelay": 50,
                        "commands": [
                            {
                                "type": "SetValue",
                                "componentId": "all",
                                "property": "now",
                                "value": "${elapsedTime}",
                            }
                        ],
                    }
                ],
                "items": [
                    {
                        "type": "Text",
                        "text": "since ${Math.round(now - spoke)} end",
                        "fontSize": "40",
                    },
                    {
                        "type": "Container",
                        "data": "${payload.coach.properties.cues}",
                        "items": [
                            {
                                "type": "Text",
                                "id": "cue${index}",
                                "text": "${data.text}",
                                "speech": "${data.speech}",
                            }
                        ],
                    },
                    {
                        "type": "TouchWrapper",
                        "width": 240,
                        "height": 90,
                        "onPress": [{"type": "SendEvent", "arguments": ["touch", "pause"]}],
                        "item": {"type": "Text", "text": "Pause", "fontSize": "40"},
                    },
                ],
            }
        ],
    },
}
SOURCE: Json = {
    "type": "object",
    "properties": {"cues": [{"ssml": f"<speak>{cue}</speak>"} for cue in CUES]},
    "transformers": [
        {"inputPath": "cues[*].ssml", "outputName": "speech", "transformer": "ssmlToSpeech"},
        {"inputPath": "cues[*].ssml", "outputName": "text", "transformer": "ssmlToText"},
    ],
}


def draws(token: str) -> Json:
    """The directive that draws the document."""
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": token,
        "document": DOCUMENT,
        "datasources": {"coach": SOURCE},
    }


class ShowingSkill:
    """Draws one drawing after the other, whenever it is spoken to, and keeps what it was told."""

    def __init__(self, drawings: Iterable[Json]) -> None:
        self.touched: Queue[list[Any]] = Queue()
        self._drawings = iter(drawings)

    def __call__(self, envelope: Json) -> Json:
        request = envelope["request"]
        match request:
            case {"type": "LaunchRequest"} | {"type": "IntentRequest"}:
                return _reply({"directives": [next(self._drawings)]})
            case {"arguments": ["touch", *_]}:
                self.touched.put(request["arguments"])
        return _reply({})


class ShownSkill:
    """Answers a launch with its document, a touch with words, and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[Json] = []

    def __call__(self, envelope: Json) -> Json:
        self.told.append(envelope)
        request = envelope["request"]
        match request:
            case {"type": "LaunchRequest"}:
                return _reply({"directives": [draws("first")]})
            case {"arguments": ["spoken"], "token": "first"}:
                return _reply({"directives": [draws("second")]})
            case {"arguments": ["spoken"]}:
                return _reply(_says("That was all. Goodbye.", ends=True))
            case {"arguments": ["touch", _]} | {"intent": _}:
                return _reply(_says("Paused. Shall we go on?", ends=False))
        return _reply({})

    def events(self) -> list[list[Any]]:
        """What the document told, in order."""
        requests = [envelope["request"] for envelope in self.told]
        return [request["arguments"] for request in requests if "arguments" in request]


def _reply(response: Json) -> Json:
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def _says(words: str, *, ends: bool) -> Json:
    return {"outputSpeech": {"type": "PlainText", "text": words}, "shouldEndSession": ends}
