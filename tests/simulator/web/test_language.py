"""A practice on the page and on its screen in German, begun by ear."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import skill.lambda_function as door
from simulator.espeak import Espeak
from simulator.sounds import Sounds
from tests.simulator.web.room import room, speaker

LOCALE = "de-DE"
EAR = """window.SpeechRecognition = class extends EventTarget {
    constructor() { super(); window.ear = this; }
};"""
"""A browser that can listen; these here cannot."""
HEARD = """transcript => window.ear.dispatchEvent(Object.assign(new Event("result"), {
    results: [Object.assign([{ transcript }], { isFinal: true })],
}))"""


def test_a_practice_in_german(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROGRESS_FILE", str(tmp_path / "progress.sqlite"))
    door._skill.cache_clear()
    ear = tmp_path / "ear.js"
    ear.write_text(EAR)
    sounds = Sounds(Espeak(LOCALE))
    with (
        speaker(lambda told: door.lambda_handler(told, None), sounds, locale=LOCALE) as address,
        room(browser, address, script=ear) as here,
    ):
        heading = here.page.locator("#intro-title")
        expect(heading).to_have_text("Ganzer Rücken: sechs Übungen, etwa zwölf Minuten.")
        expect(here.page.get_by_label("Say", exact=True)).to_have_attribute("lang", LOCALE)
        assert here.page.evaluate("window.ear.lang") == LOCALE
        here.choose_screen("small")
        here.page.evaluate(HEARD, "öffne meine Rückenübungen")
        here.on_screen("Heute nicht")
        here.hears("Willkommen zu deinen Rückenübungen")
        here.page.evaluate(HEARD, "ja")
        here.run_at(60)
        here.on_screen("Linkes Ohr")
        here.page.evaluate(HEARD, "aufhören")
        here.rests()
        expect(here.page.locator("#log")).to_contain_text("Gemerkt ist die seitliche Nackendehnung")
