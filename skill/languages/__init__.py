"""The languages the skill speaks: one folder each, found by looking, without a list of them.

A folder is named by the language's code and holds

    locales.toml   its locales, as Alexa names them, each with its emergency number
    words.toml     every sentence that is said, shown or sent
    lexicon.toml   the words people have for body and health
    pace.toml      how long its words take
    grammar.py     what needs code: numbers, times of day, syllables

A file that is missing or breaks a rule is a ContentError, raised when the skill starts.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from skill.languages.language import Language, Locale, read_language


@cache
def languages() -> tuple[Language, ...]:
    """Return every language that has a folder, by its code; read once. Raises ContentError."""
    folders = (entry for entry in Path(__file__).parent.iterdir() if entry.is_dir())
    ours = (folder for folder in folders if not folder.name.startswith("_"))
    return tuple(read_language(folder) for folder in sorted(ours, key=lambda folder: folder.name))


def locales() -> Mapping[str, Locale]:
    """Return every locale the skill speaks, as Alexa names it. Raises ContentError."""
    return {name: locale for language in languages() for name, locale in language.locales.items()}
