"""What goes into a package, and what does not: only what runs on Lambda."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SKILL_LEFT_OUT: Final = (
    "web_server.py",
    "web_service.py",
    "app/signature",
    "app/state_machine.py",
    "progress/sqlite.py",
)
"""The other door, the store that needs no DynamoDB, and what only draws a page of the docs."""

KEPT_OF: Final[Mapping[str, frozenset[str]]] = {
    # What botocore reads to create a client for the one service that is used, out of some 440.
    "botocore/data": frozenset(
        {
            "_retry.json",
            "dynamodb",
            "endpoints.json",
            "partitions.json",
            "sdk-default-configuration.json",
        }
    ),
    # What the logger and the metrics depend on.
    "aws_lambda_powertools/utilities": frozenset({"__init__.py", "jmespath_utils"}),
}
"""By folder of a library, the only entries that are kept."""

LIBRARIES_LEFT_OUT: Final = (
    "aws_lambda_powertools/event_handler",
    "bin",
    "botocore/data/dynamodb/*/examples-1.json",
    "**/*.pyi",
    # pip's own bookkeeping. METADATA and licences stay: scanners and people read them.
    "*.dist-info/INSTALLER",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
)
"""Glob patterns of what libraries bring along and nothing reads."""


def add_skill(skill: Path, folder: Path) -> None:
    """Copy the skill, with its content files, into the folder of a package."""
    shutil.copytree(skill, folder / "skill", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SKILL_LEFT_OUT:
        _remove(folder / "skill" / name)


def trim(folder: Path) -> None:
    """Remove what the installed libraries bring along and nothing reads."""
    for name, kept in KEPT_OF.items():
        for entry in (folder / name).iterdir():
            if entry.name not in kept:
                _remove(entry)
    for pattern in LIBRARIES_LEFT_OUT:
        for path in list(folder.glob(pattern)):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
