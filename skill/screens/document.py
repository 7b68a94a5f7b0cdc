"""APL documents: a layout file with a palette, a figure and commands; its data is separate.

They use only what both a real device and Amazon's engine for the web draw: APL 1.4, no imports.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

from skill.screens.palette import DARK, LIGHT

Json: TypeAlias = dict[str, Any]

VERSION = "1.4"
"""The newest version that Amazon's engine for the web draws; any newer device draws it too."""
LIGHT_THEME = "${viewport.theme == 'light'}"
TALL = "${viewport.width < 1.8 * viewport.height}"
"""Whether there is less room beside the figure than on a small Show."""


def directive(
    token: str,
    layout: str,
    properties: Mapping[str, Any],
    figure: Mapping[str, Any] | None = None,
    commands: Sequence[Json] = (),
) -> RenderDocumentDirective:
    """The directive that draws a layout with its data.

    `figure` is an AVG graphic, for a layout with a place for one; `commands` run when the document
    appears. If the data has `cues`, Alexa's cloud turns their SSML into speech.
    """
    coach: Json = {"type": "object", "properties": dict(properties)}
    if "cues" in properties:
        coach["transformers"] = [
            {"inputPath": "cues[*].ssml", "outputName": "speech", "transformer": "ssmlToSpeech"}
        ]
    return RenderDocumentDirective(
        token=token,
        document=_document(layout, figure, commands),
        datasources={"coach": coach},
    )


def _document(layout: str, figure: Mapping[str, Any] | None, commands: Sequence[Json]) -> Json:
    shared = _read("shared")
    graphics, layouts = dict(shared["graphics"]), dict(shared["layouts"])
    layouts["Figure"] = {"parameters": ["wide", "high", "move"], "items": list(_figure(figure))}
    if figure:
        graphics["figure"] = figure
    document: Json = {
        "type": "APL",
        "version": VERSION,
        "resources": _resources(),
        "styles": shared["styles"],
        "graphics": graphics,
        "layouts": layouts,
        "mainTemplate": _read(layout),
    }
    if commands:
        document["onMount"] = [{"type": "Sequential", "commands": list(commands)}]
    return document


def _resources() -> list[Json]:
    """Colours of both themes, and sizes of both kinds of rectangle."""
    return [
        {"colors": dict(DARK)},
        {"when": LIGHT_THEME, "colors": dict(LIGHT)},
        {"dimensions": {"column": "42vw", "columnWidth": "56vw"}},
        {"when": TALL, "dimensions": {"column": "48vw", "columnWidth": "50vw"}},
    ]


def _figure(figure: Mapping[str, Any] | None) -> Iterable[Json]:
    """The figure in the colours of the theme, in the middle of its place: units are dp."""
    if figure is None:
        return
    names = [parameter["name"] for parameter in figure["parameters"]]
    colours = {name: f"${{@{name}}}" for name in names if name != "move"}
    # Amazon's engine for the web puts what is narrower than its place at the left, or at the top.
    ratio = round(figure["width"] / figure["height"], 3)
    graphic: Json = {
        "type": "VectorGraphic",
        "source": "figure",
        "width": f"${{Math.min(wide, high * {ratio})}}",
        "height": f"${{Math.min(high, wide / {ratio})}}",
        "scale": "best-fit",
        "move": "${move}",
        **colours,
    }
    yield {
        "type": "Container",
        "width": "${wide}",
        "height": "${high}",
        "alignItems": "center",
        "justifyContent": "center",
        "items": [graphic],
    }


@cache
def _read(name: str) -> Json:
    text = (Path(__file__).parent / "layouts" / f"{name}.json").read_text("utf-8")
    read: Json = json.loads(text)
    return read
