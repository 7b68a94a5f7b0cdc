"""Pictures of every screen, to be looked at: ``python -m tests.simulator.web FOLDER [LOCALE]``.

With ``docs`` as the folder, the pictures of the documentation are made anew instead.
A sheet for each size and theme, with every drawing that the skill can make, as Amazon's engine
draws it. A practice is shown where it has got to after some seconds, most of them with a ring.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from unittest.mock import patch

from PIL import Image
from playwright.sync_api import Browser, expect

from simulator.espeak import Espeak
from simulator.screens import SCREENS
from simulator.sounds import Sounds
from skill.lambda_function import local_door
from tests.screens.gallery import Drawing, gallery
from tests.simulator.web.browser import browser
from tests.simulator.web.room import room, speaker
from tests.simulator.web.shown import ShowingSkill

DOCS = Path(__file__).parents[3] / "docs"
Theme = Literal["light", "dark"]
SPEED = 10
SECONDS = 1.6  # of this clock, until a practice is looked at
COLUMNS = 4
WIDE = 480  # pixels of a picture in the sheet
PRACTISED = (
    ("on-an-echo-show.png", "medium", "knee lunge"),
    ("on-an-echo-spot.png", "spot", "neck side bend"),
)
COUNT = "3"  # seconds left, in a picture of a practice


def main(folder: Path, locale: str) -> None:
    """Write the sheets into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    drawings = gallery(locale)
    with browser() as found:
        for size in SCREENS:
            for theme in ("light", "dark"):
                sheet(list(pictures(found, drawings, size, theme))).save(
                    folder / f"{size.replace(' ', '-')}-{theme}.png"
                )


def documentation() -> None:
    """Make the pictures that the documentation shows."""
    sounds = Sounds(Espeak("en-US"))
    door = local_door("http://127.0.0.1:9")
    with (
        TemporaryDirectory() as folder,
        patch.dict(os.environ, PROGRESS_FILE=f"{folder}/progress.sqlite"),
        browser() as found,
        speaker(lambda envelope: door(envelope, None), sounds) as address,
    ):
        page = found.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        expect(page.locator("#stretches li")).to_have_count(6)
        page.screenshot(path=DOCS / "speaker-in-the-browser.png")
        page.close()
        for name, size, stretch in PRACTISED:
            with room(found, address, 1400, 1500) as show:
                show.choose_screen(size)
                show.say(f"ask my back stretches to do the {stretch}")
                show.say("yes")
                show.run_at(3)
                counting = show.inside.get_by_text(COUNT, exact=True).first
                expect(counting).to_be_visible()
                show.page.locator("#show .bezel").screenshot(path=DOCS / name)
                show.say("exit")
                show.rests()


def pictures(
    found: Browser, drawings: list[Drawing], size: str, theme: Theme
) -> Iterator[Image.Image]:
    """Every drawing, on a screen of that size."""
    sounds = Sounds(Espeak("en-US"))
    screen = SCREENS[size]
    wide, high = screen.width + 80, screen.height + 900
    with (
        speaker(ShowingSkill(drawings), sounds) as address,
        room(found, address, wide + 400, high) as show,
    ):
        show.page.emulate_media(color_scheme=theme)
        show.choose_screen(size)
        show.say("start my back stretches")
        show.run_at(SPEED)
        frame = show.page.locator("#show iframe")
        for number, drawing in enumerate(drawings):
            if number:
                show.say("next")
            token = expect(show.page.locator("#show"))
            token.to_have_attribute("data-token", drawing["token"])
            show.page.wait_for_timeout(1000 * SECONDS)
            yield Image.open(io.BytesIO(frame.screenshot()))


def sheet(shown: list[Image.Image]) -> Image.Image:
    """The pictures, in rows."""
    high = max(WIDE * picture.height // picture.width for picture in shown)
    rows = -(-len(shown) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (WIDE + 8), rows * (high + 8)), "#c0a")
    for number, picture in enumerate(shown):
        row, column = divmod(number, COLUMNS)
        whole.paste(picture.resize((WIDE, high)), (column * (WIDE + 8), row * (high + 8)))
    return whole


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    if folder.resolve() == DOCS:
        documentation()
    else:
        main(folder, *(sys.argv[2:] or ["en-US"]))
