"""Who opens the page sees what it is, what is practised, and one button that starts it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from skill.screens.palette import DARK, LIGHT
from tests.simulator.web.room import Room, room

START = "start my back stretches"


def begin(page: Page) -> None:
    page.get_by_role("button", name="Start, with a screen").click()


def test_the_stretches_of_today_are_drawn_with_their_length(here: Room) -> None:
    opening = "Full back: six stretches, about eleven minutes."
    expect(here.page.get_by_role("heading", name=opening)).to_be_visible()
    stretches = here.page.locator("#stretches li")
    assert [text.split("\n")[0] for text in stretches.all_inner_texts()] == [
        *("Neck flexion", "Side bend", "Shoulder blade", "Lower back", "Sciatic", "Knee lunge")
    ]
    assert abs(sum(int(text.split()[-2]) for text in stretches.all_inner_texts()) - 11) <= 3
    for figure in stretches.locator("svg").all():
        assert figure.locator("path").count() > 10
        assert "NaN" not in figure.inner_html()
        assert "undefined" not in figure.inner_html()


def test_the_figures_follow_the_theme(here: Room) -> None:
    floor = here.page.locator("#stretches path").first
    themes: tuple[tuple[Literal["light", "dark"], Mapping[str, str]], ...] = (
        ("light", LIGHT),
        ("dark", DARK),
    )
    for theme, palette in themes:
        here.page.emulate_media(color_scheme=theme)
        expect(floor).to_have_attribute("stroke", palette["line"])


def test_one_button_starts_it_with_a_screen(here: Room) -> None:
    begin(here.page)
    here.on_screen("Before we start")
    expect(here.page.locator("#intro")).to_be_hidden()
    expect(here.page.locator("#log .you").last).to_have_text(START)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_it_is_seen_without_scrolling(
    width: int, height: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(address)
    for seen in ("#intro-title", "#stretches li >> nth=0", "#begin", "#line"):
        expect(page.locator(seen)).to_be_in_viewport()
    expect(page.get_by_label("The bench")).to_be_hidden()
    context.close()


def test_what_was_practised_is_a_calendar_without_a_streak(here: Room) -> None:
    expect(here.page.locator("#calendar")).to_be_hidden()
    here.run_at(60)
    here.answers_always("yes")
    here.say("ask my back stretches to do the neck flexion")
    here.hears("Well done")
    here.rests()
    expect(here.page.get_by_role("img", name="Practised on one day this week")).to_be_visible()
    expect(here.page.locator(".day.done")).to_have_count(1)
    expect(here.page.locator("#kept")).to_contain_text('"finished": 1')


def test_the_conversation_is_copied_and_saved(here: Room) -> None:
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.say(START)
    here.run_at(3)
    here.hears("See a doctor")
    here.say("not today")
    here.rests()
    here.page.get_by_role("button", name="Copy it").click()
    expect(here.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = here.page.evaluate("navigator.clipboard.readText()")
    with here.page.expect_download() as saved:
        here.page.get_by_role("button", name="Save it as a file").click()
    assert Path(saved.value.path()).read_text("utf-8") == copied
    lines = copied.splitlines()
    assert lines[0] == f"You: {START}"
    assert "You: not today" in lines
    assert any(line.startswith("Alexa: Welcome") for line in lines)


def test_a_link_opens_a_speaker_as_it_was(here: Room) -> None:
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    here.page.get_by_label("Speaker", exact=True).select_option("bedroom")
    here.choose_screen("small")
    here.run_at(3)
    here.page.get_by_role("button", name="Copy a link").click()
    link = here.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{here.address}?speaker=bedroom&screen=small&speed=3"


def test_a_link_says_which_routine(browser: Browser, address: str) -> None:
    query = "?speaker=kitchen&screen=spot&speed=2&say=ask+my+back+stretches+for+the+neck"
    with room(browser, address, query=query) as linked:
        linked.on_screen("Before we start")
        expect(linked.page.locator("#whereabouts")).to_have_text("kitchen")
        expect(linked.page.locator("#speed-shown")).to_have_text("2 ×")
        # Going on after a reload does not begin it once more.
        assert "?" not in linked.page.url


def test_another_tab_takes_over(here: Room) -> None:
    here.say(START)
    here.hears("Welcome")
    second = here.page.context.new_page()
    second.goto(here.address)
    expect(here.page.get_by_role("status").first).to_contain_text("in another tab")
    assert here.page.locator("#saying .current").count() == 0
    expect(second.locator("body")).to_have_attribute("data-present", "true")
    expect(second.locator("#log .you")).to_have_text([START])


def test_a_page_loaded_again_in_the_middle_goes_on(here: Room) -> None:
    begin(here.page)
    here.touch("Start")
    here.on_screen("1 of 2")
    here.run_at(10)
    here.page.reload()
    here.on_screen("2 of 2")
    assert here.page.locator("#log .you").count() == 1
    expect(here.page.get_by_role("button", name="Start, with a screen")).to_be_hidden()
