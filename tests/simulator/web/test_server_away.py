"""The speaker is stopped and started again while its page is open."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.simulator.web.room import PATIENCE, ROOT, room


@contextmanager
def started(port: int, file: Path) -> Iterator[None]:
    """The command, with its page on that port."""
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "--web", "--port", f"{port}"],
        cwd=ROOT,
        env={**os.environ, "PROGRESS_FILE": str(file), "BROWSER": "true"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout
            next(line for line in process.stdout if f":{port}/" in line)
            yield
        finally:
            process.kill()


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    return number


def is_there(address: str) -> bool:
    try:
        with urlopen(address, timeout=PATIENCE):
            return True
    except URLError:
        return False


def test_the_page_follows_the_speaker_that_comes_back(
    browser: Browser, port: int, tmp_path: Path
) -> None:
    address, file = f"http://127.0.0.1:{port}/", tmp_path / "progress.sqlite"
    with ExitStack() as first:
        first.enter_context(started(port, file))
        with room(browser, address) as here:
            here.say("start my back stretches")
            here.hears("Welcome")
            first.close()
            assert not is_there(address)
            line, status = here.page.get_by_label("Say", exact=True), here.page.locator("#status")
            expect(status).to_contain_text("The speaker is not there.")
            line.fill("yes")
            here.page.keyboard.press("Enter")
            # Nobody heard it, and it can be sent again.
            expect(line).to_have_value("yes")
            with started(port, file):
                expect(here.page.locator("body[data-present]:not([data-away])")).to_be_attached()
                expect(status).to_have_text("Nothing is open.")
                expect(here.page.locator("#log .you")).to_have_count(0)
                here.say("start my back stretches")
                here.hears("Welcome")
                here.faults.clear()  # what it asked of nobody
