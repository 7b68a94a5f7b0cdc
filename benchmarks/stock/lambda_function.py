"""The full routine as a stock skill: one file, Amazon's SDK and Amazon's persistence adapter.

Written for comparison. Interceptors read the persistent attributes at the start of every request
and save them at its end, as in Amazon's samples. It asks as often as this project's skill, and
stores what its questions need: when the person agreed, the place, and a list of finished practices.
"""

import os
from typing import Any

from ask_sdk_core.dispatch_components import (
    AbstractExceptionHandler,
    AbstractRequestHandler,
    AbstractRequestInterceptor,
    AbstractResponseInterceptor,
)
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_dynamodb.adapter import DynamoDbAdapter  # type: ignore[import-not-found]
from ask_sdk_model import Response

REPEATS = 2
SAFETY = (
    "Welcome. Move slowly, never bounce, and stop if anything hurts. See a doctor first after a "
    "fall, an injury or an operation. Not today if you feel unwell. Keep a phone close. "
)
BLOCKS: list[tuple[str, list[tuple[str, list[str], str, str, int]]]] = [
    (
        "Sit tall on the chair, feet flat.",
        [
            ("neck flexion", ["both"], "Nod your head forward, slowly.", "Float it up.", 5),
            ("neck extension", ["both"], "Look up to the ceiling, slowly.", "Come back.", 5),
        ],
    ),
    (
        "Stand with your side to the wall.",
        [("standing side stretch", ["right", "left"], "Lean away, arm over.", "Come up.", 15)],
    ),
    (
        "Lie down on your back, knees bent.",
        [
            ("piriformis stretch", ["right", "left"], "Draw the knee across.", "Let go.", 15),
            ("sciatic stretch", ["right", "left"], "Straighten the knee.", "Bend it.", 15),
        ],
    ),
    (
        "Come up to kneeling, one foot in front.",
        [("knee lunge", ["right", "left"], "Shift forward, back straight.", "Come back.", 15)],
    ),
]
"""Position, and the stretches in it: name, sides, words to move in, words to release, seconds."""
ROUTINE = "full_back"


def passage(block: int) -> str:
    """The words of a block, with the silences of its holds."""
    position, stretches = BLOCKS[block]
    parts = [position, '<break time="10s"/>']
    for name, sides, move_in, release, hold in stretches:
        parts.append(f"{name}.")
        for repeat in range(REPEATS):
            for side in sides:
                parts.append(f"{'Once more' if repeat else 'Now'}, {side} side. {move_in}")
                parts.extend(f'<break time="{min(10, hold - at)}s"/>' for at in range(0, hold, 10))
                parts.append(f'{release} <break time="4s"/>')
    return " ".join(parts)


def ask(handler_input: HandlerInput, words: str, question: str) -> Response:
    """Say it and keep the session open."""
    return handler_input.response_builder.speak(f"{words} {question}").ask(question).response


def now(handler_input: HandlerInput) -> int:
    """When the request was made, in seconds since the epoch."""
    return int(handler_input.request_envelope.request.timestamp.timestamp())


def kept(handler_input: HandlerInput) -> dict[str, Any]:
    """The person's persistent attributes; changes are saved at the end of the request."""
    attributes: dict[str, Any] = handler_input.attributes_manager.persistent_attributes
    return attributes


def spoken(handler_input: HandlerInput, block: int) -> Response:
    """Begin a block, and store the place."""
    kept(handler_input)["place"]["block"] = block
    last = block == len(BLOCKS) - 1
    return ask(handler_input, passage(block), "Are you back up?" if last else "Ready?")


def begin(handler_input: HandlerInput) -> Response:
    """Begin a practice."""
    kept(handler_input)["place"] = {"started": now(handler_input), "block": 0}
    return spoken(handler_input, 0)


class LaunchRequestHandler(AbstractRequestHandler):
    """The safety rules the first time; after that, straight on."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is a launch."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Open the session."""
        handler_input.attributes_manager.session_attributes["state"] = "practice"
        if "agreed" in kept(handler_input):
            return begin(handler_input)
        handler_input.attributes_manager.session_attributes["state"] = "safety"
        return ask(handler_input, SAFETY, "Shall we start?")


class GoOnHandler(AbstractRequestHandler):
    """Yes, ready and next."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is one of them."""
        names = ("AMAZON.YesIntent", "ReadyIntent", "AMAZON.NextIntent")
        return any(is_intent_name(name)(handler_input) for name in names)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Go on to the next block, or finish."""
        session = handler_input.attributes_manager.session_attributes
        if session.get("state") == "safety":
            session["state"] = "practice"
            kept(handler_input)["agreed"] = now(handler_input)
            return begin(handler_input)
        attributes = kept(handler_input)
        block = int(attributes["place"]["block"]) + 1
        if block < len(BLOCKS):
            return spoken(handler_input, block)
        done = {
            "started": attributes.pop("place")["started"],
            "ended": now(handler_input),
            "routine": ROUTINE,
            "stretches": [stretch[0] for _, stretches in BLOCKS for stretch in stretches],
        }
        attributes.setdefault("practices", []).append(done)
        builder = handler_input.response_builder.speak("Well done. See you next time.")
        return builder.set_should_end_session(True).response


class HelpIntentHandler(AbstractRequestHandler):
    """Help, and what was not understood."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is one of them."""
        names = ("AMAZON.HelpIntent", "AMAZON.FallbackIntent")
        return any(is_intent_name(name)(handler_input) for name in names)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say what can be said."""
        return ask(handler_input, "Say ready to go on, or stop.", "Shall we go on?")


class StopIntentHandler(AbstractRequestHandler):
    """Stop and cancel."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is one of them."""
        names = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.PauseIntent")
        return any(is_intent_name(name)(handler_input) for name in names)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Close."""
        return (
            handler_input.response_builder.speak("Goodbye.").set_should_end_session(True).response
        )


class SessionEndedRequestHandler(AbstractRequestHandler):
    """The end of a session."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is that."""
        return bool(is_request_type("SessionEndedRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say nothing."""
        return handler_input.response_builder.response


class CatchAllExceptionHandler(AbstractExceptionHandler):
    """Handles every exception."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say that it did not work."""
        return handler_input.response_builder.speak("Sorry, that did not work.").response


class LoadPersistentAttributes(AbstractRequestInterceptor):
    """Reads the persistent attributes before every request."""

    def process(self, handler_input: HandlerInput) -> None:
        """Read."""
        kept(handler_input)


class SavePersistentAttributes(AbstractResponseInterceptor):
    """Saves the persistent attributes after every request."""

    def process(self, handler_input: HandlerInput, response: Response) -> None:
        """Save."""
        handler_input.attributes_manager.save_persistent_attributes()


sb = CustomSkillBuilder(
    persistence_adapter=DynamoDbAdapter(table_name=os.environ["PERSISTENCE_TABLE"])
)
sb.add_request_handler(LaunchRequestHandler())
sb.add_request_handler(GoOnHandler())
sb.add_request_handler(HelpIntentHandler())
sb.add_request_handler(StopIntentHandler())
sb.add_request_handler(SessionEndedRequestHandler())
sb.add_exception_handler(CatchAllExceptionHandler())
sb.add_global_request_interceptor(LoadPersistentAttributes())
sb.add_global_response_interceptor(SavePersistentAttributes())

lambda_handler = sb.lambda_handler()
