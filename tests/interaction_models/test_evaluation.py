"""What is handed to Alexa's own tools, and what is read of their answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.nlu.evaluations.test_case import TestCase as Case

from interaction_models.evaluation import main

HERE = Path(__file__).parent
SENTENCES = [str(path) for path in sorted(HERE.glob("utterances_*.tsv"))]
ROWS = (
    "# intent\tsaid\n"
    "SymptomIntent|RemarkIntent\tit hurts\tsymptom=pain\n"
    "HealthQuestionIntent\tI had surgery\t-\n"
    "ReadyIntent\tI'm ready\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "said.tsv").write_text(ROWS, encoding="utf-8")
    assert main(["write", str(tmp_path / "nlu"), str(tmp_path / "said.tsv")]) == 0
    return tmp_path / "nlu"


def profiled(*names: str | None) -> str:
    answers = [{"selectedIntent": {"name": name}} if name else {} for name in names]
    return "\n".join(json.dumps(answer, indent=2) for answer in answers)


def test_annotations_are_test_cases_in_amazons_schema(folder: Path) -> None:
    data = json.loads((folder / "annotations.json").read_text(encoding="utf-8"))["data"]
    serializer = DefaultSerializer()
    # The classes drop what they do not know: what comes back whole was all known.
    cases = [serializer.deserialize(json.dumps(one), Case) for one in data]
    assert [serializer.serialize(case) for case in cases] == data
    assert [case.inputs.utterance for case in cases] == ["it hurts", "I had surgery", "I'm ready"]
    first = [expected.intent.name for expected in cases[0].expected]
    assert first == ["SymptomIntent", "RemarkIntent"]


def test_every_sentence_that_is_kept_can_be_handed_over(tmp_path: Path) -> None:
    assert main(["write", str(tmp_path), *SENTENCES]) == 0
    lines = (tmp_path / "utterances.tsv").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 500
    assert all(line.count("\t") == 1 for line in lines)


@pytest.mark.parametrize(
    ("names", "passes", "told"),
    [
        (("SymptomIntent", "HealthQuestionIntent", "ReadyIntent"), True, "2 of 2"),
        (("RemarkIntent", "SymptomIntent", "AMAZON.NextIntent"), True, "2 of 2"),
        (("SymptomIntent", None, "ReadyIntent"), False, "missed: 'I had surgery'"),
        (("ReadyIntent", "SymptomIntent", "ReadyIntent"), False, "LEADS ON: 'it hurts'"),
    ],
)
def test_a_release_waits_until_symptoms_are_heard(
    names: tuple[str | None, ...],
    passes: bool,
    told: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "profiled.json").write_text(profiled(*names), encoding="utf-8")
    asked = ["recall", str(folder / "utterances.tsv"), str(folder / "profiled.json")]
    assert main(asked) == (0 if passes else 1)
    assert told in capsys.readouterr().out


def test_an_answer_that_is_missing_is_an_error(folder: Path) -> None:
    (folder / "profiled.json").write_text(profiled("SymptomIntent"), encoding="utf-8")
    with pytest.raises(ValueError, match="shorter"):
        main(["recall", str(folder / "utterances.tsv"), str(folder / "profiled.json")])
