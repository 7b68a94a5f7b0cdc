"""Both skills, packaged and unpacked as for Lambda, but for this machine."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.errors import BenchmarkError
from infra.package import PackagingError, build, this_machine

ROOT: Final = Path(__file__).parents[1]
WORK: Final = ROOT / "build" / "benchmarks"
LOCK: Final = ROOT / "requirements" / "benchmarks.txt"
STOCK: Final = Path(__file__).parent / "stock"
FILE: Final = "lambda_function.py"
OURS_TABLE, STOCK_TABLE = "measured-skill", "measured-stock"
OURS_HANDLER: Final = "skill.lambda_function.lambda_handler"
STOCK_HANDLER: Final = "lambda_function.lambda_handler"
STOCK_VARIABLES: Final = {"PERSISTENCE_TABLE": STOCK_TABLE}


@dataclass(frozen=True)
class Subject:
    """A skill that is measured."""

    name: str
    code: Path
    """The folder that Lambda would unpack."""
    handler: str
    """As Lambda names it: module.function."""
    variables: Mapping[str, str]
    """The environment variables it needs."""

    def size(self) -> int:
        """Bytes of its folder."""
        return sum(path.stat().st_size for path in self.code.rglob("*") if path.is_file())


@dataclass(frozen=True)
class Subjects:
    """The skills that are measured."""

    ours: Subject
    stock: Subject
    """As SAM, Amazon's own tool, packages it: wheels have no compiled modules, and every file is
    dated 1980, so that modules compiled with a timestamp would not be used
    (aws/aws-lambda-builders#924)."""
    compiled: Subject
    """The stock skill with usable compiled modules, so that only the skills themselves differ."""

    def all(self) -> tuple[Subject, ...]:
        """All of them."""
        return self.ours, self.stock, self.compiled


def packaged(skill_id: str) -> Subjects:
    """Package both skills under build/benchmarks. Raises BenchmarkError."""
    ours = _made(
        WORK / "ours",
        _fingerprint(
            ROOT / "skill", ROOT / "infra" / "package", ROOT / "requirements" / "lambda.txt"
        ),
        _ours,
    )
    told = {"PROGRESS_TABLE": OURS_TABLE, "ALEXA_SKILL_ID": skill_id}
    made_from = _fingerprint(STOCK, LOCK)
    stock, compiled = (
        Subject(name, _made(WORK / folder, made_from, make), STOCK_HANDLER, STOCK_VARIABLES)
        for name, folder, make in (
            ("stock skill", "stock", _stock),
            ("stock skill, compiled", "compiled", _compiled),
        )
    )
    return Subjects(Subject("this skill", ours, OURS_HANDLER, told), stock, compiled)


def _made(folder: Path, made_from: str, make: Callable[[Path], None]) -> Path:
    """Make a folder, unless it was already made from the same sources."""
    stamp = folder.with_suffix(".made-from")
    if not stamp.exists() or stamp.read_text("utf-8") != made_from:
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        stamp.write_text(made_from, "utf-8")
    return folder


def _fingerprint(*places: Path) -> str:
    """A digest that changes when any of these files and folders, or the Python, changes."""
    digest = hashlib.sha256(sys.version.encode())
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _ours(folder: Path) -> None:
    archive = folder.with_suffix(".zip")
    try:
        build(archive, this_machine())
    except PackagingError as error:
        raise BenchmarkError(f"this skill was not packaged: {error}") from error
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)


def _compiled(folder: Path) -> None:
    """Compile every module in the folder."""
    _stock(folder)
    compiled = [sys.executable, "-W", "ignore", "-m", "compileall", "-q"]
    _run([*compiled, "--invalidation-mode", "unchecked-hash", str(folder)])


def _stock(folder: Path) -> None:
    """Everything that pip installs, and the skill's own file."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wanted = ["--no-deps", "--no-compile", "--require-hashes", "--only-binary", ":all:"]
    _run([*pip, *wanted, "--target", str(folder), "--requirement", str(LOCK)])
    shutil.copyfile(STOCK / FILE, folder / FILE)


def _run(command: list[str]) -> None:
    # No part of the command comes from outside.
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BenchmarkError(f"the stock skill was not packaged:\n{done.stderr.strip()}")
