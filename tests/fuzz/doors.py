"""Both doors, a request at each, and what every answer has to keep."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from ask_sdk_core.skill import CustomSkill
from flask.testing import FlaskClient

from simulator.envelope import ANY_SKILL, SessionFacts, Setting, launch
from skill.app.envelope import other_language, silence, unchanged
from skill.app.routes import BY_NAME
from skill.app.skill import assemble
from skill.lambda_function import answer
from skill.web_service import create_app
from tests.fuzz.logs import Listener, listening
from tests.fuzz.scenes import Scene
from tests.fuzz.values import CANARY
from tests.limits import SCREEN_EVENT, BrokenReplyError, check_reply
from tests.progress.memory import StoreInMemory

SPOKEN = ("LaunchRequest", "IntentRequest")
ACCESS_TOKEN = "a-token-of-the-local-speaker"


class BrokenRuleError(AssertionError):
    """An answer, or a line of the log, that may not be."""


@dataclass
class Doors:
    """A skill with its doors, over a store in memory."""

    store: StoreInMemory
    skill: CustomSkill
    client: FlaskClient
    log: Listener

    def at_lambda(self, scene: Scene, event: object) -> str:
        """Hand it in at door 1; what became of it. Raises BrokenRuleError."""
        self._begin(scene)
        reply = self._answer(event)
        became = self._judge(scene, event, reply)
        after = launch(Setting(person=scene.person), SessionFacts("after", True, {}), scene.now)
        self.log.clear()
        spoken = self._answer(after)
        if self._judge(scene, after, spoken) != "answered" or self.log.said("the record could"):
            raise BrokenRuleError(f"the next launch finds what was left: {self._lines()}")
        return became

    def at_flask(self, scene: Scene, event: object) -> str:
        """Post it at door 2; what became of it. Raises BrokenRuleError."""
        self._begin(scene)
        response = self.client.post("/alexa", data=json.dumps(event))
        if response.status_code == 200:
            return self._judge(scene, event, json.loads(response.data, **_STRICTLY))
        if response.status_code not in (400, 413):
            raise BrokenRuleError(f"status {response.status_code}: {self._lines()}")
        if set(response.get_json()) != {"error"}:
            raise BrokenRuleError("a refusal says more than its name")
        self._check_log(scene, event)
        return "refused"

    def _begin(self, scene: Scene) -> None:
        self.store.restore(scene.rows)
        self.log.clear()

    def _answer(self, event: object) -> Any:
        try:
            return answer(event, self.skill, ANY_SKILL)
        except Exception as fault:
            raise BrokenRuleError(f"uncaught {type(fault).__name__}: {str(fault)[:300]}") from fault

    def _judge(self, scene: Scene, event: Any, reply: Any) -> str:
        self._check_log(scene, event)
        try:
            json.dumps(reply, allow_nan=False)
        except (ValueError, TypeError) as fault:
            raise BrokenRuleError(f"the reply is not JSON: {fault}") from fault
        for line, due in (
            ("refused: ", silence(event)),
            ("not known: ", unchanged(event)),
            ("not spoken here: ", other_language()),
        ):
            if self.log.said(line):
                if reply != due:
                    raise BrokenRuleError(f"{line}but answered with {reply}")
                return line.partition(":")[0]
        return self._judge_reply(event["request"], reply)

    def _judge_reply(self, request: Mapping[str, Any], reply: Mapping[str, Any]) -> str:
        kind = request["type"]
        if kind not in ("IntentRequest", SCREEN_EVENT) and kind not in BY_NAME:
            if "outputSpeech" in reply["response"]:
                raise BrokenRuleError(f"words for {kind}")
            return "unknown"
        try:
            check_reply(kind, dict(reply))
        except (BrokenReplyError, ValueError) as fault:
            raise BrokenRuleError(f"{type(fault).__name__}: {fault}") from fault
        return "answered"

    def _check_log(self, scene: Scene, event: object) -> None:
        faults = self.log.faults()
        if faults:
            raise BrokenRuleError(f"a fault: {faults[0][-1500:]}")
        leaked = self.log.leaked(secrets_of(scene), told_by_design(event))
        if leaked:
            raise BrokenRuleError(f"logged: {leaked[:600]}")

    def _lines(self) -> list[str]:
        return [record.getMessage() for record in self.log.records]


def _no_number(name: str) -> None:
    raise BrokenRuleError(f"{name} is no JSON")


_STRICTLY: Mapping[str, Any] = {"parse_constant": _no_number}


def secrets_of(scene: Scene) -> tuple[str, ...]:
    """What no line of the log may hold: what is planted, and the ids that stand in every
    envelope of the scene."""
    envelope = launch(Setting(person=scene.person), SessionFacts("s", True, {}), scene.now)
    system = envelope["context"]["System"]
    named = (system["user"]["userId"], system["device"]["deviceId"], scene.session)
    person = system.get("person", {}).get("personId")
    return (CANARY, ACCESS_TOKEN, *(value for value in (*named, person) if value))


def told_by_design(event: object) -> tuple[str, ...]:
    """What may be logged of a request, so that it can be found: its own id, and its type."""
    request = event.get("request") if isinstance(event, dict) else None
    if not isinstance(request, dict):
        return ()
    told = (request.get("requestId"), request.get("type"))
    return tuple(text for text in told if isinstance(text, str) and text)


@contextmanager
def open_doors() -> Iterator[Doors]:
    """Both doors of one skill, where every request passes for signed."""
    with closing(StoreInMemory()) as store, listening() as log:
        skill = assemble(store)
        app = create_app(skill, verifier=lambda _headers, _body: None, skill_id=ANY_SKILL)
        yield Doors(store, skill, app.test_client(), log)
