from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import skill.lambda_function as door
from simulator.account import Account
from simulator.espeak import Espeak
from simulator.sounds import Sounds
from tests.simulator.web import browser as browsers
from tests.simulator.web.room import Room, room, speaker


# A module each: while a browser is open, no other test in this process can run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.browser() as started:
        yield started


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    return Sounds(Espeak("en-US"))


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sounds: Sounds, account: Account
) -> Iterator[str]:
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    door._skill.cache_clear()
    with speaker(lambda envelope: door.lambda_handler(envelope, None), sounds, account) as at:
        yield at


@pytest.fixture
def here(browser: Browser, address: str) -> Iterator[Room]:
    with room(browser, address) as entered:
        yield entered
