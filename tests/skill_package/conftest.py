"""The package as the command writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from infra.skill_package.__main__ import main

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:my-back-stretches"
PAPERS = (
    "--privacy-policy=https://stretches.example.org/privacy",
    "--terms=https://stretches.example.org/terms",
    "--privacy-policy=de=https://stretches.example.org/privacy.de",
    "--terms=de=https://stretches.example.org/terms.de",
)


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package for one Lambda function."""
    folder = tmp_path_factory.mktemp("build") / "skill-package"
    assert main([f"--endpoint={FUNCTION}", *PAPERS, f"--output={folder}"]) == 0
    return folder


@pytest.fixture
def manifest(package: Path) -> dict[str, Any]:
    return read_manifest(package)


def read_manifest(package: Path) -> dict[str, Any]:
    skill = json.loads((package / "skill.json").read_text(encoding="utf-8"))
    assert list(skill) == ["manifest"]
    manifest: dict[str, Any] = skill["manifest"]
    return manifest
