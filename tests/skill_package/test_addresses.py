"""The addresses that the command is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from infra.skill_package.__main__ import main
from infra.skill_package.addresses import AddressError, Page
from tests.skill_package.conftest import FUNCTION, PAPERS


@pytest.mark.parametrize("missing", ["--endpoint", "--privacy-policy", "--terms"])
def test_what_is_missing_is_named(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [f"--endpoint={FUNCTION}", *PAPERS, f"--output={tmp_path / 'package'}"]
    with pytest.raises(SystemExit) as stopped:
        main([argument for argument in given if not argument.startswith(f"{missing}=")])
    assert stopped.value.code == 2
    assert f"the following arguments are required: {missing}\n" in capsys.readouterr().err
    assert not (tmp_path / "package").exists()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (f"--endpoint={FUNCTION.replace('us-east-1', 'eu-central-1')}", "one of us-east-1"),
        ("--endpoint=arn:aws:lambda:us-east-1:1:function:x", "must be a Lambda function"),
        ("--endpoint=arn:aws:s3:::bucket", "must be a Lambda function"),
        (f"--endpoint-eu={FUNCTION}:", "must be a Lambda function"),
        ("--endpoint=http://stretches.example.org/alexa", "an https address on port 443"),
        ("--endpoint=https://stretches.example.org:8443/alexa", "an https address on port 443"),
        ("--endpoint=https://stretches.example.org:99999/", "an https address on port 443"),
        ("--endpoint=https://[stretches/", "an https address on port 443"),
        ("--endpoint=https://", "an https address on port 443"),
        ("--endpoint-fe=stretches.example.org", "an https address on port 443"),
        ("--privacy-policy=http://stretches.example.org", "the privacy policy must be an https"),
        ("--terms=docs/terms.md", "the terms must be an https address: docs/terms.md"),
        ("--terms=https://localhost/terms", "the terms must be an https address"),
        ("--terms=de=http://stretches.example.org", "the terms must be an https address"),
    ],
)
def test_an_address_that_alexa_would_not_take_is_refused(
    wrong: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [f"--endpoint={FUNCTION}", *PAPERS, wrong, f"--output={tmp_path / 'package'}"]
    assert main(given) == 2
    said = capsys.readouterr().err
    assert said.startswith("No skill package: ")
    assert why in said
    assert not (tmp_path / "package").exists()


def test_one_address_is_without_a_language() -> None:
    with pytest.raises(AddressError, match=r"must be without a language: de=https://a\.example"):
        Page.given(["de=https://a.example"])
