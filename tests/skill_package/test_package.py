"""The folder that the command writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from infra.skill_package.__main__ import OUTPUT, main
from infra.skill_package.addresses import REGIONS, Addresses, Page
from infra.skill_package.package import PackageError, write_package
from skill.app.envelope import LOCALES
from tests.skill_package.conftest import FUNCTION, PAPERS, read_manifest

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_holds_the_manifest_the_models_and_the_icons_and_nothing_else(package: Path) -> None:
    models = {f"interactionModels/custom/{locale}.json" for locale in LOCALES}
    assert contents(package).keys() == {
        "skill.json",
        "assets/images/large.png",
        "assets/images/small.png",
        *models,
    }


@pytest.mark.parametrize("locale", sorted(LOCALES))
def test_the_model_is_the_committed_one_of_its_language(package: Path, locale: str) -> None:
    built = package / "interactionModels" / "custom" / f"{locale}.json"
    (committed,) = (ROOT / "interaction_models").glob(f"{locale.partition('-')[0]}-*.json")
    assert built.read_bytes() == committed.read_bytes()


@pytest.mark.parametrize(("icon", "side"), [("smallIconUri", 108), ("largeIconUri", 512)])
def test_every_locale_has_icons_of_the_stores_sizes(package: Path, icon: str, side: int) -> None:
    for listed in read_manifest(package)["publishingInformation"]["locales"].values():
        place, _, path = listed[icon].partition("://")
        assert place == "file"
        with Image.open(package / path) as picture:
            assert (picture.format, picture.size) == ("PNG", (side, side))


def test_it_is_the_same_twice(package: Path, tmp_path: Path) -> None:
    again = tmp_path / "package"
    assert main([f"--endpoint={FUNCTION}", *PAPERS, f"--output={again}"]) == 0
    assert contents(again) == contents(package)


def test_an_older_package_gives_way_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    given = [f"--endpoint={FUNCTION}", *PAPERS, f"--output={folder}"]
    assert main(given) == 0
    before = contents(folder)
    (folder / "interactionModels" / "custom" / "xx-XX.json").write_text("{}")
    assert main(given) == 0
    assert contents(folder) == before


def test_a_folder_that_holds_something_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert main([f"--endpoint={FUNCTION}", *PAPERS, f"--output={tmp_path}"]) == 2
    assert "is not empty, and is no skill package" in capsys.readouterr().err
    assert contents(tmp_path) == {"letter.txt": b"mine"}


def test_a_language_without_a_model_is_named(tmp_path: Path) -> None:
    addresses = Addresses(
        endpoints=dict.fromkeys(REGIONS, FUNCTION),
        privacy_policy=Page("https://stretches.example.org/privacy"),
        terms=Page("https://stretches.example.org/terms"),
    )
    with pytest.raises(PackageError, match=r"no interaction model de-DE\.json"):
        write_package(tmp_path / "package", addresses, models=tmp_path)


def test_the_command_line_of_alexa_finds_it() -> None:
    resources = json.loads((ROOT / "ask-resources.json").read_text(encoding="utf-8"))
    assert resources == {
        "askcliResourcesVersion": "2020-03-31",
        "profiles": {"default": {"skillMetadata": {"src": f"./{OUTPUT.as_posix()}"}}},
    }
