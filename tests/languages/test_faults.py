"""A fault in a language's folder stops the start, with a message that names file, key and rule."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from skill.app.skill import read_contents
from skill.coaching.errors import ContentError
from skill.languages import languages
from skill.languages.language import read_language

FAULTS = [  # file, what is changed into what, the key named, the rule named
    (
        "words.toml",
        'short = ["Nod forward."]\n',
        "",
        "stretches.neck_flexion.standard.short",
        "every variation needs these words",
    ),
    (
        "words.toml",
        'short = ["{Side} ear."]',
        'short = ["Ear down."]',
        "stretches.neck_lateral_flexion.standard.short",
        "must name its side",
    ),
    (
        "words.toml",
        'short = ["Nod forward."]',
        'short = ["Nod {side}."]',
        "stretches.neck_flexion.standard.short",
        "says nothing of sides",
    ),
    (
        "words.toml",
        '\nplace = "the knee lunge"',
        "",
        "stretches.knee_lunge.place",
        "every stretch",
    ),
    ("words.toml", 'title = "Full back"\n', "", "routines.full_back.title", "every routine"),
    (
        "words.toml",
        'back_up = "Are you back up?"',
        "back_up = [1]",
        "practice.back_up",
        "must be a line",
    ),
    ("words.toml", "[sides]", "[sides", "(file)", "is not TOML"),
    # A grammar copied from another language, which finds nothing to say in these letters.
    (
        "words.toml",
        '"Are you back up?"',
        '"起きましたか"',
        "practice.back_up",
        "counts no syllable in",
    ),
    (
        "words.toml",
        '"Are you back up?"',
        '"क्या आप उठ गए?"',
        "practice.back_up",
        "counts no syllable",
    ),
    ("words.toml", '"Are you back up?"', '"Déjà up?"', "practice.back_up", "no syllable"),
    ("locales.toml", '"999"', '"nine"', "$[...].number", "matching regex"),
    ("locales.toml", "[en-GB]", "[fr-FR]", "fr-FR", "one of en"),
    ("locales.toml", 'emergency = "triple zero"', "", "$[...]", "emergency"),
    ("pace.toml", "comma = 0.440", "", "(file)", "comma"),
    ("pace.toml", "syllable = 0.254", "syllable = 0", "$.syllable", "> 0"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of English."""
    with as_file(files("skill.languages").joinpath("en")) as english:
        return shutil.copytree(english, tmp_path / "en")


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "rule"), FAULTS, ids=[f"{f[0]}:{f[3]}:{f[4]}" for f in FAULTS]
)
def test_a_fault_is_named(folder: Path, file: str, old: str, new: str, key: str, rule: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_contents(spoken=[read_language(folder)])
    assert caught.value.file == f"languages/en/{file}"
    assert key in caught.value.key
    assert rule in caught.value.rule


@pytest.mark.parametrize("file", ["words.toml", "locales.toml", "pace.toml"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ContentError, match=f"^languages/en/{file}: .* every language needs it"):
        read_contents(spoken=[read_language(folder)])


def test_a_language_without_its_code_is_named(folder: Path) -> None:
    other = folder.rename(folder.with_name("xx"))
    locales = (other / "locales.toml").read_text("utf-8")
    (other / "locales.toml").write_text(locales.replace("[en-", "[xx-"), "utf-8")
    with pytest.raises(ContentError, match=r"^languages/xx/grammar.py: GRAMMAR: must be there"):
        read_language(other)


def test_words_that_another_language_has_are_missed(folder: Path) -> None:
    text = (folder / "words.toml").read_text("utf-8")
    (folder / "words.toml").write_text(text.replace("ease_out = ", "ease_off = ", 1), "utf-8")
    with pytest.raises(ContentError, match=r"practice.ease_o\w+: another language has words"):
        read_contents(spoken=[*languages(), read_language(folder)])
