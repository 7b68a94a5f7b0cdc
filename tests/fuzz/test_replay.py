"""A signed request that is sent again within its time changes nothing a second time."""

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest

from skill.progress.store import Kept, Owner
from tests.fuzz.bodies import plain
from tests.fuzz.doors import open_doors
from tests.fuzz.scenes import record_scenes
from tests.fuzz.signed import SignedPerson, signed_person
from tests.progress.memory import StoreInMemory

SECONDS_A_PASSAGE = 200
"""By then any passage is over."""


def practise(person: SignedPerson) -> bytes:
    """A whole practice; the request that finished it."""
    person.launch()
    body = person.say("AMAZON.YesIntent", 40)
    while person.open:
        body = person.say("ReadyIntent", SECONDS_A_PASSAGE)
    return body


def stop_and_resume(person: SignedPerson) -> bytes:
    """A practice stopped half-way, and taken up again until nobody answers."""
    person.launch()
    person.say("AMAZON.YesIntent", 40)
    person.say("AMAZON.StopIntent", 100)
    person.launch(60)
    return person.end("EXCEEDED_MAX_REPROMPTS", 300)


def kept_of(body: bytes, store: StoreInMemory, now: float) -> Kept:
    account = json.loads(body)["context"]["System"]["user"]["userId"]
    return store.read(Owner(account), now)


@pytest.mark.parametrize("conversation", [practise, stop_and_resume])
def test_every_turn_of_a_conversation(
    conversation: Callable[[SignedPerson], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    send = SignedPerson.send

    def three_times(person: SignedPerson, envelope: Mapping[str, Any]) -> bytes:
        body = send(person, envelope)
        kept = store.rows()
        for after in (1, 148):
            person.now += after
            assert person.again(body)[0] == 200
            assert store.rows() == kept
        person.now -= 149
        return body

    monkeypatch.setattr(SignedPerson, "send", three_times)
    with signed_person() as (person, store):
        body = conversation(person)
        kept = kept_of(body, store, person.now)
        assert kept.revision > 1
        assert kept.record.finished == len(kept.finished) == (conversation is practise)


def test_what_finished_a_practice_leaves_the_next_one_its_place() -> None:
    with signed_person() as (person, store):
        finishing = practise(person)
        person.launch(30)
        before = kept_of(finishing, store, person.now)
        assert person.again(finishing)[0] == 200
        after = kept_of(finishing, store, person.now)
        assert len(after.finished) == 1
        assert after.record.finished == 1
        assert after.record.open_practice == before.record.open_practice


def test_after_its_time_it_is_refused() -> None:
    with signed_person() as (person, store):
        finishing = practise(person)
        kept = store.rows()
        person.now += 151
        assert person.again(finishing) == (400, {"error": "Bad Request"})
        assert store.rows() == kept


def test_whatever_is_asked_in_whatever_state() -> None:
    with open_doors() as doors:
        for number, scene in enumerate(record_scenes()):
            for asked in range(5):
                body = plain(scene.request(Random(f"{number}:{asked}")))
                assert doors.at_flask(scene, body) != "refused"
                kept = doors.store.rows()
                again = doors.client.post("/alexa", data=body)
                assert (again.status_code, doors.store.rows()) == (200, kept), body
