from collections.abc import Callable, Iterator
from typing import Any

import pytest

from simulator.account import REMINDERS, Account
from simulator.alexa_services import AlexaServices, serving
from simulator.envelope import Services, SessionFacts, Setting, launch
from skill.app.envelope import admit
from skill.services.alexa import Alexa
from tests.person import START

PATIENCE = 10
"""Seconds within which a test's own machine answers, however busy it is."""


def system_of(services: AlexaServices, **changes: Any) -> Any:
    """The system part of a request's context, with other values where some are given."""
    setting = Setting(services=Services(services.endpoint, services.token))
    envelope = launch(setting, SessionFacts("s", True, {}), START)
    envelope["context"]["System"].update(changes)
    return admit(envelope, None).context.system


def no_bound(_seconds: float) -> None:
    """There is always time."""


@pytest.fixture
def account() -> Account:
    return Account(time_zone="Europe/Berlin", permitted={REMINDERS})


@pytest.fixture
def services(account: Account, monkeypatch: pytest.MonkeyPatch) -> Iterator[AlexaServices]:
    from skill.services.http import Bounds

    monkeypatch.setattr("skill.services.calls.BOUNDS", Bounds(PATIENCE, 100_000))
    monkeypatch.setattr("skill.services.alexa.QUICK", Bounds(PATIENCE, 1000))
    with serving(account, lambda: START) as running:
        yield running


@pytest.fixture
def alexa(services: AlexaServices) -> Alexa:
    return called(services)


def called(
    services: AlexaServices, allow: Callable[[float], None] = no_bound, **changes: Any
) -> Alexa:
    """The skill's client, as a request of this speaker lets it call."""
    return Alexa(system_of(services, **changes), {services.endpoint}, allow)
