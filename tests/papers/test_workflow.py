"""The workflow runs the test command on every Python that the project supports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())


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


def test_actions_are_pinned_by_commit_with_their_version_beside_it() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = re.findall(r"\buses:(.*)", text)
    assert used
    pinned = re.compile(r" [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [action for action in used if not pinned.fullmatch(action)] == []


def test_before_a_commit_the_same_checks_run() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    script = (ROOT / "test").read_text(encoding="utf-8")
    checks = re.findall(r"^ +\$python/(.+)$", script, re.MULTILINE)
    assert entries == [f".venv/bin/{check}" for check in checks]
