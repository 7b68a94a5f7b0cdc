"""The local speaker reminds, and asks for the permission as Alexa does."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from simulator.account import REMINDERS, Account
from simulator.clock import InstantClock
from simulator.envelope import Setting
from simulator.reply import RefusedReplyError, read
from simulator.speaker import Skill, Speaker
from simulator.understanding import Understanding
from tests.simulator.test_account import daily, wish

if TYPE_CHECKING:
    from tests.simulator.conftest import Coach, Recorder

ASKS: dict[str, Any] = {
    "type": "Connections.SendRequest",
    "name": "AskFor",
    "payload": {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS,
    },
    "token": "[8,0]",
}


def asking(**changes: Any) -> dict[str, Any]:
    return {
        "version": "1.0",
        "sessionAttributes": {"kept": "so"},
        "response": {"directives": [{**ASKS, **changes}]},
    }


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def listening(
    understanding: Understanding,
    coach: "Coach",
    stage: "Recorder",
    clock: InstantClock,
    account: Account,
) -> Speaker:
    """A speaker of that account, with a session open in which Alexa asks."""
    found = Speaker(Skill(coach, understanding), clock, stage, Setting(), account=account)
    coach.replies.append(asking())
    found.hear("start my back stretches")
    return found


@pytest.mark.parametrize(
    ("said", "status"),
    [("I approve", "ACCEPTED"), ("yes", "ACCEPTED"), ("no", "DENIED"), ("what?", "NOT_ANSWERED")],
)
def test_what_is_said_is_for_alexa_and_the_skill_is_told(
    said: str, status: str, listening: Speaker, stage: "Recorder", account: Account
) -> None:
    listening.hear(said)
    sent = stage.sent[-1]
    assert sent["request"]["type"] == "Connections.Response"
    assert sent["request"]["payload"]["status"] == status
    assert sent["request"]["token"] == "[8,0]"
    assert sent["session"]["attributes"] == {"kept": "so"}
    assert (REMINDERS in account.permitted) == (status == "ACCEPTED")


@pytest.mark.parametrize("changes", [{"payload": {}}, {"name": "Buy"}, {"token": None}])
def test_a_question_that_alexa_does_not_know_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(RefusedReplyError):
        read(json.loads(json.dumps(asking(**changes))))


def test_it_rings_while_time_passes_and_opens_no_session(
    listening: Speaker, stage: "Recorder", clock: InstantClock, account: Account
) -> None:
    listening.hear("/die")
    account.add(wish(daily(8)), clock.now())
    sent = len(stage.sent)
    listening.hear("/later 3 days")
    assert stage.events.count("reminder Stretch.") == 3
    assert len(stage.sent) == sent
    assert listening.due is not None
    assert not listening.busy


def test_the_app_gives_and_takes_the_permission(
    listening: Speaker, stage: "Recorder", account: Account
) -> None:
    listening.hear("/allow reminders")
    assert REMINDERS in account.permitted
    listening.hear("/forbid reminders")
    assert REMINDERS not in account.permitted
    listening.hear("/allow everything")
    assert stage.notices[-1] == "There is only: /allow reminders"
