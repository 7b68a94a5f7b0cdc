"""The local speaker, killed at any moment: it opens again with the place that was saved last."""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TALK = "start my back stretches\nyes\n" + "@20 which side am I on\n" * 20
MOMENTS = random.Random(20270115)
REVISION = re.compile(r'"revision": (\d+),')


@contextmanager
def speaking(file: Path) -> Iterator[subprocess.Popen[str]]:
    """The speaker, at full speed, showing what the skill replies."""
    with subprocess.Popen(
        [sys.executable, "-m", "simulator", "--speed", "1000", "--json"],
        cwd=ROOT,
        env={**os.environ, "PROGRESS_FILE": str(file)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as speaker:
        try:
            yield speaker
        finally:
            speaker.kill()


def revision_of(file: Path) -> int:
    """How often the record in the file was written."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = connection.execute("SELECT revision FROM items WHERE item LIKE '%#record'")
        return int(found.fetchone()[0])


@pytest.mark.parametrize("turns", [MOMENTS.randint(1, 12) for _ in range(3)])
def test_a_kill_at_any_moment_keeps_the_place(turns: int, tmp_path: Path) -> None:
    file = tmp_path / "progress.sqlite"
    heard = 0
    with speaking(file) as speaker:
        assert speaker.stdin
        assert speaker.stdout
        speaker.stdin.write(TALK)
        speaker.stdin.close()
        for line in speaker.stdout:
            # What is shown was replied: the words have not left before the place was saved.
            if found := REVISION.search(line):
                heard = max(heard, int(found[1]))
            if heard >= turns:
                break
    assert heard <= revision_of(file)
    with speaking(file) as speaker:
        said, _ = speaker.communicate("start my back stretches\nexit\n", timeout=120)
    assert "Carrying on with the" in said
