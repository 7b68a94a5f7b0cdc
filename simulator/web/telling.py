"""What a page tells the speaker: a line, a touch, and what is on the screen meanwhile."""

from __future__ import annotations

from typing import Any

from simulator.conversation import Said
from simulator.screens import Seen, Touched

LONGEST_LINE = 500  # characters


class RefusedTellingError(ValueError):
    """Something that no page tells; the message says what is wrong."""


def read_told(told: object) -> list[Said]:
    """Read it, in the order in which it was said. Raises RefusedTellingError."""
    if not isinstance(told, dict) or not told.keys() & {"line", "touched", "seen"}:
        raise RefusedTellingError("neither a line, a touch nor a screen")
    said: list[Said] = []
    if told.get("seen") is not None:
        said.append(_seen(told["seen"]))
    if "touched" in told:
        said.append(_touched(told["touched"]))
    if "line" in told:
        said.append(_line(told["line"]))
    return said


def _line(told: object) -> str:
    if not isinstance(told, str) or not 0 < len(told.strip()) <= LONGEST_LINE:
        raise RefusedTellingError("no line of words")
    return told.strip()


def _seen(told: Any) -> Seen:
    match told:
        case {"token": str(token), "visible": dict(visible), "locked": bool(locked)}:
            return Seen(token, visible, locked)
    raise RefusedTellingError("not what a screen shows")


def _touched(told: Any) -> Touched:
    match told:
        case {
            "token": str(token),
            "arguments": list(arguments),
            "source": dict(source),
            "components": dict(components),
        }:
            return Touched(token, tuple(arguments), source, components)
    raise RefusedTellingError("no event of a document")
