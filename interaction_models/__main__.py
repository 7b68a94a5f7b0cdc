"""``python -m interaction_models``: write the locales' files; ``--check``: compare them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from interaction_models.model import model_text
from interaction_models.source import SOURCES, read_languages

MODELS = Path(__file__).parent


def main(arguments: list[str] | None = None, models: Path = MODELS) -> int:
    """Write or check ``<locale>.json`` in ``models``; 1 where a checked file differs."""
    parser = argparse.ArgumentParser(prog="python -m interaction_models", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say which differ")
    check = parser.parse_args(arguments).check
    differing = 0
    for source in read_languages(SOURCES):
        text = model_text(source)
        for locale in source.language.locales:
            path = models / f"{locale}.json"
            if not check:
                path.write_text(text, encoding="utf-8")
            elif not path.is_file() or path.read_text(encoding="utf-8") != text:
                print(f"{path.name} differs from its source: run python -m interaction_models")
                differing += 1
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
