"""The stand-in for Alexa's services is as strict as she is."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from simulator.account import REMINDERS, Account
from simulator.alexa_services import AlexaServices, serving

RULE = "FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"


@pytest.fixture
def services() -> Iterator[AlexaServices]:
    with serving(Account(time_zone="Asia/Kolkata", permitted={REMINDERS}), lambda: 0.0) as running:
        yield running


def call(
    services: AlexaServices, method: str, path: str, body: Any = None, token: str = ""
) -> tuple[int, Any]:
    request = Request(
        services.endpoint + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token or services.token}"},
    )
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read() or "null")
    except HTTPError as refused:
        with refused:
            return refused.code, json.loads(refused.read())


def wish() -> dict[str, Any]:
    return {
        "requestTime": "2027-01-15T08:00:00.000",
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "timeZoneId": "Asia/Kolkata",
            "recurrence": {"startDateTime": "2027-01-15T08:00:00.000", "recurrenceRules": [RULE]},
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": "en-IN", "text": "Stretch."}]}},
        "pushNotification": {"status": "ENABLED"},
    }


def test_strangers_are_refused(services: AlexaServices) -> None:
    status, body = call(services, "GET", "/v1/alerts/reminders", token="another")
    assert (status, body["code"]) == (401, "UNAUTHORIZED")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("trigger.type", "SCHEDULED"),
        ("trigger.timeZoneId", "Moon/Base"),
        ("trigger.recurrence.recurrenceRules", []),
        ("trigger.recurrence.recurrenceRules", ["FREQ=HOURLY;"]),
        ("trigger.recurrence.startDateTime", "2027-01-15T08:00:00.000Z"),
        ("trigger.recurrence.freq", "DAILY"),
        ("requestTime", "now"),
        ("alertInfo.spokenInfo.content", []),
        ("alertInfo.spokenInfo.content", [{"text": "without a locale"}]),
        ("pushNotification.status", "MAYBE"),
        ("stranger", 1),
    ],
)
def test_a_body_of_another_shape_is_refused(
    path: str, value: object, services: AlexaServices
) -> None:
    body = wish()
    *parents, last = path.split(".")
    place = body
    for parent in parents:
        place = place[parent]
    place[last] = value
    assert call(services, "POST", "/v1/alerts/reminders", body)[0] == 400
    assert services.account.reminders == {}
