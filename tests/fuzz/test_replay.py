"""A request that comes again within its time changes nothing a second time.

That its signature still holds then, and for how long, is in tests/app/signature/test_signature.py.
"""

import copy
from collections.abc import Callable, Iterator
from contextlib import closing
from random import Random
from typing import Any

import pytest

from simulator.envelope import Setting
from skill.app.skill import assemble
from skill.progress import Kept
from tests.fuzz.doors import open_doors
from tests.fuzz.scenes import record_scenes
from tests.person import Person, owner_of
from tests.progress.memory import StoreInMemory

SECONDS_A_PASSAGE = 200
"""By then any passage is over."""


class Repeated(Person):
    """Somebody whose requests all come three times."""

    store: StoreInMemory
    sent: dict[str, Any]

    def hand_in(self, sent: dict[str, Any]) -> dict[str, Any]:
        self.sent = copy.deepcopy(sent)
        reply = super().hand_in(copy.deepcopy(sent))
        self.again()
        self.again()
        return reply

    def again(self) -> None:
        """The last request comes once more."""
        kept = self.store.rows()
        super().hand_in(copy.deepcopy(self.sent))
        assert self.store.rows() == kept

    def kept(self) -> Kept:
        return self.store.read(owner_of(Setting()), self.now)


@pytest.fixture
def someone() -> Iterator[Repeated]:
    with closing(StoreInMemory()) as store:
        person = Repeated(assemble(store))
        person.store = store
        yield person


def practise(someone: Repeated) -> None:
    """A whole practice."""
    someone.launch().say("AMAZON.Yes", 40)
    while someone.session:
        someone.say("Ready", SECONDS_A_PASSAGE)


def stop_and_resume(someone: Repeated) -> None:
    """A practice stopped half-way, and taken up again until nobody answers."""
    someone.launch().say("AMAZON.Yes", 40).say("AMAZON.Stop", 100)
    someone.launch(60).end("EXCEEDED_MAX_REPROMPTS", 300)


@pytest.mark.parametrize("conversation", [practise, stop_and_resume])
def test_every_turn_of_a_conversation(
    conversation: Callable[[Repeated], None], someone: Repeated
) -> None:
    conversation(someone)
    kept = someone.kept()
    assert kept.revision > 1
    assert kept.record.finished == len(kept.finished) == (conversation is practise)


def test_what_finished_a_practice_leaves_the_next_one_its_place(someone: Repeated) -> None:
    practise(someone)
    finishing = someone.sent
    before = someone.launch(30).kept().record.open_practice
    Person.hand_in(someone, finishing)
    kept = someone.kept()
    assert len(kept.finished) == kept.record.finished == 1
    assert kept.record.open_practice == before


def test_whatever_is_asked_in_whatever_state() -> None:
    with open_doors() as doors:
        for number, scene in enumerate(record_scenes()):
            for asked in range(5):
                event = scene.request(Random(f"{number}:{asked}"))
                assert doors.at_flask(scene, event) != "refused"
                kept = doors.store.rows()
                again = doors.client.post("/alexa", json=event)
                assert (again.status_code, doors.store.rows()) == (200, kept), event
