"""A whole practice on an Echo Show: it goes through by itself, and screen and voice agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser

import skill.lambda_function as door
from simulator.sounds import Sounds
from tests.simulator.web.room import PATIENCE, room, speaker

Json: TypeAlias = dict[str, Any]

STEPPED = Path(__file__).parent / "stepped_time.js"
AGREE = 0.3 + 1e-6  # seconds of the practice, and what binary fractions add
HOLDS = 20  # of the full back at its two repeats: two for each of six stretches, four sides more

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
def rings() -> list[Json]:
    """The commands that the skill has given a screen to fill a ring."""
    return []


@pytest.fixture
def address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sounds: Sounds, rings: list[Json]
) -> Iterator[str]:
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    door._skill.cache_clear()

    def skill(envelope: Json) -> Json:
        reply = door.lambda_handler(envelope, None)
        for directive in reply["response"].get("directives", []):
            for sequential in directive["document"].get("onMount", []):
                rings.extend(filter(_fills, sequential["commands"]))
        return reply

    with speaker(skill, sounds) as at:
        yield at


def _fills(command: Json) -> bool:
    return command.get("property") == "ringLasts" and command["value"] > 0


def test_a_whole_practice_goes_by_itself_and_screen_and_voice_agree(
    browser: Browser, address: str, rings: list[Json]
) -> None:
    with room(browser, address, script=STEPPED) as show:
        show.choose_screen("small")
        show.page.evaluate(_WATCH)
        show.say("start my back stretches")
        show.hears("Welcome")
        show.say("yes")
        show.hears("Are you back up?", patience=5 * PATIENCE)
        seen = [Frame(*frame) for frame in show.page.evaluate(_TAKE)]
        show.run_at(60)
        show.rests()
        # Nobody has said anything since the first yes.
        assert show.page.locator("#log .you").count() == 2
        log = show.page.locator("#log").inner_text()
    for words in ("Neck flexion", "Left ear", "Other arm", "knee"):
        assert words in log
    # A hold for every repeat and side, and most changes of position and side.
    assert _agree(seen) == len(rings) > HOLDS


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
