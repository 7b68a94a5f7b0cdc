"""The skill's client of Alexa's services, over real HTTP, and every way in which they fail."""

import logging
from datetime import date
from typing import Any

import pytest

from simulator.account import Account
from simulator.alexa_services import AlexaServices, Fault
from simulator.understanding import Understanding
from skill.app.skill import read_contents
from skill.services.access import ENDPOINTS, local_endpoint
from skill.services.alexa import Alexa
from skill.services.errors import (
    Gone,
    NotHere,
    NotPermitted,
    ServiceError,
    TooMany,
    Unreachable,
)
from skill.services.http import Bounds
from skill.services.schedule import WEEKDAYS, Day, Schedule
from skill.services.wire import Said
from tests.person import START
from tests.services.conftest import PATIENCE, called

ZONE = "Europe/Berlin"
EIGHT = Schedule(8, 0)
NINE = Schedule(9, 30, WEEKDAYS)
SAID = Said("en-GB", "Time for your stretches.")


def remind(alexa: Alexa, schedule: Schedule = EIGHT) -> None:
    alexa.remind(schedule, ZONE, SAID, START)


def test_the_time_zone_is_the_devices(alexa: Alexa, services: AlexaServices) -> None:
    assert alexa.time_zone() == ZONE
    ((method, path),) = services.calls
    assert method == "GET"
    assert path.startswith("/v2/devices/amzn1.ask.device.")
    assert path.endswith("/settings/System.timeZone")


def test_a_reminder_is_set_as_alexa_wants_it(alexa: Alexa, account: Account) -> None:
    remind(alexa, Schedule(8, 5, (Day.MONDAY, Day.THURSDAY)))
    (kept,) = account.reminders.values()
    wish = {key: kept[key] for key in ("requestTime", "trigger", "alertInfo", "pushNotification")}
    assert wish == {
        "requestTime": "2027-01-15T08:00:00.000",
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "timeZoneId": "Europe/Berlin",
            "recurrence": {
                "startDateTime": "2027-01-15T09:00:00.000",
                "recurrenceRules": [
                    "FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=5;BYSECOND=0;INTERVAL=1;",
                    "FREQ=WEEKLY;BYDAY=TH;BYHOUR=8;BYMINUTE=5;BYSECOND=0;INTERVAL=1;",
                ],
            },
        },
        "alertInfo": {
            "spokenInfo": {"content": [{"locale": "en-GB", "text": "Time for your stretches."}]}
        },
        "pushNotification": {"status": "ENABLED"},
    }


def test_one_that_comes_once_has_a_time_and_no_rules(alexa: Alexa, account: Account) -> None:
    once = Schedule.once(7, 30, date(2027, 1, 16))
    remind(alexa, once)
    (kept,) = account.reminders.values()
    assert kept["trigger"] == {
        "type": "SCHEDULED_ABSOLUTE",
        "timeZoneId": "Europe/Berlin",
        "scheduledTime": "2027-01-16T07:30:00.000",
    }
    assert [one.schedule for one in alexa.reminders()] == [once]


def test_its_text_says_how_to_cancel_it_and_holds_nothing_personal() -> None:
    text = read_contents()["en-US"].words.line("reminders.text")
    assert "tell my back stretches to cancel my reminders" in text
    understanding = Understanding.of("en-US")
    assert understanding.understand("cancel my reminders").intent == "CancelRemindersIntent"
    for word in ("pain", "ache", "hurt", "you ", "back pain", "{"):
        assert word not in text


def test_reminders_are_set_found_moved_and_cancelled(alexa: Alexa) -> None:
    assert alexa.reminders() == ()
    remind(alexa)
    remind(alexa, NINE)
    first, second = alexa.reminders()
    assert [first.schedule, second.schedule] == [EIGHT, NINE]
    alexa.move(first.token, NINE, ZONE, SAID, START)
    alexa.cancel(second.token)
    assert [(one.token, one.schedule) for one in alexa.reminders()] == [(first.token, NINE)]
    assert not alexa.failed


def test_a_reminder_that_is_gone_need_not_be_cancelled_but_cannot_be_moved(alexa: Alexa) -> None:
    alexa.cancel("gone/../already?")
    with pytest.raises(Gone):
        alexa.move("gone/../already?", EIGHT, ZONE, SAID, START)


def test_what_is_over_is_not_to_come(alexa: Alexa, account: Account) -> None:
    remind(alexa)
    next(iter(account.reminders.values()))["status"] = "COMPLETED"
    assert alexa.reminders() == ()


def test_a_reminder_of_another_version_is_found(alexa: Alexa, account: Account) -> None:
    remind(alexa)
    trigger = next(iter(account.reminders.values()))["trigger"]
    trigger["recurrence"]["recurrenceRules"] = ["FREQ=HOURLY"]
    (found,) = alexa.reminders()
    assert found.schedule is None


CALLS: dict[str, Any] = {
    "time zone": lambda alexa: alexa.time_zone(),
    "list": lambda alexa: alexa.reminders(),
    "set": remind,
    "move": lambda alexa: alexa.move("token", EIGHT, ZONE, SAID, START),
    "cancel": lambda alexa: alexa.cancel("token"),
}
REMINDING = [name for name in CALLS if name != "time zone"]


@pytest.mark.parametrize("call", REMINDING)
def test_without_the_permission(call: str, alexa: Alexa, account: Account) -> None:
    account.permitted.clear()
    with pytest.raises(NotPermitted):
        CALLS[call](alexa)
    assert not alexa.failed  # nothing is wrong with the service


def test_the_time_zone_needs_no_permission(alexa: Alexa, account: Account) -> None:
    account.permitted.clear()
    assert alexa.time_zone() == ZONE


def test_with_as_many_as_there_can_be(alexa: Alexa, services: AlexaServices) -> None:
    services.most_reminders = 1
    remind(alexa)
    with pytest.raises(TooMany):
        remind(alexa)


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (Fault(400, "INVALID_REQUEST"), Unreachable),
        (Fault(400, "DEVICE_NOT_SUPPORTED"), NotHere),
        (Fault(403, "DEVICE_NOT_SUPPORTED"), NotHere),
        (Fault(403, "MAX_REMINDERS_EXCEEDED"), TooMany),
        (Fault(403, "FORBIDDEN"), NotPermitted),
        (Fault(403, body=b""), NotPermitted),
        (Fault(401, body=b"<html>"), NotPermitted),
        (Fault(409, "CONFLICT"), NotPermitted),
        (Fault(429, "RATE_EXCEEDED"), Unreachable),
        (Fault(500, "INTERNAL_SERVER_ERROR"), Unreachable),
        (Fault(502, body=b"<html>Bad Gateway</html>"), Unreachable),
        (Fault(503, body=b"\xff\xfe"), Unreachable),
        (Fault(504, body=b"[]"), Unreachable),
        (Fault(302, body=b""), Unreachable),
    ],
)
@pytest.mark.parametrize("call", ["list", "set"])
def test_a_refusal_is_told_apart(
    call: str, fault: Fault, meaning: type[ServiceError], alexa: Alexa, services: AlexaServices
) -> None:
    services.fault = fault
    with pytest.raises(meaning):
        CALLS[call](alexa)
    assert len(services.calls) == 1  # nothing is tried twice
    assert alexa.failed == (meaning is Unreachable)  # the others are how things are


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b'{"alerts": 7}', b'"\xff"', b"null"])
@pytest.mark.parametrize("call", ["time zone", "list"])
def test_an_answer_that_makes_no_sense(
    call: str, body: bytes, alexa: Alexa, services: AlexaServices
) -> None:
    services.fault = Fault(200, body=body)
    with pytest.raises(Unreachable):
        CALLS[call](alexa)


@pytest.mark.parametrize("call", CALLS)
def test_an_answer_that_does_not_come(
    call: str, services: AlexaServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skill.services.calls.BOUNDS", Bounds(0.2, 100_000))
    monkeypatch.setattr("skill.services.alexa.QUICK", Bounds(0.2, 1000))
    services.fault = Fault(after=60)
    alexa = called(services)
    with pytest.raises(Unreachable):
        CALLS[call](alexa)
    assert alexa.failed
    assert len(services.calls) == 1


def test_an_answer_that_is_too_large(
    services: AlexaServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skill.services.alexa.QUICK", Bounds(10, 100))
    services.fault = Fault(200, body=b'"' + b"x" * 200 + b'"')
    with pytest.raises(Unreachable):
        called(services).time_zone()


@pytest.mark.parametrize("call", CALLS)
def test_without_time_nothing_is_called(call: str, services: AlexaServices) -> None:
    from skill.services import calls

    quick = Bounds(PATIENCE, 1000)  # as the fixture has it
    asked: list[float] = []

    def never(seconds: float) -> None:
        asked.append(seconds)
        raise TimeoutError

    with pytest.raises(TimeoutError):
        CALLS[call](called(services, never))
    assert asked == [calls.worst_case(quick if call == "time zone" else calls.BOUNDS)]
    assert services.calls == []


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "changes",
    [
        {"apiAccessToken": None},
        {"apiAccessToken": ""},
        {"apiEndpoint": None},
        {"apiEndpoint": "https://api.amazonalexa.com.example.org"},
        {"apiEndpoint": "https://api.amazonalexa.com@example.org"},
        {"apiEndpoint": "https://api.amazonalexa.com/"},
        {"apiEndpoint": "http://api.amazonalexa.com"},
        {"apiEndpoint": "https://API.amazonalexa.com"},
        {"apiEndpoint": "http://127.0.0.1:1"},
        {"apiEndpoint": "file:///etc/passwd"},
    ],
    ids=str,
)
def test_a_forged_request_has_the_skill_call_nothing(
    call: str,
    changes: dict[str, Any],
    services: AlexaServices,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def connected(*_: object) -> None:
        raise AssertionError("a call was made")

    monkeypatch.setattr("socket.create_connection", connected)
    with pytest.raises(Unreachable):
        CALLS[call](called(services, **changes))


@pytest.mark.parametrize("token", ["a\r\nHost: elsewhere", "\u20ac", "a b"])
def test_a_forged_token_is_no_header(token: str, services: AlexaServices) -> None:
    with pytest.raises(Unreachable):
        called(services, apiAccessToken=token).reminders()
    assert services.calls == []


def test_a_deployed_skill_calls_alexas_own_addresses_alone() -> None:
    assert {
        "https://api.amazonalexa.com",
        "https://api.eu.amazonalexa.com",
        "https://api.fe.amazonalexa.com",
    } == ENDPOINTS


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1", "http://localhost:80", "https://127.0.0.1:80", "http://127.0.0.1:80/x",
     "http://127.0.0.1:80@example.org", "http://10.0.0.1:80", "http://127.0.0.1:80\n", ""],
)  # fmt: skip
def test_only_this_very_machine_stands_in_for_alexa(address: str) -> None:
    with pytest.raises(ValueError, match="not an address on this machine"):
        local_endpoint(address)


@pytest.mark.parametrize("call", CALLS)
def test_nothing_of_a_persons_is_logged(
    call: str, alexa: Alexa, services: AlexaServices, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    services.fault = Fault(500)
    with pytest.raises(Unreachable):
        CALLS[call](alexa)
    told = "\n".join(str(vars(record)) for record in caplog.records)
    assert "a service of Alexa's failed: status 500" in told
    for secret in (services.token, "amzn1.ask.device", "amzn1.ask.account"):
        assert secret not in told
