from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def start(
        *options: str, said: str = "", file: str = "progress.sqlite"
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "simulator", *options],
            cwd=ROOT,
            input=said,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PROGRESS_FILE": str(tmp_path / file)},
        )

    return start


def test_an_output_that_takes_ascii_alone_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("--speed", "1000", said="start my back stretches\nexit\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "PYTHONIOENCODING=utf-8" in done.stderr


@pytest.mark.parametrize("where", ["", "a file/below"])
def test_a_file_that_cannot_be_is_told_in_one_line(where: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    done = run("--speed", "1000", said="exit\n", file=where)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"PROGRESS_FILE is {tmp_path / where}: ")


def test_what_is_deleted_in_a_faster_household_is_begun_anew_at_the_next_start(run: Run) -> None:
    """Its time had come further than the wall clock, and does not go back."""
    run("--speed", "1000", said="wait 7200\nask my back stretches to delete everything\nyes\n")
    practice = "start my back stretches\nyes\n@68 stop\n"
    assert "the place is kept" in run("--speed", "1000", said=practice).stdout


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--speed", "0"], "from 1 to 1000"),
        (["--web", "--port", "80000"], "from 0 to 65535"),
        (["--locale", "fr-FR"], "en-US"),
        (["--voice", "--speed", "20"], "real time"),
    ],
)
def test_options_that_cannot_be(options: list[str], why: str, run: Run) -> None:
    done = run(*options)
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr
