"""What the README says is true, and its commands and those of docs/simulator.md work."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from skill.app.skill import read_contents
from skill.coaching import policy
from skill.languages.en.grammar import number

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SIMULATOR = (ROOT / "docs" / "simulator.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README + SIMULATOR, re.DOTALL)
HEARD = re.search(r"```text\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A user's environment with nothing kept, and the project's Python."""
    return {
        **os.environ,
        "PROGRESS_FILE": str(tmp_path / "progress.sqlite"),
        "PYTHON": sys.executable,
    }


def run(command: str, home: dict[str, str], said: str = "") -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=home,
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_minute_is_what_the_speaker_says(home: dict[str, str]) -> None:
    said = (Path(__file__).parent / "first_minute.txt").read_text("utf-8")
    heard = run("./run --speed 1000", home, said)
    spoken = "\n".join(line for line in heard.splitlines() if "heard:" not in line)
    assert HEARD
    assert re.sub(r"\n{3,}", "\n\n", spoken).strip() == HEARD[1].strip()


def commands() -> list[str]:
    lines = [line.split("#")[0].strip() for block in SHELL for line in block.splitlines()]
    return [line for line in lines if line]


@pytest.mark.parametrize("command", [c for c in commands() if c != "./test"])
def test_every_command_works(command: str, home: dict[str, str]) -> None:
    """Each speaker is started as the README says, told one thing, and left."""
    if "--voice" in command and not any(map(shutil.which, ("aplay", "paplay", "afplay", "ffplay"))):
        # Without a player the speaker says so in one line; with one it would speak for minutes.
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, env=home, input="", capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode != 0
        assert len(done.stderr.strip().splitlines()) == 1
        return
    if "--web" in command:
        with page(f"{command} --port 0", home) as address:
            assert b"My Back Stretches" in urlopen(address, timeout=60).read()
        return
    said = "" if command.startswith("printf") else "help me\nexit\n"
    assert run(command, home, said)


@contextmanager
def page(command: str, home: dict[str, str]) -> Iterator[str]:
    """Start a page's speaker; give its address."""
    with subprocess.Popen(
        ["bash", "-c", f"exec {command}"], cwd=ROOT, env=home, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, text=True,
    ) as started:  # fmt: skip
        assert started.stdout is not None
        line = started.stdout.readline()
        try:
            yield line.split("at ")[1].split()[0]
        finally:
            started.terminate()


def test_ci_runs_the_readmes_test_command_and_nothing_else() -> None:
    assert "./test" in commands()
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    steps = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert steps == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec ./test"]


def test_it_says_that_no_clinician_has_reviewed_the_words() -> None:
    assert "no clinician has reviewed the words" in " ".join(README.replace("\n> ", " ").split())


def test_it_can_be_read_in_one_go() -> None:
    assert len(README.split()) <= 900


def test_it_counts_what_there_is() -> None:
    contents = read_contents()
    catalogue = contents["en-US"].catalogue
    counted = {
        "{} back and neck stretches": len(catalogue.stretches),
        "{} routines": len(catalogue.routines),
        "{} to five repeats": policy.MIN_REPEATS,
        "two to {} repeats": policy.MAX_REPEATS,
        "in {} locales": len(contents),
    }
    text = " ".join(README.split()).lower()
    for phrase, count in counted.items():
        assert phrase.format(number(count)) in text
    assert all("easier" in stretch.variations for stretch in catalogue.stretches.values())


def test_the_way_to_an_echo_is_that_of_its_page() -> None:
    page = " ".join((ROOT / "docs" / "deploy.md").read_text("utf-8").split())
    steps = re.findall(r"^\d\. `([^`]+)`", README, re.MULTILINE)
    assert len(steps) == 5
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
