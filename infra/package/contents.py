"""What goes into a package, and what does not: only what runs on Lambda."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SKILL_LEFT_OUT: Final = (
    "web_service.py",
    "app/signature",
    "app/state_machine.py",
    "progress/sqlite.py",
)
"""The other door, the store that needs no DynamoDB, and what only draws a page of the docs."""

KEPT_OF: Final[Mapping[str, frozenset[str]]] = {
    # What botocore reads to make a client of the one service that is used, of some 440.
    "botocore/data": frozenset(
        {
            "_retry.json",
            "dynamodb",
            "endpoints.json",
            "partitions.json",
            "sdk-default-configuration.json",
        }
    ),
    # What logger and metrics stand on.
    "aws_lambda_powertools/utilities": frozenset({"__init__.py", "jmespath_utils"}),
}
"""Of these folders of the libraries, only so much is kept."""

LIBRARIES_LEFT_OUT: Final = (
    "aws_lambda_powertools/event_handler",
    "bin",
    "botocore/data/dynamodb/*/examples-1.json",
    "**/*.pyi",
    # What pip notes of itself. METADATA and the licences stay: scanners and people read them.
    "*.dist-info/INSTALLER",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
)
"""Glob patterns of what the libraries bring and nothing here reads."""


def add_skill(skill: Path, folder: Path) -> None:
    """Copy the skill, with its content files, into the folder of a package."""
    shutil.copytree(skill, folder / "skill", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SKILL_LEFT_OUT:
        _remove(folder / "skill" / name)


def trim(folder: Path) -> None:
    """Take away what the installed libraries do not need."""
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
