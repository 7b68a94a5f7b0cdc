"""The committed files are what their source says."""

from __future__ import annotations

from pathlib import Path

import pytest

from interaction_models.__main__ import main
from skill.languages import languages


def test_the_committed_models_are_those_of_their_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_writing_makes_a_file_for_every_language_and_they_pass_the_check(tmp_path: Path) -> None:
    assert main([], tmp_path) == 0
    first = {f"{language.first_locale}.json" for language in languages()}
    assert {path.name for path in tmp_path.iterdir()} == first
    assert main(["--check"], tmp_path) == 0


@pytest.mark.parametrize("fault", ["differs", "is missing"])
def test_the_check_names_a_file_that_is_not_its_source(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([], tmp_path)
    edited = tmp_path / "en-US.json"
    if fault == "differs":
        text = edited.read_text(encoding="utf-8").replace("back", "neck")
        edited.write_text(text, encoding="utf-8")
    else:
        edited.unlink()
    assert main(["--check"], tmp_path) == 1
    assert "en-US.json differs" in capsys.readouterr().out
    assert edited.exists() is (fault == "differs")


def test_the_check_names_a_model_that_no_language_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([], tmp_path)
    (tmp_path / "en-GB.json").write_text("{}", encoding="utf-8")
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "en-GB.json is no language's model: delete it\n"
