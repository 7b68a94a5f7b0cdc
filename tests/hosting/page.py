"""The commands of docs/hosting.md, by what the page marks them as."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "hosting.md"


def blocks(mark: str) -> list[str]:
    """The blocks of commands with that mark, in the order of the page."""
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"^```sh {mark}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def block(mark: str) -> str:
    (only,) = blocks(mark)
    return only


def marks() -> list[str]:
    """The mark of every block of the page, in order."""
    return re.findall(r"^```(.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
