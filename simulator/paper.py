"""What a conversation is written on: a pipe, or a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Protocol, TextIO, TypeAlias

from prompt_toolkit import print_formatted_text
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.styles import Style

Parts: TypeAlias = list[tuple[str, str]]
"""A line in parts: a style class, such as ``class:aside``, and its text."""

WIDEST = 76  # columns: longer lines are hard to read
STYLE = Style.from_dict(
    {
        "speech": "",
        "said": "bold ansicyan",
        "aside": "ansibrightblack",
        "alert": "ansiyellow",
        "bar": "ansicyan",
        "title": "bold",
    }
)


class Paper(Protocol):
    """Takes finished lines, and one line and a status that are still changing."""

    @property
    def width(self) -> int:
        """The number of columns."""

    def write(self, parts: Parts) -> None:
        """Write a finished line."""

    def change(self, line: Parts, status: Parts) -> None:
        """Show the line being spoken, and what goes on."""


class Pipe:
    """Plain text: finished lines only."""

    def __init__(self, file: TextIO) -> None:
        self.width = WIDEST
        self._file = file

    def write(self, parts: Parts) -> None:
        """Write a line, at once."""
        print("".join(text for _, text in parts).rstrip(), file=self._file, flush=True)

    def change(self, line: Parts, status: Parts) -> None:
        """Show nothing: what is piped cannot be taken back."""


class Screen:
    """A terminal: the changing line is below the finished ones."""

    def __init__(self, redraw: Callable[[], None]) -> None:
        self.changing: Parts = []
        """The line being spoken, and the status, each ended by a newline."""
        self._redraw = redraw

    @property
    def width(self) -> int:
        """The current number of columns."""
        return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1))

    def write(self, parts: Parts) -> None:
        """Write a line above what is changing."""
        print_formatted_text(FormattedText(parts), style=STYLE)

    def change(self, line: Parts, status: Parts) -> None:
        """Redraw what is changing."""
        self.changing = [*line, ("", "\n"), *status, ("", "\n")]
        self._redraw()
