"""A whole practice on an Echo Show: it goes through by itself, and screen and voice agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.simulator.web.room import Room, room

STEPPED = Path(__file__).parent / "stepped_time.js"
AGREE = 0.3  # seconds of the practice
STRETCHES = 6  # in the full back

# Every frame: the moment, the number in the ring (null: no ring), and whether a voice is heard.
_WATCH = """() => {
    window.frames_seen = [];
    const show = document.getElementById("show");
    window.everyFrame = (now) => {
        const inside = show.querySelector("iframe").contentDocument;
        const ring = inside.querySelector('path[stroke-dasharray$=",400"]');
        const left = parseFloat(ring?.getAttribute("stroke-dasharray") ?? "0");
        const parts = [...inside.querySelectorAll("#view *")];
        const number = parts.map((part) => part.textContent.trim())
            .find((text) => /^[0-9]+$/.test(text));
        const shown = left > 0 ? Number(number) : null;
        window.frames_seen.push([now / 1000, shown, show.dataset.speaks === "true"]);
    };
}"""

_TAKE = "() => window.frames_seen.splice(0)"


@dataclass(frozen=True)
class Frame:
    """What is to be seen and heard at a moment."""

    at: float
    """Seconds."""
    number: int | None
    """In the ring; None: there is no ring."""
    speaks: bool


@pytest.fixture
def show(browser: Browser, address: str) -> Iterator[Room]:
    with room(browser, address, script=STEPPED) as entered:
        entered.choose_screen("small")
        yield entered


def test_a_whole_practice_goes_through_without_an_answer(show: Room) -> None:
    show.page.evaluate("() => { window.frameLasts = 500; }")
    show.say("start my back stretches")
    show.hears("Welcome")
    show.say("yes")
    show.hears("Are you back up?")
    show.run_at(60)
    show.rests()
    log = show.page.locator("#log").inner_text()
    for words in ("Neck flexion", "Left ear", "Other arm", "knee"):
        assert words in log
    assert show.page.locator("#log .you").count() == 2


def test_countdown_and_voice_agree_at_every_phase_of_every_stretch(show: Room) -> None:
    show.page.evaluate(_WATCH)
    show.say("start my back stretches")
    show.hears("Welcome")
    show.say("yes")
    rings = 0
    for number in range(STRETCHES):
        show.on_screen("Slowly back")
        seen = [Frame(*frame) for frame in show.page.evaluate(_TAKE)]
        rings += _agree(seen)
        if number < STRETCHES - 1:
            show.say("skip this one")
            expect(show.inside.get_by_text("Slowly back")).to_have_count(0)
    # A hold each, and the ways to the wall, to the floor, and to one's knees.
    assert rings >= STRETCHES + 3


def _agree(seen: list[Frame]) -> int:
    """Hold every ring to the voice; tell how many there were."""
    shown = groupby(seen, lambda frame: frame.number is not None)
    rings = [list(frames) for ringing, frames in shown if ringing]
    for ring in rings:
        _agrees(ring, seen)
    return len(rings)


def _agrees(ring: list[Frame], seen: list[Frame]) -> None:
    """It begins with the end of the words before it, and is empty when the next ones begin."""
    begins, ends = ring[0].at, ring[-1].at
    stops = [two.at for one, two in pairwise(seen) if one.speaks and not two.speaks]
    starts = [two.at for one, two in pairwise(seen) if two.speaks and not one.speaks]
    assert min(abs(begins - stop) for stop in stops) <= AGREE
    following = min(starts, key=lambda start: abs(start - ends))
    assert abs(following - ends) <= AGREE
    for frame in ring:
        assert frame.number is not None
        left = following - frame.at
        assert frame.number - 1 - AGREE <= left <= frame.number + AGREE, (begins, frame)
