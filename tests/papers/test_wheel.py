"""The wheel holds all that runs, and runs where there is no checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("skill", "simulator", "interaction_models")
LEFT_OUT = {"__pycache__", "node_modules"}


def pip(*arguments: str | Path) -> None:
    """Run pip without the net: what builds the wheel is in the test's environment."""
    command = [sys.executable, "-m", "pip", *map(str, arguments)]
    command += ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run(command, check=True, timeout=120)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel is installed."""
    folder = tmp_path_factory.mktemp("site")
    pip("install", "--target", folder, wheel)
    return folder


class Installed:
    """The installed project, seen from an empty folder: the checkout is on no path."""

    def __init__(self, site: Path, empty: Path) -> None:
        self.command = (str(site / "bin" / "my-back-stretches"),)
        self._empty = empty
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(site),
            "PROGRESS_FILE": str(empty.with_name("progress.sqlite")),
        }

    def start(self, arguments: Sequence[str]) -> subprocess.Popen[str]:
        """Start Python."""
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=self._empty, env=self._environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *arguments: str, said: str = "") -> tuple[int, str, str]:
        """Run Python to its end; give exit code, output and errors."""
        with self.start(arguments) as started:
            output, errors = started.communicate(said, timeout=120)
        return started.returncode, output, errors


@pytest.fixture
def installed(site: Path, tmp_path: Path) -> Installed:
    empty = tmp_path / "empty"
    empty.mkdir()
    return Installed(site, empty)


def test_every_file_of_the_packages_is_in_the_wheel(wheel: Path) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts)
    }
    assert {Path(name).suffix for name in there} >= {".py", ".toml", ".json", ".html", ".js"}
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == there


def test_its_version_is_the_newest_in_the_changelog(wheel: Path) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.search(r"^## (\d+\.\d+\.\d+) - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert dated
    assert wheel.name.startswith(f"my_back_stretches-{dated[1]}-")


def test_it_is_not_the_checkout_that_runs(installed: Installed, site: Path) -> None:
    show = f"import {', '.join(PACKAGES)}; print(*[p.__path__[0] for p in ({', '.join(PACKAGES)})])"
    code, output, _ = installed.run("-c", show)
    assert code == 0
    assert output.split() == [str(site / package) for package in PACKAGES]


def test_the_installed_speaker_holds_a_conversation(installed: Installed) -> None:
    said = "start my back stretches\nyes\nwhich side am I on\nexit\n"
    code, output, errors = installed.run(*installed.command, "--speed", "1000", said=said)
    assert (code, errors) == (0, "")
    assert "  heard: WhichSideIntent, 1.00" in output
    words = " ".join(output.split())
    assert "Welcome to My Back Stretches. Before we start: move slowly" in words
    assert "Full back: six stretches" in words


def test_the_page_is_served_and_says_that_it_has_no_engine(installed: Installed) -> None:
    with installed.start([*installed.command, "--web", "--port", "0"]) as started:
        try:
            assert started.stdout is not None
            address = started.stdout.readline().split("at ")[1].split()[0]
            assert b"My Back Stretches" in urlopen(address, timeout=60).read()
            assert urlopen(f"{address}static/modules/main.js", timeout=60).status == 200
        finally:
            started.terminate()
        assert started.stderr is not None
        assert "No screens: Amazon's APL engine is missing." in started.stderr.read()


def test_the_web_door_opens(installed: Installed) -> None:
    call = "from skill.web_service import create_app as c; print(c().test_client().get('/healthz'))"
    code, output, _ = installed.run("-c", call)
    assert code == 0
    assert "200 OK" in output


def test_without_its_extra_the_speaker_says_what_to_install(installed: Installed) -> None:
    # -S: none of the environment's packages.
    code, output, errors = installed.run("-S", *installed.command)
    assert (code, output) == (2, "")
    assert "pip install '.[speaker]'" in errors
    assert len(errors.splitlines()) == 1


def test_it_calls_itself_by_its_command(installed: Installed) -> None:
    _, output, _ = installed.run(*installed.command, "--help")
    assert output.startswith("usage: my-back-stretches ")
