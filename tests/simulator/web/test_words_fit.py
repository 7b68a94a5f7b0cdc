"""Every word of every screen is to be read, in every language, as Amazon's engine draws it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from simulator.sounds import Sounds
from skill.languages import languages
from tests.screens.gallery import gallery
from tests.simulator.web.room import room, speaker
from tests.simulator.web.shown import ShowingSkill

TIGHTEST = ("spot", "small", "large")
"""The round one, the lowest and the narrowest; the others have the form of one of these."""
LOCALES = [language.first_locale for language in languages()]

_NOT_TO_BE_READ = """view => {
    const buttons = [...view.querySelectorAll("[role=button]")];
    const over = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    return [...view.querySelectorAll("*")].filter((part) => {
        const text = part.childElementCount ? "" : part.textContent.trim();
        if (!text || text.endsWith("…")) return text;
        const box = part.getBoundingClientRect();
        return buttons.some((button) => !button.contains(part)
            && over(box, button.getBoundingClientRect()));
    }).map((part) => part.textContent);
}"""


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
            found[drawing["token"]] = show.inside.locator("#view").evaluate(_NOT_TO_BE_READ)
    assert len(found) > 25
    assert {token: texts for token, texts in found.items() if texts} == {}
