"""``python -m tests.interaction_models [--locale de-DE] FILE.tsv ...``: what is heard.

By the two stand-ins for Alexa. A row of a file: the intents any of which will do, joined by |, a
tab, the sentence. The figures in ``docs/understanding.md`` come from here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from interaction_models.evaluation import BODY, HOLDS_STILL, Row, read_rows
from simulator.understanding import Understanding
from tests.interaction_models.conftest import reader_of


def main() -> None:
    """Print, for each stand-in and file, how much was right, and which symptoms led on."""
    parser = argparse.ArgumentParser(prog="python -m tests.interaction_models")
    parser.add_argument("--locale", default="en-US", help="one that a model is named after")
    parser.add_argument("paths", type=Path, nargs="+")
    asked = parser.parse_args()
    local, nearest = Understanding.of(asked.locale), reader_of(asked.locale)
    for path in asked.paths:
        rows = read_rows(path)
        print(f"{path.name}, {len(rows)} sentences")
        _tell("the local matcher", rows, lambda said: local.understand(said).intent)
        _tell("nearest sample", rows, lambda said: nearest.understand(said)[0])


def _tell(name: str, rows: list[Row], hear: Callable[[str], str]) -> None:
    heard = [(intents, said, hear(said)) for intents, said in rows]
    right = sum(intent in intents for intents, _, intent in heard)
    body = [(said, intent) for intents, said, intent in heard if intents[0] in BODY]
    found = sum(intent in BODY for _, intent in body)
    print(f"  {name}: {right} right, {right / len(rows):.0%}; of the body {found} of {len(body)}")
    for said, intent in body:
        if intent not in HOLDS_STILL:
            print(f"    leads on: {said!r}, heard as {intent}")


if __name__ == "__main__":
    main()
