"""What people really say, and what they might: each is understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from interaction_models.evaluation import BODY
from simulator.understanding import Understanding
from tests.interaction_models.calling import HEALTH, called_for
from tests.interaction_models.conftest import LOCALES, code_of, reader_of
from tests.interaction_models.known import Known
from tests.interaction_models.reading import Reader

HERE = Path(__file__).parent
Row = list[str]


def rows(name: str) -> list[Row]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


HEARD = rows("utterances_en.tsv")
MORE = rows("utterances_en_more.tsv")
ENGLISH = reader_of("en-US")


def misunderstood(reader: Reader, row: Row) -> str | None:
    """Say what was understood instead, if it is not what the row says."""
    intents, said, *slots = row
    intent, ids = reader.understand(said)
    right = intent in intents.split("|")
    if right and slots != ["-"]:
        wanted = dict(pair.split("=") for text in slots for pair in text.split(","))
        right = called_for(intent, ids) == wanted
    return None if right else f"{said!r}: {intent} {ids}, not {row[0]} {slots}"


@pytest.mark.parametrize("row", HEARD, ids=lambda row: row[1])
def test_what_people_said_is_understood(row: Row) -> None:
    assert misunderstood(ENGLISH, [*row[:2], "-"]) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_in_every_language_nearly_all_is_understood_and_no_symptom_leads_on(locale: str) -> None:
    said = rows(f"utterances_{code_of(locale)}.tsv")
    local = Understanding.of(locale)
    heard = [(row, local.understand(row[1]).intent) for row in said]
    wrong = [(row, intent) for row, intent in heard if intent not in row[0].split("|")]
    assert len(said) >= 100
    assert len(wrong) <= 0.05 * len(said), wrong
    body = [one for one in wrong if BODY.issuperset(one[0][0].split("|"))]
    assert [one for one in body if one[1] not in BODY] == []


def test_nearly_all_of_what_people_might_say_is_understood() -> None:
    missed = [wrong for row in MORE if (wrong := misunderstood(ENGLISH, row))]
    assert len(MORE) >= 150
    assert len(missed) <= 0.05 * len(MORE), "\n".join(missed)


@pytest.mark.parametrize(
    "row", [row for row in MORE if row[0] == "SymptomIntent"], ids=lambda row: row[1]
)
def test_whatever_is_said_about_the_body_is_understood(row: Row) -> None:
    assert misunderstood(ENGLISH, row) is None


def test_those_who_speak_of_the_body_say_every_symptom_and_condition() -> None:
    said = {slots for row in MORE for slots in row[2:]}
    # With an illness behind it a pain is another: two slots that no sentence here fills.
    symptoms = HEALTH.symptoms.keys() - {"risk_pain"}
    assert symptoms == {one[8:] for one in said if one.startswith("symptom=")}
    conditions = {one[10:] for one in said if one.startswith("condition=")}
    assert HEALTH.conditions.keys() == conditions


def test_a_negation_turns_a_sentence_round(reader: Reader, its: Known) -> None:
    for plain, turned in zip(its.turning.known, its.turning.turned, strict=True):
        assert reader.turned(plain) == ""
        assert reader.turned(turned) == "inside"
