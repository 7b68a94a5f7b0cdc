"""The lock files hold what pyproject.toml asks for, with hashes, and name no address."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "requirements"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ALWAYS = PYPROJECT["project"]["dependencies"]
BUILD = PYPROJECT["build-system"]["requires"]
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
GROUPS = PYPROJECT["dependency-groups"]
ASKED = {
    "lambda.txt": ALWAYS,
    "web.txt": ALWAYS + EXTRAS["web"],
    "speaker.txt": ALWAYS + EXTRAS["speaker"],
    "benchmarks.txt": GROUPS["benchmarks"],
    "dev.txt": [*BUILD, *ALWAYS, *chain(*EXTRAS.values()), *GROUPS["dev"]],
}


def pinned(lock: str) -> set[tuple[str, str]]:
    """Name and version of all that a lock holds; some have one for each of several Pythons."""
    text = (LOCKS / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", ASKED)
def test_what_is_asked_for_is_pinned_within_its_bounds(lock: str) -> None:
    held = pinned(lock)
    for text in ASKED[lock]:
        asked = Requirement(text)
        versions = [version for name, version in held if name == canonicalize_name(asked.name)]
        assert versions, f"{lock} lacks {asked.name}: run requirements/lock"
        old = [version for version in versions if version not in asked.specifier]
        assert old == [], f"{lock} is old for {asked}: run requirements/lock"


@pytest.mark.parametrize("lock", sorted(path.name for path in LOCKS.glob("*.txt")))
def test_everything_has_hashes_and_nothing_an_address(lock: str) -> None:
    text = (LOCKS / lock).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if entry]
    assert entries
    wrong = [entry for entry in entries if not re.match(r"[\w.-]+==\S+.*\\\n +--hash=", entry)]
    assert wrong == []
    assert "://" not in text


def test_the_locks_agree() -> None:
    everything = pinned("dev.txt")
    for lock in ASKED.keys() - {"benchmarks.txt"}:
        assert pinned(lock) <= everything


def test_both_skills_of_the_benchmarks_stand_on_the_same_versions() -> None:
    ours, theirs = dict(pinned("lambda.txt")), dict(pinned("benchmarks.txt"))
    both = ours.keys() & theirs.keys()
    assert "boto3" in both
    assert {name: ours[name] for name in both} == {name: theirs[name] for name in both}
