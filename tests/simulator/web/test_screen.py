"""The screen on the page: Amazon's engine draws, speaks, waits, tells and is touched."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from simulator.screens import SCREENS
from simulator.sounds import Sounds
from simulator.web.page import ENGINE
from tests.simulator.web.room import Room, room, speaker
from tests.simulator.web.shown import CUES, WAITS, ShowingSkill, ShownSkill, draws

START = "start my back stretches"


@pytest.fixture
def skill() -> ShownSkill:
    return ShownSkill()


@pytest.fixture
def show(browser: Browser, skill: ShownSkill, sounds: Sounds) -> Iterator[Room]:
    assert ENGINE.exists(), "the engine is missing: install node 18 or newer, then run ./test"
    with speaker(skill, sounds) as address, room(browser, address) as entered:
        entered.choose_screen("small")
        yield entered


def test_the_envelope_tells_of_the_screen(show: Room, skill: ShownSkill) -> None:
    show.say(START)
    show.on_screen("Pause")
    context = skill.told[0]["context"]
    interfaces = context["System"]["device"]["supportedInterfaces"]
    assert interfaces == {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "1.4"}}}
    assert context["Viewport"]["pixelWidth"] == 960
    assert context["Viewports"][0]["configuration"]["current"]["size"]["pixelHeight"] == 480
    assert "Alexa.Presentation.APL" not in context


def test_a_document_speaks_waits_and_asks_for_the_next(show: Room, skill: ShownSkill) -> None:
    show.run_at(3)
    show.say(START)
    show.hears(CUES[0])
    show.hears(CUES[1])
    show.hears("That was all. Goodbye.")
    assert skill.events() == [["heard", 1], ["spoken"], ["heard", 1], ["spoken"]]
    tokens = [told["request"].get("token") for told in skill.told]
    assert tokens == [None, "first", "first", "second", "second"]
    event = skill.told[1]["request"]
    assert event["components"] == {"cue0": CUES[0]}
    assert event["source"]["handler"] == "Mount"
    seen = skill.told[1]["context"]["Alexa.Presentation.APL"]
    assert seen["token"] == "first"
    assert "cue0" in str(seen["componentsVisibleOnScreen"])


def test_its_time_is_the_speakers(show: Room, skill: ShownSkill, sounds: Sounds) -> None:
    show.run_at(10)
    show.say(START)
    show.hears("That was all. Goodbye.")
    first, *_, last = (told["request"]["timestamp"] for told in skill.told[1:])
    seconds = _seconds(last) - _seconds(first)
    expected = 3 * WAITS / 1000 + sum(map(sounds.seconds_of, CUES)) + sounds.seconds_of(CUES[1])
    # At a time of its own it would take a tenth of that; how much longer, the machine decides.
    assert expected / 2 < seconds < 5 * expected


def _seconds(timestamp: str) -> int:
    hours, minutes, seconds = map(int, timestamp[11:19].split(":"))
    return 3600 * hours + 60 * minutes + seconds


def test_ticks_and_values_draw(show: Room) -> None:
    show.say(START)
    clock = show.inside.get_by_text(re.compile("since [1-9][0-9]+ end"))
    expect(clock).to_be_visible()
    before = clock.inner_text()
    expect(clock).not_to_have_text(before)


@pytest.mark.parametrize("way", ["touch", "word"])
def test_a_touch_or_a_word_breaks_off_what_it_says(way: str, show: Room, skill: ShownSkill) -> None:
    show.say(START)
    show.hears(CUES[0])
    if way == "touch":
        show.touch("Pause")
    else:
        show.say("Alexa, pause")
    show.hears("Paused. Shall we go on?")
    show.listens()
    assert [told for told in skill.events() if told[0] != "touch"] == []
    expect(show.page.locator("#log .alexa").filter(has_text=f"{CUES[1]}")).to_have_count(0)


def test_what_is_said_to_a_screen_belongs_to_the_session(show: Room, skill: ShownSkill) -> None:
    show.say(START)
    show.on_screen("Pause")
    expect(show.page.locator("#status")).to_have_text("On the screen")
    show.say("Alexa, which side am I on")
    show.hears("Paused.")
    sessions = {told["session"]["sessionId"] for told in skill.told}
    assert len(sessions) == 1
    assert "Alexa.Presentation.APL" in skill.told[-1]["context"]


def test_at_the_door_the_screen_is_empty(show: Room) -> None:
    show.say(START)
    show.on_screen("Pause")
    show.page.get_by_role("button", name="Someone at the door").click()
    show.rests()
    expect(show.inside.get_by_text("Pause")).to_have_count(0)


def test_each_screen_has_its_size_and_fits_the_page(
    browser: Browser, skill: ShownSkill, sounds: Sounds
) -> None:
    with speaker(skill, sounds) as address, room(browser, address, 390, 844) as small:
        for name, screen in SCREENS.items():
            small.choose_screen(name)
            small.say(START)
            small.on_screen("Pause")
            size = small.inside.locator("#view").evaluate("() => [innerWidth, innerHeight]")
            assert size == [screen.width, screen.height]
            small.fits_its_width()


def test_a_speaker_without_a_screen_refuses_a_document(
    browser: Browser, skill: ShownSkill, sounds: Sounds
) -> None:
    with speaker(skill, sounds) as address, room(browser, address) as bare:
        bare.say(START)
        bare.hears("There was a problem with the requested skill's response.")


def test_without_the_engine_the_page_says_so_and_works(
    browser: Browser, skill: ShownSkill, sounds: Sounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Missing:
        exists: Callable[[], bool] = staticmethod(lambda: False)

    monkeypatch.setattr("simulator.web.serving.ENGINE", Missing())
    with speaker(skill, sounds) as address, room(browser, address) as bare:
        bare.page.get_by_label("Its screen").select_option("small")
        expect(bare.page.locator("#show")).to_contain_text("APL engine is not here")
        bare.say("play some jazz")
        expect(bare.page.locator("#log")).to_contain_text("Nothing is open.")


def late(route: Route) -> None:
    """The script comes when the engine has long been there."""
    time.sleep(1.0)
    route.continue_()


def test_a_script_that_comes_late_leaves_no_screen_black(
    browser: Browser, skill: ShownSkill, sounds: Sounds
) -> None:
    with speaker(skill, sounds) as address, room(browser, address) as show:
        show.page.route("**/static/screen/engine.js", late)
        show.choose_screen("small")
        show.say(START)
        show.on_screen("Pause")


def test_without_its_engine_the_speaker_goes_on_without_a_screen(
    browser: Browser, skill: ShownSkill, sounds: Sounds
) -> None:
    with speaker(skill, sounds) as address, room(browser, address) as show:
        show.page.route("**/static/screen/engine.js", lambda route: route.abort())
        show.page.get_by_label("Its screen").select_option("small")
        expect(show.page.get_by_text("goes on without one")).to_be_visible()
        expect(show.page.get_by_label("Its screen")).to_have_value("-")
        show.faults.clear()  # the script that was not to be had


def test_a_document_that_cannot_be_drawn_does_not_block_the_next(
    browser: Browser, sounds: Sounds
) -> None:
    nothing = draws("nothing") | {"document": {"type": "APL", "version": "1.4"}}
    skill = ShowingSkill([nothing, draws("second")])
    with speaker(skill, sounds) as address, room(browser, address) as show:
        show.choose_screen("small")
        show.say(START)
        expect(show.page.locator("#show .note")).to_contain_text("could not be drawn")
        show.faults.clear()  # the engine's own complaint
        show.say("yes")
        show.on_screen("Pause")
        expect(show.page.locator("#show .note")).to_have_count(0)
