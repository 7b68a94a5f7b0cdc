"""The skill package as a folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

from infra.skill_package.addresses import Addresses
from infra.skill_package.listing import read_listing
from infra.skill_package.manifest import ICONS, LARGE_ICON, SMALL_ICON, Locale, build_manifest
from skill.languages import languages
from skill.languages.language import Language

ROOT: Final = Path(__file__).parents[2]
MODELS: Final = ROOT / "interaction_models"


class PackageError(ValueError):
    """A package that cannot be written, and why."""


def write_package(output: Path, addresses: Addresses, models: Path = MODELS) -> None:
    """Write the package, replacing one that is already there.

    Raises PackageError if a language has no interaction model, or if the folder holds something
    else; ListingError if a listing breaks a rule; ContentError if a language of the skill does.
    """
    spoken = languages()
    listings = {language.code: read_listing(language.code) for language in spoken}
    locales = {
        name: Locale(language.code, locale.number)
        for language in spoken
        for name, locale in language.locales.items()
    }
    manifest = build_manifest(locales, listings, addresses)
    of_language = {language.code: _model(language, models) for language in spoken}
    _clear(output)
    (output / "skill.json").write_text(
        json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    custom = output / "interactionModels" / "custom"
    custom.mkdir(parents=True)
    for name, locale in locales.items():
        shutil.copyfile(of_language[locale.language], custom / f"{name}.json")
    for icon in (SMALL_ICON, LARGE_ICON):
        (output / icon).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ICONS / Path(icon).name, output / icon)


def _model(language: Language, models: Path) -> Path:
    model = models / f"{language.first_locale}.json"
    if not model.is_file():
        raise PackageError(f"no interaction model {model.name}: python -m interaction_models")
    return model


def _clear(output: Path) -> None:
    if output.exists() and any(output.iterdir()):
        if not (output / "skill.json").is_file():
            raise PackageError(f"{output} is not empty, and is no skill package")
        shutil.rmtree(output)
    output.mkdir(parents=True, exist_ok=True)
