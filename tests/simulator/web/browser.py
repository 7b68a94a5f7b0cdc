"""A real browser for the tests: the system's Chromium, else the one Playwright has downloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing of its own is sent anywhere, and it sounds without being clicked first.
FLAGS = (
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


class NoBrowserError(RuntimeError):
    """There is no browser; the message says what to install."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser that nobody sees. Raises NoBrowserError."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, NAMES)), playwright.chromium.executable_path)
        if not Path(found).exists():
            raise NoBrowserError(
                "Install Chromium: apt-get install chromium, or .venv/bin/playwright install"
            )
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        try:
            yield started
        finally:
            started.close()
