"""The serializer reads and writes envelopes as Amazon's own, but for copies of the attributes."""

import copy
import json
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator.envelope import SessionFacts, intent
from simulator.meaning import Heard
from skill.app.serializer import EnvelopeSerializer, SessionAttributes
from tests.person import START, Person


def test_what_is_read_is_what_the_sdk_reads(person: Person) -> None:
    person.launch()
    facts = SessionFacts("s", False, person.attributes)
    text = json.dumps(intent(person.setting, facts, START, Heard("AMAZON.YesIntent", {})))
    ours = EnvelopeSerializer().deserialize(text, RequestEnvelope)
    theirs = DefaultSerializer().deserialize(text, RequestEnvelope)
    assert ours.to_dict() == theirs.to_dict()
    assert copy.deepcopy(ours.session.attributes) is ours.session.attributes
    assert DefaultSerializer().serialize(ours) == DefaultSerializer().serialize(theirs)


def test_what_is_written_is_what_the_sdk_writes() -> None:
    attributes: dict[str, Any] = {"a": [1, {"b": None}], "c": "d"}
    ours = EnvelopeSerializer().serialize({"attributes": SessionAttributes(attributes)})
    assert ours == DefaultSerializer().serialize({"attributes": attributes})
    assert json.dumps(ours) == json.dumps({"attributes": attributes})


def test_attributes_go_in_and_come_out_as_they_were(person: Person) -> None:
    person.launch().say("AMAZON.Yes", 40)
    before = json.loads(json.dumps(person.attributes))
    person.attributes = before
    sent = copy.deepcopy(before)
    person.say("AMAZON.Help", 10)
    assert before == sent
