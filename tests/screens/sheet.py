"""Contact sheets of every figure, for looking at: ``python -m tests.screens.sheet FOLDER``.

Amazon's own engine for the web draws them in Chromium, at the start, halfway and in the hold, both
sides, in both themes; each figure becomes a plain SVG file as well. `./test` fetches the engine.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from simulator.web.page import ENGINE
from skill.coaching.stretches import Side
from skill.screens.figures import graphic
from skill.screens.palette import DARK, LIGHT
from skill.screens.poses import Pose, album
from tests.screens.svg import svg
from tests.simulator.web.browser import browser

THEMES: Final = {"light": LIGHT, "dark": DARK}
MOMENTS: Final = (0, 0.5, 1)
CELL: Final = 360
"""Pixels: what a figure has on the smallest Echo Show."""
ADDRESS: Final = "http://sheet.invalid/"
"""Of a page that is handed in and never fetched, like the engine; all else is refused."""
PAGE: Final = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<div id="view" style="position:relative"></div>
<script src="engine.js"></script><script>const ready = AplRenderer.initEngine()</script>"""
SHOW: Final = """async ([document_, width, height, theme]) => {
    await ready;
    if (window.shown) window.shown.destroy();
    const view = document.getElementById('view');
    view.innerHTML = '';
    view.style.width = width + 'px';
    view.style.height = height + 'px';
    const renderer = AplRenderer.default.create({
        content: AplRenderer.Content.create(JSON.stringify(document_)), view, theme, mode: 'HUB',
        environment: {agentName: 'sheet', agentVersion: '1', disallowVideo: true},
        viewport: {width, height, dpi: 160, shape: 'RECTANGLE', isRound: false},
        utcTime: 0, localTimeAdjustment: 0,
    });
    await renderer.init();
    window.shown = renderer;
}"""


def main(folder: Path) -> None:
    """Draw everything into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for pose in album().pose:
        for side in sides(pose):
            name = f"{pose.stretch}.{pose.variation}.{side}"
            for theme, palette in THEMES.items():
                document = graphic(pose.stretch, pose.variation, side)
                for move in MOMENTS:
                    file = folder / f"{name}.{theme}.{move}.svg"
                    file.write_text(svg(document, palette, move), encoding="utf-8")
    shoot(folder)


def sides(pose: Pose) -> tuple[Side, ...]:
    """Which figures there are of a pose."""
    return (Side.BOTH,) if pose.side == "both" else (Side.LEFT, Side.RIGHT)


def sheets() -> Iterator[tuple[str, str, list[Any]]]:
    """Name, theme and rows of figures of every sheet: a sheet a stretch and a theme."""
    stretches = dict.fromkeys(pose.stretch for pose in album().pose)
    for theme in THEMES:
        for stretch in stretches:
            poses = [pose for pose in album().pose if pose.stretch == stretch]
            rows = [(pose, side) for pose in poses for side in sides(pose)]
            yield f"{stretch}.{theme}.png", theme, rows


def document(theme: str, rows: list[Any]) -> dict[str, Any]:
    """An APL document with a row a figure."""
    graphics, frames = {}, []
    for pose, side in rows:
        name = f"{pose.variation}_{side}"
        graphics[name] = graphic(pose.stretch, pose.variation, side)
        colours = {
            parameter["name"]: THEMES[theme][parameter["name"]]
            for parameter in graphics[name]["parameters"][1:]
        }
        cells = [
            {
                "type": "VectorGraphic",
                "source": name,
                "width": CELL,
                "height": CELL,
                "scale": "best-fit",
                "move": move,
                **colours,
            }
            for move in MOMENTS
        ]
        frames.append({"type": "Container", "direction": "row", "items": cells})
    return {
        "type": "APL",
        "version": "1.4",
        "theme": theme,
        "graphics": graphics,
        "mainTemplate": {
            "items": [
                {
                    "type": "Frame",
                    "width": "100vw",
                    "height": "100vh",
                    "backgroundColor": THEMES[theme]["ground"],
                    "item": {"type": "Container", "items": frames},
                }
            ]
        },
    }


def shoot(folder: Path) -> None:
    """Let the engine draw every sheet."""
    with browser() as chromium:
        page = chromium.new_page()
        page.route("**/*", lambda route: route.abort())
        page.route(ADDRESS, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.route(f"{ADDRESS}engine.js", lambda route: route.fulfill(path=ENGINE))
        page.goto(ADDRESS)
        for name, theme, rows in sheets():
            width, height = CELL * len(MOMENTS), CELL * len(rows)
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(SHOW, [document(theme, rows), width, height, theme])
            page.wait_for_timeout(500)
            page.screenshot(path=folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
