"""Door 1: AWS Lambda, and any other caller that has an envelope as a dict."""

import gc

# Until everything is imported: hardly any of it is garbage, and looking for it takes a sixth of the
# time that a cold start needs for its imports (docs/cost.md).
gc.disable()

import logging
import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from ask_sdk_core.skill import CustomSkill

from skill.app.envelope import admit, other_language, silence, unchanged
from skill.app.errors import OtherLanguage, Refused, Unknown
from skill.app.skill import assemble
from skill.app.telemetry import LogTelemetry, Telemetry
from skill.app.warm_up import warm_up
from skill.progress import open_store
from skill.services.access import local_endpoint

logger = logging.getLogger(__name__)

ON_LAMBDA: Final = "AWS_LAMBDA_FUNCTION_NAME"
"""The variable that Lambda sets in every function's environment."""
REQUIRED_ON_LAMBDA: Final = ("PROGRESS_TABLE", "ALEXA_SKILL_ID")


def lambda_handler(event: object, context: object) -> dict[str, Any]:
    """Answer a request envelope with a response envelope, both as Python dicts of Alexa's JSON.

    Requests must be for the skill named by ALEXA_SKILL_ID. Any other envelope gets an empty
    response, and the reason is logged.
    """
    return answer(event, _skill(), os.environ.get("ALEXA_SKILL_ID") or None, context)


def answer(
    event: object, skill: CustomSkill, skill_id: str | None, context: object = None
) -> dict[str, Any]:
    """Answer a request envelope with this skill; without a skill_id, requests for any skill."""
    try:
        envelope = admit(event, skill_id)
    except Refused as refused:
        logger.warning("refused: %s", refused)
        return silence(event)
    except Unknown as unknown:
        logger.warning("not known: %s", unknown)
        return unchanged(event)
    except OtherLanguage as other:
        logger.info("not spoken here: %s", other)
        return other_language()
    response: dict[str, Any] = skill.serializer.serialize(skill.invoke(envelope, context))
    return response


def check_settings(environ: Mapping[str, str]) -> None:
    """Raise SystemExit, with one line that says what is missing, unless Lambda's settings are
    there.

    On Lambda a local file would be lost, and without an id requests for any skill would be
    answered.
    """
    missing = [name for name in REQUIRED_ON_LAMBDA if not environ.get(name)]
    if missing:
        raise SystemExit(f"Cannot start: {' and '.join(missing)} must be set on Lambda.")


def local_door(endpoint: str) -> Callable[[object, object], dict[str, Any]]:
    """The same door for a speaker on this machine, with a stand-in for Alexa's services.

    The skill behind it calls only that address, in place of Alexa's. Raises ValueError if the
    address is not on this machine.
    """
    skill = assemble(open_store(os.environ), _telemetry(), frozenset({local_endpoint(endpoint)}))
    skill_id = os.environ.get("ALEXA_SKILL_ID") or None
    return lambda event, context: answer(event, skill, skill_id, context)


@cache
def _skill() -> CustomSkill:
    return assemble(open_store(os.environ), _telemetry())


def _telemetry() -> Telemetry:
    """Where turns are reported: CloudWatch on Lambda, otherwise the log."""
    if ON_LAMBDA not in os.environ:
        return LogTelemetry()
    from skill.app.powertools import PowertoolsTelemetry, log_as_json

    log_as_json()
    return PowertoolsTelemetry()


warm_up()
if ON_LAMBDA in os.environ:
    check_settings(os.environ)
    _skill()
# What is there by now stays: no collection has to look at it again.
gc.freeze()
gc.enable()
