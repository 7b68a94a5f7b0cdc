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
from skill.app.requests import read_conversation
from skill.app.routes import ROUTES, Rung, route_of
from skill.app.skill import assemble, read_contents
from skill.dialogue.questions import in_front
from skill.dialogue.state import Conversation
from skill.languages import languages
from skill.progress.record import Record
from skill.services.http import Bounds
from tests.person import START, Person
from tests.progress.memory import Rows, StoreInMemory
from tests.states import CONTENT, INTENTS, SLOTS, STATES, TROUBLE

CONTENTS = read_contents()
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


@pytest.fixture
def locale() -> str:
    """Where it is said."""
    return "en-US"


@pytest.fixture(params=STATES)
def reached(
    request: pytest.FixtureRequest, services: AlexaServices, locale: str
) -> Iterator[Reached]:
    where = Services(services.endpoint, services.token)
    with closing(StoreInMemory()) as store:
        skill = assemble(store, endpoints={services.endpoint})
        person = STATES[request.param](Person(skill, Setting(services=where, locale=locale)))
        yield Reached(person, services, store, store.rows(), deepcopy(services.account.reminders))


@pytest.mark.parametrize("locale", [language.first_locale for language in languages()])
def test_every_intent(reached: Reached, locale: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    tried, trouble = 0, CONTENTS[locale].words.line("faults.trouble")
    for name in INTENTS:
        for slots in SLOTS.get(name, [{}]):
            person = reached.again()
            person.say(name, 12, **slots)
            assert trouble not in person.words, (name, slots)
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


def state_of(person: Person) -> Conversation:
    found = read_conversation(person.attributes, CONTENT.catalogue)
    assert found is not None
    return found


def every_saying(rung: Rung, state: Conversation) -> Iterator[tuple[str, dict[str, str | int]]]:
    """What stands on that rung in the state: intents, and slots to say them with."""
    for name in INTENTS:
        if route_of(name, state).rung is rung:
            for slots in SLOTS.get(name, [{}]):
                yield name, slots


def place_and_plan(record: Record) -> tuple[Any, ...]:
    practice = record.open_practice
    if practice is None:
        return ()
    return practice.key, practice.plan, practice.skipped, set(practice.released), practice.bookmark


def test_every_row_has_its_rung() -> None:
    lasting = {"SetGoalIntent", "MakeRoutineIntent", "FirstSideIntent", "ForgetMeIntent"}
    for route in ROUTES:
        if route.name in (*lasting, "SetReminderIntent", "CancelRemindersIntent"):
            assert route.rung is Rung.ASKS, route
    assert {route.rung for route in ROUTES} == set(Rung)


@pytest.mark.parametrize("rung", [Rung.ANSWERS, Rung.ASKS], ids=lambda rung: rung.value)
def test_what_answers_or_asks_changes_nothing_by_itself(rung: Rung, reached: Reached) -> None:
    if reached.person.session is None:
        return
    before = state_of(reached.person)
    for name, slots in every_saying(rung, before):
        person = reached.again().say(name, 12, **slots)
        if person.session is None:
            continue
        after = state_of(person)
        assert after.record.preferences == before.record.preferences, (name, slots)
        assert after.record.today == before.record.today, (name, slots)
        if before.active:
            assert place_and_plan(after.record)[:3] == place_and_plan(before.record)[:3], name


def test_what_may_be_about_the_body_paces_nothing(reached: Reached) -> None:
    if reached.person.session is None:
        return
    for name, slots in every_saying(Rung.HOLDS, state_of(reached.person)):
        person = reached.again().say(name, 12, **slots)
        if person.session:
            assert state_of(person).passage is None, (name, slots)


@pytest.mark.parametrize("words", ["Undo", "AMAZON.Cancel", "AMAZON.Previous", "AMAZON.No"])
def test_every_move_is_taken_back(words: str, reached: Reached) -> None:
    if reached.person.session is None:
        return
    before = state_of(reached.person)
    # The place of the interruption: an answer at that moment keeps it, and changes nothing else.
    met = state_of(reached.again().say("WhichSide", 12)).record
    for name, slots in every_saying(Rung.MOVES, before):
        person = reached.again().say(name, 12, **slots)
        if person.session is None:
            continue
        moved = state_of(person)
        if moved.undo is None:
            assert moved.record.preferences == met.preferences, (name, slots)
            continue
        if words != "Undo" and in_front(moved.question):
            continue
        if words == "AMAZON.No" and (moved.passage is None or not moved.active):
            continue
        person.say(words, 2)
        assert "As it was." in person.words, (name, slots)
        back = state_of(person).record
        assert back.preferences == met.preferences, (name, slots)
        assert back.today == met.today, (name, slots)
        assert place_and_plan(back) == place_and_plan(met), (name, slots)
