"""Where ./run cannot set itself up, one line says what to do, and leaves nothing half made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_NET = f"""#!/bin/sh
case "$*" in
    "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip "*) echo "WARNING: Retrying" >&2; echo "ERROR: Nothing found" >&2; exit 1 ;;
    *) exec {sys.executable} "$@" ;;
esac
"""
OLD = """#!/bin/sh
[ "$1" = --version ] && echo Python 3.9.1
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as setting up reads."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "run", folder)
    return folder


def run(checkout: Path, python: Path | str) -> list[str]:
    """Start the speaker with that Python, where there is no uv; give the lines it ends with."""
    folders = os.environ["PATH"].split(os.pathsep)
    path = os.pathsep.join(folder for folder in folders if not Path(folder, "uv").exists())
    done = subprocess.run(
        [checkout / "run"], cwd=checkout, env={**os.environ, "PATH": path, "PYTHON": str(python)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr.splitlines()


def program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_a_python_that_is_not_there(checkout: Path) -> None:
    (line,) = run(checkout, "/nonexistent")
    assert "/nonexistent is not there." in line
    assert "PYTHON=/path/to/python" in line


def test_a_python_that_is_too_old(checkout: Path, tmp_path: Path) -> None:
    (line,) = run(checkout, program(tmp_path / "old", OLD))
    assert "is Python 3.9.1. Name another with PYTHON=/path/to/python." in line


def test_a_first_start_without_the_net_leaves_nothing(checkout: Path, tmp_path: Path) -> None:
    _, line = run(checkout, program(tmp_path / "python", WITHOUT_NET))
    assert line == (
        "The packages could not be fetched (Nothing found). Connect to the net, and start again."
    )
    assert not (checkout / ".venv").exists()


def test_what_was_set_up_before_stays(checkout: Path, tmp_path: Path) -> None:
    python = program(tmp_path / "python", WITHOUT_NET)
    (checkout / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(python, checkout / ".venv" / "bin")
    stamp = checkout / ".venv" / ".made-from"
    stamp.write_text(f"{tuple(sys.version_info[:2])} of another lock\n")
    before = stamp.read_text()
    assert run(checkout, python)[-1].endswith("Connect to the net, and start again.")
    assert stamp.read_text() == before
