"""The committed files are what their source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from interaction_models.__main__ import main

LOCALES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")


def test_the_committed_models_are_those_of_their_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_writing_makes_a_file_for_every_locale_and_they_pass_the_check(tmp_path: Path) -> None:
    assert main([], tmp_path) == 0
    assert sorted(path.stem for path in tmp_path.iterdir()) == list(LOCALES)
    assert main(["--check"], tmp_path) == 0


def test_the_check_names_a_file_that_differs_and_one_that_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([], tmp_path)
    edited = tmp_path / "en-GB.json"
    edited.write_text(edited.read_text(encoding="utf-8").replace("back", "neck"), encoding="utf-8")
    (tmp_path / "en-IN.json").unlink()
    assert main(["--check"], tmp_path) == 1
    said = capsys.readouterr().out
    assert "en-GB.json differs" in said
    assert "en-IN.json differs" in said
    assert "en-US.json" not in said
    assert not (tmp_path / "en-IN.json").exists()
