"""Real conversations, stopped at a state, and the real envelopes that can come next."""

import copy
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from simulator.envelope import (
    SessionFacts,
    Setting,
    intent,
    launch,
    session_ended,
)
from simulator.languages import LOCALES
from simulator.meaning import Heard, Slot
from skill.app.skill import assemble
from skill.app.touches import MEANS
from tests.faults.store import Fault, FaultyStore
from tests.person import Person
from tests.progress.memory import Rows
from tests.screens.show import APL, Viewer, told
from tests.states import INTENTS, SLOTS, STATES

Json = dict[str, Any]

GAPS = (0, 2, 15, 60, 150, 300, 3600, 100_000, 400_000)
"""Seconds between the last turn and the next."""
REASONS = ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR")
TOLD: tuple[list[Any], ...] = (
    ["spoken"],
    *(["heard", mark] for mark in range(12)),
    *(["touch", name] for name in MEANS),
    ["touch", "routine", "neck"],
)
"""What screens tell."""
EVENTS = ("AlexaSkillEvent.SkillDisabled", "AlexaSkillEvent.SkillEnabled")


@dataclass(frozen=True)
class Scene:
    """A state of a conversation: what the skill said of it, and what is kept."""

    name: str
    person: str | None
    now: float
    session: str | None
    attributes: Mapping[str, Any]
    rows: Rows
    screen: bool = False

    def request(self, chance: Random) -> Json:
        """One of the envelopes that can come next; a new session where none is open."""
        envelope = self._request(chance)
        if self.screen:
            envelope["context"]["System"]["device"]["supportedInterfaces"] = copy.deepcopy(APL)
        envelope["request"]["requestId"] = f"amzn1.echo-api.request.{chance.getrandbits(128):032x}"
        return envelope

    def _request(self, chance: Random) -> Json:
        setting = Setting(locale=chance.choice(LOCALES), person=self.person)
        facts = SessionFacts(
            self.session or "amzn1.echo-api.session.scene",
            self.session is None,
            copy.deepcopy(dict(self.attributes)),
        )
        at = self.now + chance.choice(GAPS)
        what = chance.random()
        if what < 0.06:
            return launch(setting, SessionFacts(facts.session_id, True, {}), at)
        if what < 0.12 and self.session:
            return session_ended(setting, facts, at, chance.choice(REASONS))
        if what < 0.14:
            return _skill_event(launch(setting, facts, at), chance.choice(EVENTS))
        if self.screen and what < 0.5:
            arguments = copy.deepcopy(chance.choice(TOLD))
            return told(launch(setting, facts, at), self._token(chance), arguments)
        name = chance.choice(INTENTS)
        slots = chance.choice(SLOTS.get(name, [{}]))
        heard = Heard(name, {key: _slot(key, value) for key, value in slots.items()})
        return intent(setting, facts, at, heard)

    def _token(self, chance: Random) -> str:
        """Mostly of the document that is on the screen."""
        return str(self.attributes.get("document", "")) if chance.random() < 0.8 else "old/one"


def _slot(name: str, value: str | int) -> Slot:
    if isinstance(value, int):
        return Slot(name, "AMAZON.NUMBER", str(value))
    return Slot(name, name.upper(), value, value, value)


def _skill_event(envelope: Json, kind: str) -> Json:
    del envelope["session"], envelope["request"]["locale"]
    envelope["request"]["type"] = kind
    return envelope


@cache
def record_scenes() -> tuple[Scene, ...]:
    """Every state of tests/states.py, of a household and of a recognised person."""
    speakers = ((None, False), ("somebody", False), ("somebody", True))
    states = (*((name, False) for name in STATES), ("stretching", True))
    return tuple(_recorded(*state, *speaker) for state in states for speaker in speakers)


def _recorded(name: str, losing: bool, person: str | None, screen: bool) -> Scene:
    store = FaultyStore()
    with closing(store.behind):
        somebody = Viewer if screen else Person
        left = STATES[name](somebody(assemble(store), Setting(person=person)))
        if losing:
            name, store.weather = f"{name}, and the answer to a write lost", Fault.LOST
            left = left.say("Ready", 200)
        # As it comes back: Alexa keeps the attributes as JSON.
        attributes = json.loads(json.dumps(left.attributes)) if left.session else {}
        return Scene(name, person, left.now, left.session, attributes, store.behind.rows(), screen)
