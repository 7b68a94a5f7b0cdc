"""Every word of every screen is to be read, in every language, as Amazon's engine draws it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from simulator.sounds import Sounds
from skill.languages import languages
from tests.screens.gallery import gallery
from tests.simulator.web.room import room, speaker
from tests.simulator.web.shown import ShowingSkill

TIGHTEST = ("spot", "large")
"""The round one and the narrowest; the others are like the second, and wider."""
LOCALES = [language.first_locale for language in languages()]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("size", TIGHTEST)
def test_no_word_is_cut_off_or_lies_under_a_button(
    size: str, locale: str, browser: Browser, sounds: Sounds
) -> None:
    drawings = gallery(locale)
    with speaker(ShowingSkill(drawings), sounds) as address, room(browser, address) as show:
        show.choose_screen(size)
        found: dict[str, list[str]] = {}
        for drawing in drawings:
            show.say("start my back stretches" if not found else "next")
            shown = expect(show.page.locator("#show"))
            shown.to_have_attribute("data-token", drawing["token"])
            found[drawing["token"]] = show.not_to_be_read()
    assert len(found) > 25
    assert {token: texts for token, texts in found.items() if texts} == {}
