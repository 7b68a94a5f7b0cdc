"""The screens a speaker may have, as an envelope describes them.

Sizes are those of Alexa's viewport profiles: "Viewport Profiles", Alexa Skills Kit documentation,
and ask_sdk_core.utils.viewport.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

INTERFACE = "Alexa.Presentation.APL"
NEWEST_APL = "1.4"  # what apl-viewhost-web 1.4.0, the engine on the page, draws
_DPI = 160


@dataclass(frozen=True)
class Screen:
    """A screen."""

    name: str
    """The name by which a person chooses it."""
    width: int
    """Pixels."""
    height: int
    round: bool = False

    @property
    def shape(self) -> str:
        """Alexa's word for it."""
        return "ROUND" if self.round else "RECTANGLE"


SCREENS: Mapping[str, Screen] = {
    screen.name: screen
    for screen in (
        Screen("spot", 480, 480, round=True),
        Screen("small", 960, 480),
        Screen("medium", 1024, 600),
        Screen("large", 1280, 800),
        Screen("extra large", 1920, 1080),
    )
}


@dataclass(frozen=True)
class Seen:
    """What is on a screen now."""

    token: str
    """Of the document."""
    visible: Mapping[str, Any]
    """The components, as the engine reports them."""
    locked: bool
    """A command is running that keeps the document on the screen."""


@dataclass(frozen=True)
class Touched:
    """What a document tells the skill: its SendEvent command, after a touch or by itself."""

    token: str
    arguments: tuple[Any, ...]
    source: Mapping[str, Any]
    """The component and the handler it came from."""
    components: Mapping[str, Any]
    """Values of components that were asked for."""


def interfaces(screen: Screen | None) -> dict[str, Any]:
    """Return the device's supported interfaces."""
    return {} if screen is None else {INTERFACE: {"runtime": {"maxVersion": NEWEST_APL}}}


def context(screen: Screen | None, seen: Seen | None) -> dict[str, Any]:
    """Return what the context of a request says about the screen."""
    if screen is None:
        return {}
    told: dict[str, Any] = {"Viewport": _viewport(screen), "Viewports": [_typed_viewport(screen)]}
    if seen is not None:
        told[INTERFACE] = {
            "token": seen.token,
            "version": f"local-speaker-{NEWEST_APL}",
            "componentsVisibleOnScreen": [seen.visible] if seen.visible else [],
        }
    return told


def _viewport(screen: Screen) -> dict[str, Any]:
    return {
        "experiences": [{"canRotate": False, "canResize": False}],
        "mode": "HUB",
        "shape": screen.shape,
        "pixelWidth": screen.width,
        "pixelHeight": screen.height,
        "currentPixelWidth": screen.width,
        "currentPixelHeight": screen.height,
        "dpi": _DPI,
        "touch": ["SINGLE"],
    }


def _typed_viewport(screen: Screen) -> dict[str, Any]:
    size = {"type": "DISCRETE", "pixelWidth": screen.width, "pixelHeight": screen.height}
    return {
        "type": "APL",
        "id": "main",
        "shape": screen.shape,
        "dpi": _DPI,
        "presentationType": "STANDARD",
        "canRotate": False,
        "configuration": {"current": {"mode": "HUB", "size": size}},
    }
