"""Every screen of the skill at every size, and the page around them, as pictures in a folder.

python -m tests.simulator.web.screenshots FOLDER [SIZE ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

import skill.lambda_function as door
from simulator.espeak import Espeak
from simulator.screens import SCREENS
from simulator.sounds import Sounds
from tests.simulator.web.browser import browser
from tests.simulator.web.room import Room, room, speaker

START = "start my back stretches"


def _safety(here: Room) -> None:
    here.say("exit")
    here.rests()
    here.say(START)
    here.hears("Welcome")


def _practising(here: Room) -> None:
    here.say("yes")
    here.run_at(10)
    here.hears("Stay there, and breathe.")
    here.run_at(1)


def _side(here: Room) -> None:
    here.say("next")
    here.run_at(10)
    here.hears("right ear")
    here.run_at(1)


def _paused(here: Room) -> None:
    here.say("pause")
    here.hears("Paused at")


def _hurts(here: Room) -> None:
    here.say("it hurts")
    here.speaks()


def _question(here: Room) -> None:
    here.say("I can't kneel")
    here.speaks()


def _returning(here: Room) -> None:
    here.page.get_by_role("button", name="A day later").click()
    here.rests()
    here.say(START)
    here.speaks()


def _choosing(here: Room) -> None:
    here.say("ask my back stretches what can I do here")
    here.speaks()


SCENES: tuple[tuple[str, Callable[[Room], None]], ...] = (
    ("choosing", _choosing),
    ("safety", _safety),
    ("practising", _practising),
    ("side", _side),
    ("paused", _paused),
    ("hurts", _hurts),
    ("question", _question),
    ("returning", _returning),
)


def _pictures(started: Browser, sounds: Sounds, folder: Path, size: str | None) -> None:
    """Go through the scenes with one screen (None: none), from nothing kept."""
    with tempfile.TemporaryDirectory() as kept:
        os.environ["PROGRESS_FILE"] = str(Path(kept, "progress.sqlite"))
        door._skill.cache_clear()
        skill = lambda envelope: door.lambda_handler(envelope, None)  # noqa: E731
        with speaker(skill, sounds) as address, room(started, address, 1280, 1000) as here:
            if size is not None:
                here.choose_screen(size)
            for number, (name, reach) in enumerate(SCENES, 1):
                reach(here)
                here.page.wait_for_timeout(700)
                label = f"{(size or 'no-screen').replace(' ', '-')}-{number}-{name}.png"
                if size is not None:
                    here.page.locator(".bezel").screenshot(path=folder / label)
                if size is None or name == "practising":
                    here.page.screenshot(path=folder / f"page-{label}")


def main(given: list[str]) -> None:
    """Take them all, or those of the sizes named."""
    folder = Path(given[0])
    folder.mkdir(parents=True, exist_ok=True)
    sounds = Sounds(Espeak("en-US"))
    with browser() as started:
        for size in given[1:] or (None, *SCREENS):
            _pictures(started, sounds, folder, size)


if __name__ == "__main__":
    main(sys.argv[1:])
