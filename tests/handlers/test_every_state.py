"""Every intent in every state: something calm is said, and nothing goes wrong."""

import logging
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import pytest

from simulator.account import REMINDERS, Account
from simulator.alexa_services import AlexaServices, serving
from simulator.envelope import Services, Setting
from skill.app.skill import assemble
from skill.services.http import Bounds
from tests.handlers.door import START, Person
from tests.handlers.states import INTENTS, SLOTS, STATES, TROUBLE
from tests.progress.memory import Rows, StoreInMemory

CONSENTS = [
    ("ACCEPTED", "[8,0]"),
    ("ACCEPTED", '[8,30,["MO","SU"]]'),
    ("DENIED", "[8,0]"),
    ("NOT_ANSWERED", "[8,0]"),
    ("ACCEPTED", "nonsense"),
    ("PERHAPS", ""),
]


@dataclass(frozen=True)
class Reached:
    """A state, reached once; from there things can be said as often as one likes."""

    person: Person
    services: AlexaServices
    store: StoreInMemory
    rows: Rows
    reminders: dict[str, Any]

    def again(self) -> Person:
        """Come back to it: what was kept since then is not kept any more."""
        self.store.restore(self.rows)
        self.services.account.permitted = {REMINDERS}
        self.services.account.reminders = deepcopy(self.reminders)
        return replace(self.person, attributes=deepcopy(self.person.attributes))


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[AlexaServices]:
    monkeypatch.setattr("skill.services.calls.BOUNDS", Bounds(10.0, 100_000))
    monkeypatch.setattr("skill.coaching.policy.TURN_TAKES", 60.0)
    with serving(Account(permitted={REMINDERS}), lambda: START) as running:
        yield running


@pytest.fixture(params=STATES)
def reached(request: pytest.FixtureRequest, services: AlexaServices) -> Iterator[Reached]:
    where = Services(services.endpoint, services.token)
    with closing(StoreInMemory()) as store:
        skill = assemble(store, endpoints={services.endpoint})
        person = STATES[request.param](Person(skill, Setting(services=where)))
        yield Reached(person, services, store, store.rows(), deepcopy(services.account.reminders))


def test_every_intent(reached: Reached, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    tried = 0
    for name in INTENTS:
        for slots in SLOTS.get(name, [{}]):
            person = reached.again()
            person.say(name, 12, **slots)
            assert TROUBLE not in person.words, (name, slots)
            assert [r.message for r in caplog.records] == [], (name, slots)
            # What was said leads on: another turn, and a launch after it, go well.
            if person.session:
                person.say("Ready", 30)
            person.die()
            person.launch(60)
            assert [r.message for r in caplog.records] == [], (name, slots, "then")
            tried += 1
    assert tried > 80


@pytest.mark.parametrize("permitted", [True, False], ids=["permitted", "not permitted"])
def test_every_answer_to_alexas_question(
    permitted: bool, reached: Reached, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    for status, token in CONSENTS:
        person = reached.again()
        if person.session is None:
            continue
        reached.services.account.permitted = {REMINDERS} if permitted else set()
        person.permit(status, token, 12)
        reached.services.account.permitted = {REMINDERS}
        assert TROUBLE not in person.words, (status, token)
        if person.session:
            person.say("Ready", 30)
        assert [r.message for r in caplog.records] == [], (status, token)
