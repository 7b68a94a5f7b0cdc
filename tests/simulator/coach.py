"""A speaker with a small skill of its own; run as a program, by the tests and by hand.

The skill asks one question, then paces one stretch; "stop" ends it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from simulator.__main__ import main

QUESTION = "Move slowly, and stop if anything hurts. Shall we start?"
PASSAGE = (
    "Sit tall on the chair, back supported, feet flat.<break time='5s'/>"
    "Neck flexion. Nod your head forward, slowly. Stop when the back of your neck begins to pull."
    "<break time='4s'/>Stay there, and breathe.<break time='10s'/><break time='5s'/>"
    "And float your head up.<break time='4s'/>That's the chair. Next we stand. Ready?"
)


def reply(speech: str, *, ends: bool = False, card: bool = False) -> dict[str, Any]:
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{speech}</speak>"},
        "shouldEndSession": ends,
    }
    if not ends:
        again = "Take your time. Say ready when you are."
        response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": again}}
    if card:
        response["card"] = {"type": "Simple", "title": "Full back", "content": "Six stretches."}
    return {"version": "1.0", "sessionAttributes": {"turns": 1}, "response": response}


def door(envelope: dict[str, Any]) -> object:
    request = envelope["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["type"] == "LaunchRequest":
        return reply(QUESTION)
    match request["intent"]["name"]:
        case "AMAZON.YesIntent" | "ReadyIntent" | "StartRoutineIntent":
            return reply(PASSAGE, card=True)
        case "AMAZON.StopIntent":
            return reply("Stopped. Goodbye.", ends=True)
        case "AMAZON.PauseIntent":
            return reply(f"Paused at {request['timestamp'][-9:-1]}. Shall we go on?")
        case _:
            return reply("You can say ready, or stop. Ready?")


if __name__ == "__main__":
    sys.exit(main(door=door, models=Path(__file__).parent / "models"))
