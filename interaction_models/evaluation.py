"""What only Alexa herself can tell of a model: sentences for her tools, and the gate of a release.

``python -m interaction_models.evaluation write FOLDER SENTENCES.tsv ...`` writes two files:
``annotations.json``, an annotation set for her NLU evaluation, and ``utterances.tsv``, what the
utterance profiler is asked, one after the other. A row of sentences is: intents any of which will
do, joined by |; a tab; the sentence.

``python -m interaction_models.evaluation recall utterances.tsv PROFILED.json`` reads what the
profiler answered, one JSON object after the other, and fails where a sentence about the body leads
on. ``docs/understanding.md`` has the commands.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = tuple[tuple[str, ...], str]
"""The intents any of which will do, and the sentence."""

BODY = frozenset({"SymptomIntent", "HealthQuestionIntent", "RemarkIntent"})
HOLDS_STILL = BODY | {"AMAZON.FallbackIntent", "AMAZON.StopIntent", "AMAZON.HelpIntent"}
"""Heard as one of these, nothing of a stretch is paced."""
RECALL = 0.95
"""The share of the sentences about the body that must be heard as such for a release."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or read an answer; 1 where it keeps a release back."""
    parser = argparse.ArgumentParser(prog="python -m interaction_models.evaluation")
    verbs = parser.add_subparsers(dest="verb", required=True)
    writing = verbs.add_parser("write", help="write the files for Alexa's tools")
    writing.add_argument("folder", type=Path)
    writing.add_argument("sentences", type=Path, nargs="+")
    recalling = verbs.add_parser("recall", help="read what the utterance profiler answered")
    recalling.add_argument("utterances", type=Path)
    recalling.add_argument("profiled", type=Path)
    asked = parser.parse_args(arguments)
    if asked.verb == "write":
        write(asked.folder, [row for path in asked.sentences for row in read_rows(path)])
        return 0
    return recall(read_rows(asked.utterances), asked.profiled.read_text(encoding="utf-8"))


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of sentences; what stands behind a second tab is not for Alexa."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(tuple(row[0].split("|")), row[1]) for row in rows]


def write(folder: Path, rows: Sequence[Row]) -> None:
    """Write both files into a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    annotations = {
        "data": [
            {
                "inputs": {"utterance": said},
                "expected": [{"intent": {"name": name, "slots": {}}} for name in intents],
            }
            for intents, said in rows
        ]
    }
    text = json.dumps(annotations, indent=2, ensure_ascii=False)
    (folder / "annotations.json").write_text(f"{text}\n", encoding="utf-8")
    lines = "".join(f"{'|'.join(intents)}\t{said}\n" for intents, said in rows)
    (folder / "utterances.tsv").write_text(lines, encoding="utf-8")


def recall(rows: Sequence[Row], profiled: str) -> int:
    """Tell how many sentences about the body were heard as such; 1 where too few, or one leads on.

    Raises ValueError where there are not as many answers as sentences.
    """
    pairs = zip(rows, _objects(profiled), strict=True)
    heard = [(said, _selected(answer)) for (intents, said), answer in pairs if intents[0] in BODY]
    missed = [(said, name) for said, name in heard if name not in BODY]
    leads_on = [(said, name) for said, name in missed if name not in HOLDS_STILL]
    for said, name in missed:
        print(f"{'LEADS ON' if (said, name) in leads_on else 'missed'}: {said!r} is {name}")
    found = len(heard) - len(missed)
    print(f"{found} of {len(heard)} sentences about the body were heard as such")
    return 1 if leads_on or found < RECALL * len(heard) else 0


def _selected(answer: dict[str, Any]) -> str:
    selected = answer.get("selectedIntent") or {}
    return str(selected.get("name", "AMAZON.FallbackIntent"))


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """One JSON object after the other, with or without space between them."""
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        found, at = decoder.raw_decode(text, at)
        yield found


if __name__ == "__main__":
    sys.exit(main())
