from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def start(*options: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(HERE / "coach.py"), *options],
            input=said,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            # No player is found on this path.
            env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": str(tmp_path)},
        )

    return start


def test_a_conversation_from_a_pipe(run: Run) -> None:
    done = run("--speed", "1000", said="start my back stretches\nyes\n@20 pause\nstop\n")
    assert done.stderr == ""
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert "› start my back stretches" in lines
    assert "  heard: AMAZON.YesIntent, 1.00" in lines
    assert "  Sit tall on the chair, back supported, feet flat.  [5]" in lines
    assert "  │ Six stretches." in lines
    assert "float your head up" not in done.stdout
    assert lines[-1] == "  Stopped. Goodbye."


def test_silence_at_the_end_ends_the_session(run: Run) -> None:
    done = run("--speed", "1000", said="start my back stretches")
    assert "Take your time." in done.stdout
    assert "No answer (living room)" in done.stdout.splitlines()[-1]


def test_envelopes_are_shown_with_who_and_where(run: Run) -> None:
    options = ["--speed", "1000", "--json", "--person", "ana", "--device", "kitchen"]
    done = run(*options, said="start my back stretches\nexit\n")
    assert '"type": "LaunchRequest"' in done.stdout
    assert '"personId": "amzn1.ask.person.' in done.stdout
    assert '"reason": "USER_INITIATED"' in done.stdout
    assert '"sessionAttributes": {' in done.stdout


def test_without_a_player_the_voice_says_so_in_one_line(run: Run) -> None:
    done = run("--voice")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "aplay" in done.stderr


def test_an_output_that_takes_ascii_alone_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("--speed", "1000", said="start my back stretches\nexit\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "PYTHONIOENCODING=utf-8" in done.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--speed", "0"], "from 1 to 1000"),
        (["--locale", "fr-FR"], "en-US"),
        (["--voice", "--speed", "20"], "real time"),
    ],
)
def test_options_that_cannot_be(options: list[str], why: str, run: Run) -> None:
    done = run(*options)
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_help_tells_of_scripts(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "@30" in done.stdout
    assert "--person" in done.stdout
