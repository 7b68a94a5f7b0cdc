"""Real conversations, stopped at a state, and the real envelopes that can come next."""

import copy
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from random import Random
from typing import Any

from simulator.envelope import (
    LOCALES,
    SessionFacts,
    Setting,
    intent,
    launch,
    session_ended,
)
from simulator.meaning import Heard, Slot
from skill.assembly import assemble
from tests.fuzz.memory import Rows, StoreInMemory
from tests.handlers.door import Person
from tests.handlers.test_every_state import INTENTS, SLOTS, STATES

Json = dict[str, Any]

GAPS = (0, 2, 15, 60, 150, 300, 3600, 100_000, 400_000)
"""Seconds between the last turn and the next."""
REASONS = ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR")
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

    def request(self, chance: Random) -> Json:
        """One of the envelopes that can come next; a new session where none is open."""
        envelope = self._request(chance)
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
        name = chance.choice(INTENTS)
        slots = chance.choice(SLOTS.get(name, [{}]))
        heard = Heard(name, {key: _slot(key, value) for key, value in slots.items()})
        return intent(setting, facts, at, heard)


def _slot(name: str, value: str | int) -> Slot:
    if isinstance(value, int):
        return Slot(name, "AMAZON.NUMBER", str(value))
    return Slot(name, name.upper(), value, value, value)


def _skill_event(envelope: Json, kind: str) -> Json:
    del envelope["session"], envelope["request"]["locale"]
    envelope["request"]["type"] = kind
    return envelope


def record_scenes() -> tuple[Scene, ...]:
    """Every state of tests/handlers, of a household and of a recognised person."""
    return tuple(_recorded(name, person) for name in STATES for person in (None, "somebody"))


def _recorded(name: str, person: str | None) -> Scene:
    with closing(StoreInMemory()) as store:
        left = STATES[name](Person(assemble(store), Setting(person=person)))
        # As it comes back: Alexa keeps the attributes as JSON.
        attributes = json.loads(json.dumps(left.attributes)) if left.session else {}
        return Scene(name, person, left.now, left.session, attributes, store.rows())
