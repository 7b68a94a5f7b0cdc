"""What goes into a package, and what does not: only what runs on Lambda."""

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from skill.coaching.content_file import compiled

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

OPERATIONS: Final = ("BatchWriteItem", "PutItem", "Query", "TransactWriteItems")
"""Those of DynamoDB that the store asks for, out of some 60."""

LIBRARIES_LEFT_OUT: Final = (
    # The SDK's own clients of Alexa's services: skill/services calls the few that are used.
    "ask_sdk_model/services/*/",
    "aws_lambda_powertools/event_handler",
    "bin",
    # boto3's resources, beside its clients, and its examples.
    "boto3/data",
    "boto3/examples",
    "botocore/data/dynamodb/*/examples-1.json",
    "**/*.pyi",
    # pip's own bookkeeping. METADATA and licences stay: scanners and people read them.
    "*.dist-info/INSTALLER",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
)
"""Glob patterns of what libraries bring along and nothing reads."""


STAND_INS: Final = Path(__file__).parent / "stand_ins"
"""Modules that take the place of a library's own, which would import what the skill never uses."""


def add_skill(skill: Path, folder: Path) -> None:
    """Copy the skill into the folder of a package, its content files compiled."""
    shutil.copytree(skill, folder / "skill", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SKILL_LEFT_OUT:
        _remove(folder / "skill" / name)
    for path in (folder / "skill").rglob("*.toml"):
        path.write_bytes(compiled(path.read_text("utf-8"), path.name))


def trim(folder: Path) -> None:
    """Remove what the installed libraries bring along and nothing reads."""
    for name, kept in KEPT_OF.items():
        for entry in (folder / name).iterdir():
            if entry.name not in kept:
                _remove(entry)
    _trim_endpoints(folder / "botocore/data/endpoints.json")
    for path in folder.glob("botocore/data/dynamodb/*/service-2.json.gz"):
        _trim_model(path)
    shutil.copytree(
        STAND_INS, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
    )
    for pattern in LIBRARIES_LEFT_OUT:
        for path in list(folder.glob(pattern)):
            _remove(path)


def _trim_endpoints(path: Path) -> None:
    """Leave the one service that is used in botocore's table of addresses: 1.2 MB to parse."""
    table = json.loads(path.read_text("utf-8"))
    for partition in table["partitions"]:
        services = partition["services"]
        partition["services"] = {"dynamodb": services["dynamodb"]} if "dynamodb" in services else {}
    path.write_text(json.dumps(table), "utf-8")


def _trim_model(path: Path) -> None:
    """Leave the operations that are used in botocore's model of DynamoDB, without their manual."""
    model = json.loads(gzip.decompress(path.read_bytes()))
    model["operations"] = {name: model["operations"][name] for name in OPERATIONS}
    used: set[str] = set()
    named = list(_shapes_in(model["operations"]))
    while named:
        name = named.pop()
        if name not in used:
            used.add(name)
            named += _shapes_in(model["shapes"][name])
    model["shapes"] = {name: model["shapes"][name] for name in sorted(used)}
    path.unlink()
    path.with_suffix("").write_text(json.dumps(_undocumented(model)), "utf-8")


def _shapes_in(part: Any) -> Iterator[str]:
    """The shapes that a part of a model refers to."""
    if isinstance(part, dict):
        if isinstance(part.get("shape"), str):
            yield part["shape"]
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        yield from _shapes_in(inner)


def _undocumented(part: Any) -> Any:
    if isinstance(part, dict):
        # A member of a shape may have that name, too: then it is no text.
        return {
            name: _undocumented(inner)
            for name, inner in part.items()
            if not (name == "documentation" and isinstance(inner, str))
        }
    return [_undocumented(inner) for inner in part] if isinstance(part, list) else part


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
