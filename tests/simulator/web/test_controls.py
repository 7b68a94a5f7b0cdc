"""Everything one can press on the page and on the skill's own screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from simulator.screens import SCREENS
from simulator.sounds import Sounds
from tests.screens.gallery import Drawing, gallery, shown_of, touches_of
from tests.simulator.web.room import PATIENCE, Room, room, speaker
from tests.simulator.web.shown import ShowingSkill

START = "start my back stretches"


@pytest.fixture
def show(browser: Browser, address: str) -> Iterator[Room]:
    with room(browser, address) as entered:
        entered.choose_screen("medium")
        yield entered


def test_pause_and_resume_by_touch_and_by_word(show: Room) -> None:
    show.say(START)
    show.on_screen("Not today")
    show.touch("Start")
    show.on_screen("Pause")
    show.touch("Pause")
    show.on_screen("Resume")
    show.touch("Resume")
    show.on_screen("Pause")
    show.say("Alexa, pause")
    show.on_screen("Finish")
    show.say("Alexa, resume")
    show.on_screen("Pause")
    intents = show.page.locator("#exchange option").all_text_contents()
    assert sum("UserEvent" in name for name in intents) >= 3


def test_each_control_of_a_practice(show: Room) -> None:
    show.run_at(3)
    show.say(START)
    show.say("yes")
    show.on_screen("Neck flexion")
    show.on_screen("1 of 2")
    show.touch("Skip")
    show.on_screen("Neck side bend")
    show.on_screen("Right ear")
    show.touch("Back")
    show.on_screen("Neck flexion")
    show.touch("Pause")
    show.touch("Finish")
    expect(show.page.locator("#log")).to_contain_text("Stopped")


@pytest.mark.parametrize("size", SCREENS)
def test_each_control_of_every_screen_is_felt_where_it_is_seen(
    size: str, browser: Browser, sounds: Sounds
) -> None:
    drawings = {str(touches_of(drawing)): drawing for drawing in gallery()}.values()
    skill = ShowingSkill(drawings)
    with speaker(skill, sounds) as address, room(browser, address) as show:
        show.choose_screen(size)
        show.say(START)
        for number, drawing in enumerate(drawings):
            if number:
                show.say("next")
            for label, told in _controls(drawing, size).items():
                show.touch(label)
                assert skill.touched.get(timeout=PATIENCE) == told
    assert len(drawings) > 10


def _controls(drawing: Drawing, size: str) -> dict[str, list[str]]:
    touches = touches_of(drawing)
    if SCREENS[size].round and "onMount" in drawing["document"]:
        # A round screen is small: while it speaks, a touch anywhere is a pause.
        return {str(shown_of(drawing)["hint"]): touches["Pause"]}
    return touches


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(show: Room) -> None:
    show.page.get_by_text("Behind the scenes").click()
    controls = show.page.locator("button, select, input, summary, [role=tab], [tabindex='0']")
    for control in controls.filter(visible=True).all():
        name = control.evaluate(
            """it => it.getAttribute("aria-label") || it.labels?.[0]?.textContent.trim()
                || document.getElementById(it.getAttribute("aria-labelledby"))?.textContent.trim()
                || it.textContent.trim()"""
        )
        assert name, control.evaluate("it => it.outerHTML")
    tree = show.page.locator("body").aria_snapshot()
    for nameless in ("- button\n", "- combobox\n", "- textbox\n", "- slider\n", "- tab\n"):
        assert nameless not in tree
    for landmark in ("banner", 'main "The speaker"', 'complementary "The bench"'):
        assert f"- {landmark}" in tree


def test_by_keyboard_alone(show: Room) -> None:
    show.page.reload()
    expect(show.page.locator("body")).to_have_attribute("data-present", "true")
    show.page.keyboard.press("Tab")
    expect(show.page.get_by_role("link", name="To what you say")).to_be_focused()
    show.page.keyboard.press("Enter")
    expect(show.page.get_by_label("Say", exact=True)).to_be_focused()
    show.page.keyboard.type(START)
    show.page.keyboard.press("Enter")
    show.hears("Welcome")
    show.page.keyboard.press("Shift+Tab")
    expect(show.page.get_by_role("button", name="stop")).to_be_focused()


def test_a_whole_practice_by_keyboard_on_a_screen(show: Room) -> None:
    keys = show.page.keyboard
    show.run_at(60)
    show.page.get_by_role("button", name="Start, with a screen").press("Enter")
    for name in ("Start", "Pause", "Resume"):
        control = show.inside.get_by_role("button", name=name, exact=True)
        control.focus()
        keys.press("Enter")
    show.on_screen("All done")
    show.inside.get_by_role("button", name="I'm up").press(" ")
    expect(show.page.locator("#log")).to_contain_text("Well done")


def test_the_focus_stays_on_a_control_that_is_drawn_again(show: Room) -> None:
    show.say(START)
    show.say("yes")
    show.run_at(10)
    pause = show.inside.get_by_role("button", name="Pause", exact=True)
    pause.focus()
    show.on_screen("2 of 2")
    expect(pause).to_be_focused()


def test_what_is_too_fast_to_be_heard_is_read_out(show: Room) -> None:
    log = show.page.get_by_role("log")
    show.say(START)
    expect(log).to_have_attribute("aria-live", "off")
    show.run_at(10)
    expect(log).to_have_attribute("aria-live", "polite")


def test_what_goes_on_is_told_to_a_screen_reader(show: Room) -> None:
    status = show.page.get_by_role("status").first
    expect(status).to_have_text("Nothing is open.")
    show.say(START)
    expect(status).to_have_text("Speaks")
    show.page.get_by_role("button", name="“Alexa, exit”").click()
    expect(status).to_have_text("Nothing is open.")


def test_less_motion_is_possible(browser: Browser, address: str) -> None:
    with room(browser, address) as calm:
        calm.page.emulate_media(reduced_motion="reduce")
        calm.say(START)
        word = calm.page.locator("#saying span").first
        expect(word).to_have_css("transition-duration", "0s")
