"""``python -m interaction_models``: write the languages' models; ``--check``: compare them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interaction_models.model import model_text
from interaction_models.source import SOURCES, read_language
from skill.languages import languages

MODELS = Path(__file__).parent


def main(arguments: list[str] | None = None, models: Path = MODELS) -> int:
    """Write or check the models in a folder; returns 1 if one differs or should not be there."""
    parser = argparse.ArgumentParser(prog="python -m interaction_models", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say which differ")
    check = parser.parse_args(arguments).check
    texts = {
        f"{language.first_locale}.json": model_text(read_language(SOURCES / language.code))
        for language in languages()
    }
    if not check:
        for name, text in texts.items():
            (models / name).write_text(text, encoding="utf-8")
    wrong = [
        f"{name} differs from its source: run python -m interaction_models"
        for name, text in texts.items()
        if _text(models / name) != text
    ]
    wrong += [
        f"{path.name} is no language's model: delete it"
        for path in sorted(models.glob("*.json"))
        if path.name not in texts
    ]
    for fault in wrong:
        print(fault)
    return 1 if wrong else 0


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
