"""German numbers as people say them: "hundertfünf", "dreimal", "dreissig"."""

from __future__ import annotations

from collections.abc import Iterator

from ..spelled import reader


def _variants(spelled: str) -> Iterator[str]:
    for said in (spelled, spelled.removeprefix("ein") if "hundert" in spelled else spelled):
        for written in (said, said.replace("ß", "ss")):
            yield written
            yield f"{written}mal"
    if spelled == "zwei":
        yield "zwo"


number_at = reader("de", _variants)
