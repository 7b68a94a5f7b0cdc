from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.beats import Beat, Finished, Word, beats
from simulator.clock import InstantClock
from simulator.documents import Drawn
from simulator.envelope import Json, Setting
from simulator.meaning import Heard
from simulator.reply import Card
from simulator.session import Session
from simulator.speaker import Skill, Speaker
from simulator.states import State
from simulator.understanding import Understanding

HERE = Path(__file__).parent


class Recorder:
    """A stage that keeps what it is shown."""

    def __init__(self) -> None:
        self.shows_envelopes = False
        self.events: list[str] = []
        self.notices: list[str] = []
        self.cards: list[Card] = []
        self.sent: list[Json] = []
        self.drawn: list[Drawn | None] = []

    def exchange(self, envelope: Json, reply: object) -> None:
        self.sent.append(envelope)

    def card(self, card: Card) -> None:
        self.cards.append(card)

    def notice(self, text: str) -> None:
        self.notices.append(text)

    def heard(self, heard: Heard) -> None:
        self.events.append(f"heard {heard.intent}")

    def remind(self, text: str) -> None:
        self.events.append(f"reminder {text}")

    def said(self, line: str) -> None:
        self.events.append(f"said {line}")

    def show(self, beat: Beat) -> None:
        if isinstance(beat, Word):
            self.events.append(beat.text)
        elif isinstance(beat, Finished):
            self.events.append(".")

    def turn_to(self, state: State, speed: float) -> Iterator[Beat]:
        return beats(state)

    def draw(self, drawn: Drawn | None) -> None:
        self.drawn.append(drawn)

    def situation(self, setting: Setting, speed: float) -> None:
        self.setting, self.speed = setting, speed

    def kinds(self) -> list[str]:
        """What was sent to the skill: request types, intents and reasons."""
        return [
            request.get("intent", {}).get("name") or request.get("reason") or request["type"]
            for request in (envelope["request"] for envelope in self.sent)
        ]


class Coach:
    """A skill that answers as the test tells it to."""

    def __init__(self) -> None:
        self.replies: list[object] = []
        self.otherwise: object = answer("Words. Ready?", reprompt="Ready?")
        self.on_call: Callable[[], None] = lambda: None

    def __call__(self, envelope: Json) -> object:
        self.on_call()
        if envelope["request"]["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        return self.replies.pop(0) if self.replies else self.otherwise


def answer(
    speech: str | None, reprompt: str | None = None, attributes: Json | None = None, **more: Any
) -> Json:
    """A reply that keeps the session open, unless ``shouldEndSession`` says otherwise."""
    response: Json = {"shouldEndSession": False, **more}
    if speech is not None:
        response["outputSpeech"] = {"type": "SSML", "ssml": f"<speak>{speech}</speak>"}
    if reprompt is not None:
        words = {"type": "PlainText", "text": reprompt}
        response["reprompt"] = {"outputSpeech": words}
    return {"version": "1.0", "sessionAttributes": attributes or {}, "response": response}


@pytest.fixture(name="answer")
def _answer() -> Callable[..., Json]:
    return answer


@pytest.fixture
def model() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((HERE / "models" / "en-US.json").read_text())
    return told


@pytest.fixture
def understanding(model: dict[str, Any]) -> Understanding:
    return Understanding(model)


@pytest.fixture
def clock() -> InstantClock:
    return InstantClock()


@pytest.fixture
def stage() -> Recorder:
    return Recorder()


@pytest.fixture
def coach() -> Coach:
    return Coach()


@pytest.fixture
def session(coach: Coach, clock: InstantClock, stage: Recorder) -> Session:
    return Session(coach, clock, stage, Setting())


@pytest.fixture
def speaker(
    coach: Coach, clock: InstantClock, stage: Recorder, understanding: Understanding
) -> Speaker:
    return Speaker(Skill(coach, understanding), clock, stage, Setting())
