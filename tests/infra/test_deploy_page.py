"""docs/deploy.md: what it says is done here, as far as one goes without an account.

Its package is the one that is deployed, for Lambda's own Python and processor.
"""

import json
import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra.package import LAMBDA, MAX_UNPACKED, MAX_ZIPPED, build
from infra.package.__main__ import OUTPUT, report
from infra.package.bytecode import find_interpreter
from tests.infra.page import NEEDS_AN_ACCOUNT, Block, blocks
from tests.infra.stack import ROOT, template

PAGE = ROOT / "docs" / "deploy.md"
HASH_BASED_UNCHECKED = 1
"""The flags of a .pyc file that is never compared with its source (PEP 552)."""


def run_here() -> list[Block]:
    return [block for block in blocks(PAGE) if block.mark != NEEDS_AN_ACCOUNT]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the page was followed."""
    folder = tmp_path_factory.mktemp("followed")
    (folder / ".venv" / "bin").mkdir(parents=True)
    python = folder / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(block.commands for block in run_here())],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def archive(followed: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(followed / OUTPUT)


def test_every_block_is_run_here_or_says_that_it_needs_an_account() -> None:
    assert {block.mark for block in run_here()} == {
        "settings",
        "package",
        "skill-id",
        "skill-package",
    }
    for block in blocks(PAGE):
        if block.mark == NEEDS_AN_ACCOUNT:
            assert "needs an account" in " ".join(block.introduced.split())


def test_every_setting_is_used_and_every_one_used_is_set() -> None:
    commands = "\n".join(block.commands for block in blocks(PAGE))
    named = set(re.findall(r"^(?:export )?([A-Z_]+)=", commands, re.MULTILINE))
    used = set(re.findall(r"\$\{?([A-Z_]+)", commands)) - {"PWD"}
    assert used == named


def test_the_stack_is_given_parameters_that_it_has() -> None:
    commands = "\n".join(block.commands for block in blocks(PAGE))
    (given,) = re.findall(r"--parameter-overrides (.*)", commands)
    parameters = template()["Parameters"]
    assert set(re.findall(r"(\w+)=", given)) <= set(parameters)
    assert {name for name, parameter in parameters.items() if "Default" not in parameter} <= set(
        re.findall(r"(\w+)=", given)
    )
    for output in re.findall(r"OutputKey=='(\w+)'", commands):
        assert output in template()["Outputs"]


def test_the_skill_is_uploaded_under_its_id(followed: Path) -> None:
    states = json.loads((followed / ".ask" / "ask-states.json").read_text())
    assert re.fullmatch(
        template()["Parameters"]["SkillId"]["AllowedPattern"],
        states["profiles"]["default"]["skillId"],
    )


def test_the_skill_package_is_where_it_is_looked_for(followed: Path) -> None:
    resources = json.loads((ROOT / "ask-resources.json").read_text())
    folder = resources["profiles"]["default"]["skillMetadata"]["src"]
    assert json.loads((followed / folder / "skill.json").read_text())["manifest"]


def test_the_same_tree_gives_the_same_bytes(followed: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again.zip")
    assert again.path.read_bytes() == (followed / OUTPUT).read_bytes()
    assert (again.zipped, again.unpacked) == sizes(followed / OUTPUT)
    assert again.compiled is (find_interpreter(LAMBDA) is not None)
    assert ("compiled modules" in report(again, LAMBDA)) is not again.compiled


def sizes(path: Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as archive:
        return path.stat().st_size, sum(entry.file_size for entry in archive.infolist())


def test_it_is_small(followed: Path) -> None:
    zipped, unpacked = sizes(followed / OUTPUT)
    assert zipped <= MAX_ZIPPED
    assert unpacked <= MAX_UNPACKED


def test_what_is_compiled_in_it_is_for_lambda(archive: zipfile.ZipFile) -> None:
    binaries = [name for name in archive.namelist() if ".so" in Path(name).suffixes]
    assert binaries
    for name in binaries:
        assert name.endswith(".cpython-313-aarch64-linux-gnu.so")
        # The machine in the header of an ELF file: 183 is AArch64.
        assert int.from_bytes(archive.read(name)[18:20], "little") == 183


def test_every_module_is_compiled_for_lambdas_python(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    modules = {name for name in names if name.endswith(".py")}
    compiled = {name for name in names if name.endswith(".pyc")}
    if find_interpreter(LAMBDA) is None:
        assert compiled == set()
    else:
        assert compiled == {cached(name) for name in modules}
    for name in compiled:
        assert int.from_bytes(archive.read(name)[4:8], "little") == HASH_BASED_UNCHECKED


def cached(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/__pycache__/{file[:-3]}.cpython-313.pyc".lstrip("/")


def test_only_what_runs_there_is_in_it(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    assert "skill/languages/en/words.toml" in names
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "skill").rglob("*.py")}
    left = {name for name in ours - set(names) if "/signature/" not in name}
    assert left == {
        "skill/web_server.py",
        "skill/web_service.py",
        "skill/progress/sqlite.py",
        "skill/app/state_machine.py",
    }
    assert not [name for name in names if re.match(r"(tests|simulator|infra|flask)", name)]
    services = {name.split("/")[2] for name in names if name.startswith("botocore/data/")}
    assert {name for name in services if "." not in name} == {"dynamodb"}


def test_anybody_may_read_it_and_nothing_tells_when_it_was_made(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(archive.namelist())
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {stat.filemode(entry.external_attr >> 16) for entry in entries} == {"-rw-r--r--"}
