"""An AVG document as a plain SVG file, at a moment of its movement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from tests.screens.paper import EXPRESSION, value

ATTRIBUTES = {
    "fill": "fill",
    "fillOpacity": "fill-opacity",
    "stroke": "stroke",
    "strokeOpacity": "stroke-opacity",
    "strokeWidth": "stroke-width",
    "strokeLineCap": "stroke-linecap",
    "strokeLineJoin": "stroke-linejoin",
}


def svg(document: Mapping[str, Any], palette: Mapping[str, str], move: float) -> str:
    """The file's text: the ground of the palette, and the figure on it."""
    size = document["viewportWidth"]
    clips: list[str] = []
    items = "".join(_item(item, palette, move, clips) for item in document["items"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f"<defs>{''.join(clips)}</defs>"
        f'<rect width="{size}" height="{size}" fill="{palette["ground"]}"/>{items}</svg>\n'
    )


def _item(
    item: Mapping[str, Any], palette: Mapping[str, str], move: float, clips: list[str]
) -> str:
    if item["type"] == "path":
        path = EXPRESSION.sub(lambda match: f"{value(match[0], move):.2f}", item["pathData"])
        paint = {"fill": "none", **{key: item[key] for key in ATTRIBUTES if key in item}}
        written = {
            ATTRIBUTES[key]: re.sub(r"\$\{(\w+)\}", lambda match: palette[match[1]], str(what))
            for key, what in paint.items()
        }
        return f"<path d={quoteattr(path)}{_attributes(written)}/>"
    numbers = {
        key: value(item.get(key, default), move)
        for key, default in (
            ("translateX", 0),
            ("translateY", 0),
            ("rotation", 0),
            ("scaleX", 1),
            ("pivotX", 0),
            ("opacity", 1),
        )
    }
    transform = (
        "translate({translateX:.2f} {translateY:.2f}) translate({pivotX:.2f}) "
        "rotate({rotation:.2f}) scale({scaleX:.2f} 1) translate(-{pivotX:.2f})"
    ).format(**numbers)
    attributes = {"transform": transform, "opacity": f"{numbers['opacity']:.2f}"}
    if "clipPath" in item:
        clips.append(f'<clipPath id="c{len(clips)}"><path d="{item["clipPath"]}"/></clipPath>')
        attributes["clip-path"] = f"url(#c{len(clips) - 1})"
    inner = "".join(_item(part, palette, move, clips) for part in item["items"])
    return f"<g{_attributes(attributes)}>{inner}</g>"


def _attributes(written: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(what)}" for name, what in written.items())
