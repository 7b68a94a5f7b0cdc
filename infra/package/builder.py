"""Building a package, from the lock to the zip file."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from infra.package.archive import check_size, write_archive
from infra.package.bytecode import compile_all, find_interpreter
from infra.package.contents import add_skill, trim
from infra.package.dependencies import install
from infra.package.target import LAMBDA, Target

ROOT: Final = Path(__file__).parents[2]
SKILL: Final = ROOT / "skill"
LOCK: Final = ROOT / "requirements" / "lambda.txt"


@dataclass(frozen=True)
class Package:
    """A package that was built."""

    path: Path
    zipped: int
    """Bytes."""
    unpacked: int
    """Bytes."""
    sha256: bytes
    """The digest of the zip file; in base64 it is what Lambda calls CodeSha256."""
    compiled: bool
    """Whether it holds compiled modules."""


def build(output: Path, target: Target = LAMBDA) -> Package:
    """Build the package into a zip file, in place of one that is already there.

    Without an interpreter of the target's version it has no compiled modules. Raises
    PackagingError, and then leaves what was there before untouched.
    """
    with tempfile.TemporaryDirectory(prefix="package-") as work:
        folder, archive = Path(work, "contents"), Path(work, "package.zip")
        install(LOCK, target, folder)
        trim(folder)
        add_skill(SKILL, folder)
        interpreter = find_interpreter(target)
        if interpreter:
            compile_all(folder, interpreter)
        unpacked = write_archive(folder, archive)
        content = archive.read_bytes()
    check_size(len(content), unpacked)
    output.parent.mkdir(parents=True, exist_ok=True)
    # Replaced in one step: a process that is reading the old one can read it to its end.
    written = output.with_suffix(f".{os.getpid()}")
    written.write_bytes(content)
    written.replace(output)
    digest = hashlib.sha256(content).digest()
    return Package(output, len(content), unpacked, digest, interpreter is not None)
