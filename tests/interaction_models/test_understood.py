"""What people really say, and what they might: the local speaker understands it by the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.understanding import Understanding

HERE = Path(__file__).parent
Row = list[str]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


HEARD = rows("utterances_en.tsv")
MORE = rows("utterances_en_more.tsv")


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding.of("en-US")


def misunderstood(understanding: Understanding, row: Row) -> str | None:
    """Say what was understood instead, if it is not what the row says."""
    intents, said, *slots = row
    heard = understanding.understand(said)
    ids = {
        name: "+".join(str(one.value_id or one.spoken) for one in slot.several or (slot,))
        for name, slot in heard.slots.items()
        if slot.spoken is not None
    }
    right = heard.intent in intents.split("|")
    if right and slots != ["-"]:
        wanted = dict(pair.split("=") for text in slots for pair in text.split(","))
        right = ids == wanted
    return None if right else f"{said!r}: {heard.intent} {ids}, not {row[0]} {slots}"


@pytest.mark.parametrize("row", HEARD, ids=lambda row: row[1])
def test_what_people_said_is_understood(understanding: Understanding, row: Row) -> None:
    assert misunderstood(understanding, [*row[:2], "-"]) is None


def test_nearly_all_of_what_people_might_say_is_understood(understanding: Understanding) -> None:
    missed = [wrong for row in MORE if (wrong := misunderstood(understanding, row))]
    assert len(MORE) >= 150
    assert len(missed) <= 0.05 * len(MORE), "\n".join(missed)


@pytest.mark.parametrize(
    "row", [row for row in MORE if row[0] == "SymptomIntent"], ids=lambda row: row[1]
)
def test_whatever_is_said_about_the_body_is_understood(
    understanding: Understanding, row: Row
) -> None:
    assert misunderstood(understanding, row) is None


def test_those_who_speak_of_the_body_say_every_symptom_and_condition() -> None:
    said = {slots for row in MORE for slots in row[2:]}
    assert len({one for one in said if one.startswith("symptom=")}) == 23
    assert len({one for one in said if one.startswith("condition=")}) == 17
