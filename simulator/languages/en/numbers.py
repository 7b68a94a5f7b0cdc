"""English numbers as people say them: "a hundred and twenty five"."""

from __future__ import annotations

from collections.abc import Iterator

from ..spelled import reader


def _variants(spelled: str) -> Iterator[str]:
    for said in (spelled, spelled.replace("one hundred", "a hundred")):
        yield said
        yield said.replace("hundred ", "hundred and ")


number_at = reader("en", _variants)
