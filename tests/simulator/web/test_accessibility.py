"""The page has no violation of WCAG 2.2 AA that axe-core finds: in each state, light and dark."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.simulator.web.room import Room, room

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1440, 390)


def check(here: Room, state: str) -> None:
    # The drawn screen is Amazon's own, in a frame of its own.
    found = Axe().run(here.page, context={"exclude": ["iframe"]}, options=RULES)
    assert found.violations_count == 0, f"{state}: {found.generate_report()}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    with room(browser, address, width=width) as here:
        here.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        check(here, "rests")
        here.say("start my back stretches")
        here.hears("Welcome")
        check(here, "speaks")
        here.page.get_by_text("Behind the scenes").click()
        check(here, "behind the scenes")
        here.say("stop")
        here.rests()
        check(here, "rests again")
        here.choose_screen("small")
        here.say("start my back stretches")
        here.say("yes")
        here.on_screen("Pause")
        check(here, "paced on a screen")
        here.run_at(10)
        here.say("pause")
        here.listens()
        check(here, "listens")
