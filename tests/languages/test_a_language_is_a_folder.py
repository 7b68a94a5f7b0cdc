"""A language is what lies in */languages/<code>: nothing else has to be edited for another one.

A made-up language, English with some words changed, is put into a copy of the tree.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.languages import languages as heard
from skill.languages import languages

ROOT = Path(__file__).parents[2]
PARTS = ("infra", "interaction_models", "simulator", "skill")
ANOTHER = {  # what is another in the made-up language, by file
    "skill/locales.toml": {"nine one one": "one two three", '"911"': '"123"'},
    "skill/words.toml": {
        'name = "English"': 'name = "Xish"',
        "Shall we start?": "Start, we shall?",
    },
    "skill/grammar.py": {" eleven ": " elf "},
    "interaction_models/language.toml": {"my back stretches": "my ruggen stretches"},
    "infra/listing.toml": {'"My Back Stretches"': '"My Ruggen Stretches"'},
    "simulator/alexa.toml": {
        '"open", "start"': '"open", "begynn"',
        "start {name}": "begynn {name}",
    },
}
PACKAGE = (
    "--endpoint=arn:aws:lambda:us-east-1:123456789012:function:my-back-stretches",
    "--privacy-policy=https://stretches.example.org/privacy",
    "--terms=https://stretches.example.org/terms",
    "--output=package",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, with the made-up language in it and its model built."""
    tree = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        left_out = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / part, tree / part, ignore=left_out)
        english, other = (tree / part / "languages" / code for code in ("en", "xx"))
        shutil.copytree(english, other)
        for path in other.glob("locales.toml"):
            path.write_text(two_places(path.read_text("utf-8")), "utf-8")
    for name, changes in ANOTHER.items():
        part, file = name.split("/")
        path = tree / part / "languages" / "xx" / file
        text = path.read_text("utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    run(tree, "interaction_models")
    return tree


def two_places(locales: str) -> str:
    """The first two locales of English, as those of the other language."""
    head, first, second, *_ = re.split(r"^(?=\[)", locales, flags=re.MULTILINE)
    return (
        head + re.sub("en-..", "xx-AA", first, count=1) + re.sub("en-..", "xx-BB", second, count=1)
    )


def run(tree: Path, module: str, *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=tree,
        env={"PATH": os.environ["PATH"], "PROGRESS_FILE": str(tree / "progress.sqlite")},
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_part_of_the_house_has_the_same_languages() -> None:
    """``ls */languages/en`` shows all that belongs to English."""
    for part in PARTS:
        folders = {path.name for path in (ROOT / part / "languages").iterdir() if path.is_dir()}
        assert folders - {"__pycache__"} == {language.code for language in languages()}
    rules = {path.stem for path in (ROOT / "tests" / "languages").glob("*.toml")}
    assert rules == {language.code for language in languages()}
    assert {name for language in heard() for name in language.locales} == {
        name for language in languages() for name in language.locales
    }


def test_the_model_builder_finds_it(tree: Path) -> None:
    models = tree / "interaction_models"
    named = {f"{language.first_locale}.json" for language in languages()}
    assert {path.name for path in models.glob("*.json")} == {*named, "xx-AA.json"}
    committed = (ROOT / "interaction_models" / "en-US.json").read_bytes()
    assert (models / "en-US.json").read_bytes() == committed
    assert '"my ruggen stretches"' in (models / "xx-AA.json").read_text("utf-8")
    run(tree, "interaction_models", "--check")


def test_the_skill_package_lists_it_in_each_of_its_locales(tree: Path) -> None:
    run(tree, "infra.skill_package", *PACKAGE)
    model = (tree / "interaction_models" / "xx-AA.json").read_bytes()
    manifest = json.loads((tree / "package" / "skill.json").read_text("utf-8"))["manifest"]
    for locale in ("xx-AA", "xx-BB"):
        built = tree / "package" / "interactionModels" / "custom" / f"{locale}.json"
        assert built.read_bytes() == model
        listed = manifest["publishingInformation"]["locales"][locale]
        assert listed["name"] == "My Ruggen Stretches"
        assert "In an emergency phone 123;" in listed["description"]


def test_skill_and_speaker_talk_in_it(tree: Path) -> None:
    said = "begynn my ruggen stretches\nyes\nexit\n"
    heard = " ".join(run(tree, "simulator", "--locale=xx-BB", "--speed=1000", said=said).split())
    assert "phone one two three" in heard
    assert "Start, we shall?" in heard
    assert "about elf minutes" in heard


def test_those_who_speak_neither_hear_of_both(tree: Path) -> None:
    code = "from skill.app.envelope import other_language as o; print(o()['response'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tree, capture_output=True, text=True, check=True
    )
    names = [str(language.entries["language.name"]) for language in languages()]
    assert f"My Back Stretches speaks {', '.join(names)} and Xish only" in done.stdout
