"""The doors let in the locales that there are words for."""

import tomllib
from importlib.resources import files

from skill.app.envelope import LOCALES


def test_the_doors_and_the_content_agree() -> None:
    with files("skill").joinpath("content/locales.toml").open("rb") as content:
        assert set(tomllib.load(content)) == LOCALES
