"""A person with the page: types, listens, is interrupted, and carries on."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, expect

from tests.simulator.web.room import room

if TYPE_CHECKING:
    from simulator.account import Account
    from tests.simulator.web.room import Room

START = "start my back stretches"

DAILY = {
    "trigger": {
        "timeZoneId": "UTC",
        "recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;"]},
    },
    "alertInfo": {"spokenInfo": {"content": [{"text": "Time for your back stretches."}]}},
}

# How far the ring is drawn, at each of some frames, a tenth of a second apart.
_DRAWN = """async ring => {
    const drawn = [];
    while (drawn.length < 10) {
        drawn.push(parseFloat(ring.style.strokeDashoffset));
        await new Promise(then => setTimeout(then, 100));
    }
    return drawn;
}"""


def test_a_whole_practice_by_typing(here: Room) -> None:
    here.run_at(60)
    here.answers_always("yes")
    here.say(START)
    here.hears("Well done")
    here.rests()
    log = here.page.locator("#log").inner_text()
    for stretch in ("Neck flexion", "right ear", "wall", "knee"):
        assert stretch.lower() in log.lower()
    expect(here.page.get_by_role("button", name="Start, with a screen")).to_be_visible()


def test_words_light_up_as_they_are_spoken(here: Room) -> None:
    here.say(START)
    expect(here.page.locator("#saying")).to_contain_text("See a doctor", timeout=30_000)
    words = here.page.locator("#saying span")
    expect(words.first).to_have_class(re.compile("spoken"))
    expect(here.page.locator("#saying .current")).to_have_count(1)
    assert here.page.locator("#saying span:not(.spoken)").count() > 10
    expect(words.nth(4)).to_have_class(re.compile("spoken"))


def test_what_is_spoken_is_heard(here: Room) -> None:
    with here.page.expect_response(re.compile(r"/sounds/.*\.wav")) as sound:
        here.say(START)
    body = sound.value.body()
    assert body[:4] == b"RIFF"
    assert len(body) > 100_000
    expect(here.page.locator("#status")).to_have_text("Speaks")


def test_a_silence_is_a_ring_that_empties(here: Room) -> None:
    here.say(START)
    here.say("yes")
    here.say("pause")
    here.run_at(3)
    expect(here.page.locator("#ring-seconds")).to_have_text(re.compile("^[12][0-9]$"))
    drawn = here.page.locator("#ring-left").evaluate(_DRAWN)
    # What is drawn only grows less, down to nothing: the offset grows to the whole of the ring.
    assert drawn == sorted(drawn)
    assert len(set(drawn)) > 5


def test_someone_at_the_door_and_it_carries_on(here: Room) -> None:
    here.run_at(10)
    here.say(START)
    here.say("yes")
    here.hears("right ear")
    here.page.get_by_role("button", name="Someone at the door").click()
    here.rests()
    expect(here.page.locator("#log")).to_contain_text("The session is gone")
    here.page.get_by_role("button", name="Twenty minutes later").click()
    expect(here.page.locator("#log")).to_contain_text("20 minutes later")
    here.say("resume my back stretches")
    here.hears("Carrying on")


def test_pause_over_the_voice_and_resume(here: Room) -> None:
    here.say(START)
    here.say("yes")
    here.run_at(10)
    here.hears("Neck flexion.")
    here.say("pause")
    here.hears("Paused at the neck flexion")
    expect(here.page.locator("#log .alexa").filter(has_text=" –").first).to_be_attached()
    here.say("resume")
    here.hears("Nod your head forward")


def test_at_another_speaker_it_goes_on(here: Room) -> None:
    here.run_at(10)
    here.say(START)
    here.say("yes")
    here.hears("Neck flexion.")
    here.page.get_by_label("Speaker", exact=True).select_option("bedroom")
    expect(here.page.locator("#whereabouts")).to_have_text("bedroom")
    here.say("resume my back stretches")
    here.hears("Carrying on")


def test_a_reminder_is_shown_and_heard(here: Room, account: Account) -> None:
    account.add(DAILY, 0.0)
    with here.page.expect_response(re.compile(r"/sounds/.*\.wav")) as sound:
        here.page.get_by_role("button", name="A day later").click()
    assert sound.value.body()[:4] == b"RIFF"
    rung = here.page.locator("#log .notice").filter(has_text="Here's your reminder: Time for")
    expect(rung.first).to_be_visible()


def test_who_speaks_is_told_to_the_skill(here: Room) -> None:
    here.page.get_by_label("Who speaks").select_option("first voice")
    expect(here.page.locator("#whereabouts")).to_have_text("living room, first voice")
    here.say(START)
    assert _exchange(here)["context"]["System"]["person"]["personId"].startswith("amzn1.ask.person")


def test_the_wire_is_shown_both_ways(here: Room) -> None:
    here.say(START)
    envelope = _exchange(here)
    assert envelope["request"]["type"] == "LaunchRequest"
    here.page.get_by_role("tab", name="Its reply").click()
    reply = json.loads(here.page.locator("#wire-text").inner_text())
    assert reply["response"]["shouldEndSession"] is False
    here.page.keyboard.press("ArrowLeft")
    expect(here.page.get_by_role("tab", name="To the skill")).to_be_focused()


def _exchange(here: Room) -> dict[str, Any]:
    summary = here.page.get_by_text("Behind the scenes")
    if here.page.locator("#wire-text").is_hidden():
        summary.click()
    expect(here.page.locator("#wire-text")).to_contain_text("{")
    told: dict[str, Any] = json.loads(here.page.locator("#wire-text").inner_text())
    return told


def test_what_is_kept_is_asked_for_and_deleted_in_the_skills_words(here: Room) -> None:
    here.say(START)
    here.say("yes")
    here.page.get_by_role("button", name="Someone at the door").click()
    here.rests()
    here.page.get_by_role("button", name="Ask what it knows").click()
    expect(here.page.locator("#log .you").last).to_have_text(
        "ask my back stretches what do you know about me"
    )
    here.hears("your yes to the safety talk")
    here.page.get_by_role("button", name="Have it deleted").click()
    here.hears("delete")
    here.say("yes")
    here.hears("deleted")


def test_the_passage_shows_where_one_is_and_where_the_skill_would_go_on(here: Room) -> None:
    here.run_at(10)
    here.say(START)
    here.say("yes")
    you, skill = here.page.locator("#place-you"), here.page.locator("#place-skill")
    expect(you).to_have_text(re.compile("neck lateral flexion, right, first"))
    expect(skill).to_have_text(re.compile("neck (lateral )?flexion"))
    assert here.page.locator(".step").count() > 5


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Three days later", "3 days later."),
        ("A day later", "1 day later."),
        ("The connection fails", "The device lost its connection."),
        ("“Alexa, exit”", "You left: the session has ended."),
    ],
)
def test_what_a_console_cannot_do(name: str, seen: str, here: Room) -> None:
    here.say(START)
    here.hears("Welcome")
    here.page.get_by_role("button", name=name).click()
    expect(here.page.locator("#log")).to_contain_text(seen)
    here.rests()


def test_a_page_that_comes_later_sees_the_whole_conversation(here: Room) -> None:
    here.say(START)
    here.say("yes")
    here.hears("Full back")
    here.enter()
    expect(here.page.locator("#log .you")).to_have_count(2)
    expect(here.page.locator("#saying .spoken").first).to_be_visible()
    expect(here.page.locator("#status")).to_have_text("Speaks")


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_it_fits_the_window(width: int, browser: Browser, address: str) -> None:
    with room(browser, address, width, 844) as small:
        # Where it is narrow, the bench comes below, and is gone to when it is opened.
        small.page.get_by_role("button", name="The bench").click()
        small.say(START)
        small.hears("Welcome")
        small.fits_its_width()
        expect(small.page.get_by_label("Say", exact=True)).to_be_in_viewport()
