"""What is told of a turn: never a person's words, name or id, and nothing of their health."""

import json
import logging
from typing import Any

import pytest
from msgspec.structs import asdict, replace

from simulator.envelope import Setting
from skill.app.powertools import COUNTED, NAMESPACE, PowertoolsTelemetry
from skill.app.skill import assemble
from skill.app.telemetry import TurnReport
from skill.lambda_function import answer
from skill.progress.errors import StoreUnavailable
from skill.progress.store import Store
from tests.person import Person, owner_of


class Recorder:
    def __init__(self) -> None:
        self.seen: list[TurnReport] = []

    def turn(self, seen: TurnReport) -> None:
        self.seen.append(seen)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def watched(store: Store, recorder: Recorder) -> Person:
    return Person(assemble(store, recorder), Setting(person="ana"))


def test_a_practice_from_its_start_to_its_end(watched: Person, recorder: Recorder) -> None:
    watched.say("DoStretch", stretch="neck_flexion").say("AMAZON.Yes", 40)
    watched.say("AMAZON.Stop", 20)
    watched.launch(60).say("AMAZON.Fallback", 20).say("AMAZON.Yes", 5)
    watched.say("AMAZON.Yes", 200)
    told = recorder.seen
    assert [(turn.started, turn.resumed, turn.finished) for turn in told] == [
        (False, False, False),
        (True, False, False),
        (False, False, False),
        (False, True, False),
        (False, False, False),
        (False, False, False),
        (False, False, True),
    ]
    assert [turn.not_understood for turn in told] == [False] * 4 + [True, False, False]
    assert [(turn.before, turn.after) for turn in told] == [
        ("none", "start"),
        ("start", "back_up"),
        ("back_up", "end"),
        ("none", "back_up"),
        ("back_up", "still"),
        ("still", "back_up"),
        ("back_up", "end"),
    ]
    assert [turn.store_calls for turn in told] == [1, 1, 1, 2, 1, 1, 1]
    assert told[1].passage_steps == 2
    assert told[1].passage_seconds > 30


@pytest.mark.parametrize(
    ("name", "slots"),
    [
        ("Symptom", {"symptom": "dizziness"}),
        ("HealthQuestion", {"condition": "pregnancy"}),
        ("Noise", {}),
        ("FeelNothing", {}),
        ("Age", {"age": "one hundred and three"}),
    ],
)
def test_health_is_told_as_comfort(
    name: str, slots: dict[str, str], store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    person = Person(assemble(store), Setting(person="ana"))
    person.launch().say("AMAZON.Yes", 40).say(name, 60, **slots)
    told = "\n".join(str(vars(record)) for record in caplog.records)
    assert "comfort" in told
    for word in (*slots.values(), name, "ana", "amzn1.ask.person", "amzn1.ask.account"):
        assert word not in told


def test_nothing_of_a_symptom_is_kept(person: Person, store: Store) -> None:
    person.launch().say("AMAZON.Yes", 40).say("Symptom", 60, symptom="pain")
    person.say("Symptom", 20, symptom="dizziness")
    kept = store.read(owner_of(person.setting), person.now)
    told = str(kept).lower()
    for word in ("pain", "dizz", "hurt", "symptom"):
        assert word not in told


UNEVENTFUL = TurnReport(
    "request", "ReadyIntent", "ready", "end", 6, 210, 1, 12,
    started=False, resumed=False, finished=False, not_understood=False, store_fault=False,
    service_calls=0, service_fault=False,
)  # fmt: skip


def told_by(
    watch: PowertoolsTelemetry, seen: TurnReport, capsys: pytest.CaptureFixture[str]
) -> Any:
    watch.turn(seen)
    return json.loads(capsys.readouterr().out)


def test_metrics_are_counted_in_our_namespace(capsys: pytest.CaptureFixture[str]) -> None:
    seen = replace(
        UNEVENTFUL, started=True, resumed=True, finished=True, not_understood=True,
        store_fault=True, service_fault=True,
    )  # fmt: skip
    told = told_by(PowertoolsTelemetry(), seen, capsys)
    directive = told["_aws"]["CloudWatchMetrics"][0]
    assert directive["Namespace"] == NAMESPACE
    assert {metric["Name"] for metric in directive["Metrics"]} == {*COUNTED.values(), "TurnTime"}
    assert told["TurnTime"] == [12.0]


def test_a_turn_is_one_line_with_all_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = told_by(PowertoolsTelemetry(), UNEVENTFUL, capsys)
    assert told.items() >= {"level": "INFO", "message": "turn", **asdict(UNEVENTFUL)}.items()
    (directive,) = told["_aws"]["CloudWatchMetrics"]
    assert [metric["Name"] for metric in directive["Metrics"]] == ["TurnTime"]


def test_disabling_the_skill_deletes_the_account(watched: Person, store: Store) -> None:
    watched.launch().say("AMAZON.Yes", 40)
    owner = owner_of(watched.setting)
    assert store.read(owner, watched.now).revision > 0
    reply = answer(_disabled(owner.account), watched.skill, None)
    assert "outputSpeech" not in reply["response"]
    assert store.read(owner, watched.now).revision == 0


def test_a_deletion_that_fails_is_seen_to_fail(
    watched: Person, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unavailable(account: str, now: float) -> None:
        raise StoreUnavailable("down")

    monkeypatch.setattr(store, "forget_account", unavailable)
    with pytest.raises(StoreUnavailable):
        answer(_disabled(owner_of(watched.setting).account), watched.skill, None)


def _disabled(account: str) -> dict[str, Any]:
    return {
        "version": "1.0",
        "context": {
            "System": {
                "application": {"applicationId": "skill"},
                "user": {"userId": account},
                "apiEndpoint": "https://api.amazonalexa.com",
            }
        },
        "request": {
            "type": "AlexaSkillEvent.SkillDisabled",
            "requestId": "event",
            "timestamp": "2027-01-15T08:00:00Z",
            "eventCreationTime": "2027-01-15T08:00:00Z",
            "eventPublishingTime": "2027-01-15T08:00:00Z",
            "body": {"userInformationPersistenceStatus": "NOT_PERSISTED"},
        },
    }
