"""The languages the local speaker hears and speaks: a folder each, found by looking.

A folder is named by the language's code and holds

    locales.toml   its locales, as Alexa names them: the voice, and where Alexa's services are
    alexa.toml     what Alexa herself understands and says
    pace.toml      how long its words take
    grammar.py     what needs code: numbers and times of day as they are heard, syllables
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from simulator.languages.language import Language, LanguageError, read_language

DEFAULT_LOCALE: Final = "en-US"
"""Used unless another locale is chosen."""


@cache
def languages() -> tuple[Language, ...]:
    """Read every language that has a folder, by its code. Raises LanguageError."""
    folders = [path for path in Path(__file__).parent.iterdir() if path.is_dir()]
    return tuple(read_language(path) for path in sorted(folders) if path.name[0] != "_")


@cache
def language_of(locale: str) -> Language:
    """Find the language of a locale. Raises LanguageError if no language has it."""
    for language in languages():
        if locale in language.locales:
            return language
    raise LanguageError(f"no language in simulator/languages has the locale {locale}")


LOCALES: Final = tuple(locale for language in languages() for locale in language.locales)
DEFAULT: Final = language_of(DEFAULT_LOCALE)
