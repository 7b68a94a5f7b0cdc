"""The commands of a page: blocks of sh, each with a word that says what it is."""

import re
from dataclasses import dataclass
from pathlib import Path

NEEDS_AN_ACCOUNT = "needs-an-account"
_BLOCK = re.compile(r"^```sh(?: ([\w-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of commands."""

    mark: str
    commands: str
    introduced: str
    """The paragraph in front of it."""


def blocks(page: Path) -> list[Block]:
    """Read the blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Block(found[1] or "", found[2], text[: found.start()].rstrip().rpartition("\n\n")[2])
        for found in _BLOCK.finditer(text)
    ]
