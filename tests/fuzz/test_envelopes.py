"""A share of the campaign that `python -m tests.fuzz` runs in full, and its own honesty."""

import json
import logging
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

from tests.fuzz.__main__ import main
from tests.fuzz.campaign import Failure, campaign, case_of
from tests.fuzz.doors import open_doors
from tests.fuzz.scenes import record_scenes
from tests.fuzz.values import CANARY

SHARE = 500
SCENES = record_scenes()


@pytest.mark.parametrize("first", [0, SHARE])
def test_a_share_of_them(first: int) -> None:
    with open_doors() as doors:
        tally = campaign(doors, SCENES, 1, range(first, first + SHARE))
    assert tally.envelopes == SHARE
    for door in ("lambda", "flask"):
        for became in ("answered", "refused", "not spoken here", "unknown"):
            # Else what is mutated would be refused at once, or never.
            assert tally.became[f"{door}: {became}"] > SHARE / 500


def test_the_same_numbers_give_the_same_envelopes() -> None:
    def envelopes() -> list[Any]:
        return [repr(case_of(7, number, SCENES).envelope(SCENES)) for number in range(50)]

    assert envelopes() == envelopes()


@pytest.mark.parametrize("fault", ["raise", "say", "log"])
def test_a_fault_is_found_and_made_small(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    invoke = CustomSkill.invoke

    def broken(self: Any, envelope: Any, context: Any) -> Any:
        reply = invoke(self, envelope, context)
        if "limitation" not in json.dumps(self.serializer.serialize(envelope.request)):
            return reply
        if fault == "raise":
            raise RuntimeError("a fault")
        if fault == "say":
            reply.response.card = object()
        else:
            logging.getLogger("skill").info("heard: %s", CANARY)
        return reply

    monkeypatch.setattr(CustomSkill, "invoke", broken)
    with open_doors() as doors, pytest.raises(Failure) as found:
        campaign(doors, SCENES, 1, range(2000))
    assert found.value.case.mutations == () or "limitation" in str(found.value)
    assert found.value.rule in str(found.value)


def test_the_command_says_how_many(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "20", "--seed", "3"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("20 envelopes, seed 3, ")


def test_the_command_fails_with_the_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("tests.fuzz.doors.answer", fail)
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "20"])
    assert main() == 1
    assert "broken: uncaught RuntimeError: a fault" in capsys.readouterr().err
