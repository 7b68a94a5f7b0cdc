"""The speaker in a terminal: you can type at any moment, even while it speaks."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from types import TracebackType
from typing import Self

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.patch_stdout import patch_stdout

from simulator.clock import Clock
from simulator.conversation import Said
from simulator.lines import Lines
from simulator.paper import STYLE, Screen


class Terminal:
    """A person at a keyboard: the ear for what is typed, with the screen it is typed on.

    Use it as an asynchronous context manager: it reads the keyboard inside.
    """

    def __init__(self, clock: Clock) -> None:
        self._lines = Lines(clock)
        self._prompt: PromptSession[str] = PromptSession(
            message=self._message,
            style=STYLE,
            erase_when_done=True,
            input=_input(),
            output=_output(),
        )
        self.screen = Screen(self._prompt.app.invalidate)
        self._stdout = patch_stdout(raw=True)
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._stdout.__enter__()
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)
        self._stdout.__exit__(kind, error, trace)

    async def listen(self, until: float | None) -> Said | None:
        """Return the next line typed before the moment, else None. Raises EOFError after the
        last."""
        return await self._lines.listen(until)

    async def _read(self) -> None:
        # Raw all the time, also between two prompts, for the same reason as in _input.
        with self._prompt.input.raw_mode():
            await self._read_lines()

    async def _read_lines(self) -> None:
        while True:
            try:
                line = (await self._prompt.prompt_async()).strip()
            except (EOFError, KeyboardInterrupt):
                self._lines.say(None)
                return
            if line:
                self._lines.say(line)

    def _message(self) -> FormattedText:
        return FormattedText([*self.screen.changing, ("class:said", "› ")])


def _input() -> Input:
    found = create_input()
    # A line is printed above the prompt in a cooked terminal: that would take a Ctrl-D that is
    # pressed just then for itself.
    found.cooked_mode = nullcontext  # type: ignore[method-assign]
    return found


def _output() -> Output:
    output = create_output()
    if isinstance(output, Vt100_Output):
        # Asking for the cursor's position delays every line until the terminal has answered.
        output.enable_cpr = False
    return output
