"""The workflow runs the test command on every Python that the project supports."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]


def workflow() -> dict[str, Any]:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def test_on_every_python_that_is_supported_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    supported = SpecifierSet(project["requires-python"])
    wanted = [f"3.{minor}" for minor in range(30) if f"3.{minor}" in supported]
    (job,) = workflow()["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == wanted


def test_it_calls_the_test_command_and_nothing_else() -> None:
    (job,) = workflow()["jobs"].values()
    steps = [step for step in job["steps"] if "run" in step]
    assert steps == [{"run": "./test", "env": {"PYTHON": "python"}}]


def test_it_may_only_read() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
