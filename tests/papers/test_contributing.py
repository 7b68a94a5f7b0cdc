"""CONTRIBUTING.md knows every check, and its cures work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh ?([^\n]*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CURES = [command.strip() for mark, command in BLOCKS if not mark]
COPIED = ("docs", "infra/skill_package", "interaction_models", "pyproject.toml", "skill")
CHANGES = re.findall(r"^\| (.+?) \| `([^`]+)` \| `([^`]+)` \|$", PAGE, re.MULTILINE)


def test_every_check_of_the_test_command_is_explained() -> None:
    script = (ROOT / "test").read_text(encoding="utf-8")
    checks = re.findall(r"\$python/([\w-]+)( check| format)?", script)
    names = {(name + more).strip() for name, more in checks if name != "python"} | {"pytest"}
    assert names == {"ruff check", "ruff format", "mypy", "lint-imports", "pytest"}
    for name in names:
        assert f"\n### {name}\n" in PAGE


def test_every_folder_of_tests_is_explained() -> None:
    folders = {path.parent.relative_to(ROOT / "tests").parts[0] for path in modules()}
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == folders


def modules() -> list[Path]:
    return [path for path in (ROOT / "tests").rglob("test_*.py") if path.parent.name != "tests"]


def test_every_block_is_a_cure_a_part_of_the_test_command_or_needs_the_net() -> None:
    assert {mark for mark, _ in BLOCKS} == {"", "part of it", "needs the net"}
    script = (ROOT / "test").read_text(encoding="utf-8")
    for mark, command in BLOCKS:
        if mark == "part of it" and not command.startswith("./test"):
            assert command.strip().replace(".venv/bin", "$python") in script
        if mark == "needs the net":
            assert os.access(ROOT / command.strip(), os.X_OK)
            assert "Needs the net" in PAGE[: PAGE.index(command)].rsplit("\n\n", 2)[-2]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the cures are for, with a fault for each of them."""
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / "untidy.py").write_text('"""A fault."""\nimport os\nx = [ 1,2 ]\n')
    (folder / "interaction_models" / "en-US.json").write_text("{}")
    page = folder / "docs" / "architecture.md"
    page.write_text(page.read_text("utf-8").replace("flowchart LR", ""), "utf-8")
    (folder / "infra" / "skill_package" / "icons" / "small.png").write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("cure", "healed"),
    [
        (".venv/bin/ruff check --fix .", "untidy.py"),
        (".venv/bin/ruff format .", "untidy.py"),
        (".venv/bin/python -m interaction_models", "interaction_models/en-US.json"),
        (
            ".venv/bin/python -m infra.skill_package.icons",
            "infra/skill_package/icons/small.png",
        ),
        (
            ".venv/bin/python -m skill.app.state_machine --page docs/architecture.md",
            "docs/architecture.md",
        ),
    ],
)
def test_a_cure_cures(copy: Path, cure: str, healed: str) -> None:
    assert cure in CURES
    before = (copy / healed).read_bytes()
    subprocess.run(["bash", "-euc", cure], cwd=copy, check=True, capture_output=True, timeout=60)
    after = (copy / healed).read_bytes()
    assert after != before
    if (ROOT / healed).suffix in (".json", ".md"):
        assert after == (ROOT / healed).read_bytes()


def test_every_cure_is_tried() -> None:
    assert len(CURES) == 5


def test_everyday_changes_have_a_first_file() -> None:
    assert len(CHANGES) == 14


@pytest.mark.parametrize(("change", "file", "name"), CHANGES)
def test_the_first_file_of_a_change_holds_the_name(change: str, file: str, name: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text), change
