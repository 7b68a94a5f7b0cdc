from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds, before a test gives up on what it waits for
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]")


class Keyboard:
    """A terminal of 60 columns with the speaker in it."""

    def __init__(self, master: int) -> None:
        self._master = master
        self._seen = ""

    def type(self, line: str) -> None:
        os.write(self._master, f"{line}\r".encode())

    def press(self, key: bytes) -> None:
        os.write(self._master, key)

    def wait_for(self, text: str) -> str:
        """Read until the text is seen; give what was seen up to it, and forget that."""
        end = time.monotonic() + PATIENCE
        while text not in self._seen:
            assert time.monotonic() < end, f"{text!r} never came; seen: {self._seen!r}"
            ready, _, _ = select.select([self._master], [], [], 0.2)
            if ready:
                self._seen += _CONTROL.sub("", os.read(self._master, 4096).decode(errors="replace"))
        before, _, self._seen = self._seen.partition(text)
        return before


@pytest.fixture
def speaker(tmp_path: Path) -> Iterator[tuple[Keyboard, subprocess.Popen[bytes]]]:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 60, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "simulator"],
        cwd=ROOT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={
            **os.environ,
            "PROGRESS_FILE": str(tmp_path / "progress.sqlite"),
            "TERM": "xterm-256color",
            "COLUMNS": "60",
        },
    )
    os.close(slave)
    yield Keyboard(master), process
    process.kill()
    process.wait()
    os.close(master)


def test_one_types_while_it_speaks_and_it_breaks_off(
    speaker: tuple[Keyboard, subprocess.Popen[bytes]],
) -> None:
    keyboard, process = speaker
    keyboard.wait_for('Type "start my back stretches"')
    keyboard.wait_for("›")
    keyboard.type("start my back stretches")
    keyboard.wait_for("heard: LaunchRequest")
    keyboard.wait_for("slowly,")
    keyboard.type("yes")
    keyboard.wait_for("heard: AMAZON.YesIntent")
    keyboard.wait_for("slowly,")
    keyboard.type("stop")
    spoken = keyboard.wait_for("heard: AMAZON.StopIntent")
    assert " –" in spoken
    assert "bowels" not in spoken
    keyboard.press(b"\x04")
    assert process.wait(PATIENCE) == 0
