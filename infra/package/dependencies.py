"""The skill's dependencies: installed from the lock, for another platform than this one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from infra.package.commands import run
from infra.package.errors import PackagingError
from infra.package.target import Target

LEFT_OUT: Final = frozenset({"s3transfer", "requests", "certifi", "charset-normalizer", "idna"})
"""Distributions in the lock that are not shipped.

s3transfer is boto3's part for S3. ask-sdk-core requires requests for an API client that the skill
never builds; the others are dependencies of requests. Without certifi, botocore uses root
certificates of its own.
"""


def install(lock: Path, target: Target, folder: Path) -> None:
    """Install the shipped part of the lock into a folder; hashes are checked, no code is run.

    Raises PackagingError if a wheel is missing or does not match the lock.
    """
    shipped = folder.with_name("shipped.txt")
    shipped.write_text("".join(shipped_of(lock.read_text("utf-8"))), "utf-8")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-compile", "--require-hashes", "--only-binary", ":all:"]
    if target.platform:
        command += ["--platform", target.platform, "--implementation", "cp"]
        command += ["--python-version", target.version]
    command += ["--target", str(folder), "--requirement", str(shipped)]
    done = run(command)
    if done.returncode:
        raise PackagingError(f"the dependencies were not installed:\n{done.stderr.strip()}")


def shipped_of(lock: str) -> Iterator[str]:
    """Yield the lines of a lock, without the distributions that are not shipped.

    Raises PackagingError if one that should be left out is not in the lock: the list is out of
    date.
    """
    missed, ships = set(LEFT_OUT), True
    for line in lock.splitlines(keepends=True):
        if not line[0].isspace():
            name = line.partition("==")[0]
            ships = name not in LEFT_OUT
            missed.discard(name)
        if ships:
            yield line
    if missed:
        raise PackagingError(f"not in the lock, so not to be left out: {', '.join(sorted(missed))}")
