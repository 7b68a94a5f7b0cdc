"""Everything that a screen may show: a drawing of every state, and of every stretch."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any

from simulator.envelope import Setting
from skill.app.skill import assemble, read_contents
from tests.progress.memory import StoreInMemory
from tests.screens.show import Viewer
from tests.states import DAY, STATES

Drawing = dict[str, Any]
"""A directive that draws."""


@cache
def gallery(locale: str = "en-US") -> list[Drawing]:
    """The drawings in the language of a locale, each once."""
    setting = Setting(locale=locale)
    up = read_contents()[locale].words.line("screen.touch.up")
    drawings = (*_states(setting), *_stretches(setting, up), *_weeks(setting, up))
    return list({str(_looks(drawing)): drawing for drawing in drawings}.values())


def touches_of(drawing: Drawing) -> dict[str, list[str]]:
    """By its label, what each control tells."""
    return {each["label"]: each["touch"] for each in shown_of(drawing)["touches"]}


def shown_of(drawing: Drawing) -> dict[str, Any]:
    """What is drawn."""
    properties: dict[str, Any] = drawing["datasources"]["coach"]["properties"]
    return properties


def _looks(drawing: Drawing) -> list[Any]:
    shown = shown_of(drawing)
    return [shown.get(part) for part in ("title", "name", "lines", "figure", "weeks", "touches")]


def _states(setting: Setting) -> Iterator[Drawing]:
    for reach in STATES.values():
        with closing(StoreInMemory()) as store:
            viewer = Viewer(assemble(store), setting)
            reach(viewer)
            if viewer.drawn:
                yield viewer.drawn


def _stretches(setting: Setting, up: str) -> Iterator[Drawing]:
    with closing(StoreInMemory()) as store:
        viewer = Viewer(assemble(store), setting)
        viewer.say("StartRoutine", routine="full_back").say("AMAZON.Yes", 40)
        while viewer.practising:
            assert viewer.drawn
            yield viewer.drawn
            viewer.watch()
        assert viewer.drawn
        yield viewer.drawn
        viewer.touch(up, 5)
        yield viewer.drawn


def _weeks(setting: Setting, up: str) -> Iterator[Drawing]:
    """The ends of practices: the week, now and then with a question."""
    with closing(StoreInMemory()) as store:
        viewer = Viewer(assemble(store), setting)
        viewer.say("DoStretch", stretch="neck_flexion").say("AMAZON.Yes", 40)
        for _ in range(7):
            while viewer.practising:
                viewer.watch()
            viewer.touch(up, 5)
            assert viewer.drawn
            yield viewer.drawn
            viewer.die()
            viewer.say("DoStretch", 2 * DAY, stretch="neck_flexion")
