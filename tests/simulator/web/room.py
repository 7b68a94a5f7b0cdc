"""A room with the speaker on a page: started as a person starts it, looked at in a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, FrameLocator, Page, expect
from playwright.sync_api import Request as Asked

from simulator.account import Account
from simulator.clock import ScaledClock
from simulator.envelope import Setting
from simulator.session import Door
from simulator.sounds import Sounds
from simulator.speaker import Skill, Speaker
from simulator.understanding import Understanding
from simulator.web.overview import overview_of
from simulator.web.serving import talk_on_a_page
from simulator.web.stage import PageStage
from skill.overview import overview

ROOT = Path(__file__).parents[3]
_ANSWERING = """line => new MutationObserver(() => {
    if (document.body.dataset.state !== "listens") return;
    document.getElementById("line").value = line;
    document.getElementById("say").requestSubmit();
}).observe(document.body, {attributeFilter: ["data-state"]})"""
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
PATIENCE = 60.0  # seconds, before a test gives up on what it waits for
expect.set_options(timeout=1000 * PATIENCE)


@contextmanager
def speaker(
    door: Door, sounds: Sounds, account: Account | None = None, locale: str = "en-US"
) -> Iterator[str]:
    """Have the speaker with a skill served in this process; give the address of its page."""
    clock = ScaledClock()
    skill = Skill(door, Understanding.of(locale))
    addresses: Queue[str] = Queue()

    def speaker_for(stage: PageStage) -> Speaker:
        return Speaker(skill, clock, stage, Setting(locale=locale), sounds.seconds_of, account)

    shown = overview_of(overview, skill.understanding, clock)
    talk = talk_on_a_page(clock, sounds, speaker_for, addresses.put, 0, shown)
    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(asyncio.run, talk)
        address = addresses.get(timeout=PATIENCE)
        try:
            yield address
        finally:
            leaving = Request(f"{address}told", b'{"line": "/quit"}')
            leaving.add_header("Content-Type", "application/json")
            if not held.done():
                urlopen(leaving, timeout=PATIENCE).close()
            held.result(timeout=PATIENCE)


class Room:
    """The page, and what one does with it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.elsewhere: list[str] = []
        """Requests to any other place than the speaker's."""
        self.faults: list[str] = []
        """What the page's own console complained of."""
        page.on("request", self._note)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda told: self._complain(told.type, told.text))

    def enter(self, query: str = "") -> None:
        """Go to the page, wait until it follows the speaker, and open the bench."""
        self.page.goto(f"{self.address}{query}")
        present = expect(self.page.locator("body"), str(self.faults))
        present.to_have_attribute("data-present", "true")
        self.page.get_by_role("button", name="The bench").click()

    def say(self, line: str) -> None:
        """Type a line and send it."""
        self.page.get_by_label("Say", exact=True).fill(line)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_label("Say", exact=True)).to_have_value("")

    def answers_always(self, line: str) -> None:
        """Type that line whenever the speaker listens, as quickly as the page can tell."""
        self.page.evaluate(_ANSWERING, line)

    def hears(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until the speaker has said it, or is saying it; so many seconds at most."""
        spoken = self.page.locator("#saying, #log .alexa").filter(has_text=text)
        expect(spoken.last).to_be_attached(timeout=1000 * patience)

    def run_at(self, speed: int) -> None:
        """Choose a speed, one of the slider's."""
        slider = self.page.get_by_label("Speed", exact=False)
        slider.fill(str((1, 1.5, 2, 3, 10, 30, 60).index(speed)))
        expect(self.page.locator("#speed-shown")).to_have_text(f"{speed} ×")
        expect(self.page.locator("body")).to_have_attribute("data-speed", str(speed))

    @property
    def inside(self) -> FrameLocator:
        """What the engine has drawn."""
        return self.page.frame_locator("#show iframe")

    def choose_screen(self, name: str) -> None:
        """Give the speaker a screen, and wait until it is there."""
        self.page.get_by_label("Its screen").select_option(name)
        expect(self.page.locator("#show")).to_have_attribute("data-ready", "true")

    def on_screen(self, text: str) -> None:
        """Wait until the screen shows exactly that text."""
        expect(self.inside.get_by_text(text, exact=True).first).to_be_visible()

    def touch(self, text: str) -> None:
        """Touch what the screen shows, as a finger does: the engine is slower to heed a mouse."""
        self.inside.get_by_text(text, exact=True).tap()

    def not_to_be_read(self) -> list[str]:
        """What is cut off on the screen, or lies under something to be touched."""
        found: list[str] = self.inside.locator("#view").evaluate(_NOT_TO_BE_READ)
        return found

    def listens(self) -> None:
        """Wait until the microphone of the speaker is open."""
        expect(self.page.locator("body")).to_have_attribute("data-state", "listens")

    def speaks(self) -> None:
        """Wait until the speaker speaks."""
        expect(self.page.locator("body")).to_have_attribute("data-state", "speaks")

    def rests(self) -> None:
        """Wait until no session is open any more."""
        expect(self.page.locator("body")).to_have_attribute("data-state", "rests")

    def fits_its_width(self) -> None:
        """Nothing stands out to the right."""
        root = self.page.locator("html")
        whole, shown = root.evaluate("html => [html.scrollWidth, html.clientWidth]")
        assert whole <= shown

    def _note(self, request: Asked) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and not request.url.startswith(self.address):
            self.elsewhere.append(request.url)

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)


@contextmanager
def room(
    browser: Browser,
    address: str,
    width: int = 1280,
    height: int = 900,
    script: Path | None = None,
    query: str = "",
) -> Iterator[Room]:
    """Open the page in a window of that size; nothing asked elsewhere, nothing complained of.

    ``script`` runs in it before everything else; ``query`` belongs to the address.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
    try:
        if script is not None:
            context.add_init_script(path=script)
        found = Room(context.new_page(), address)
        found.enter(query)
        yield found
        assert found.elsewhere == []
        assert found.faults == []
    finally:
        context.close()
