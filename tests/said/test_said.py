"""What people say at a moment of a practice, and the rule that the reply has to keep.

A line of a .tsv file is moment, sentence and rules, with tabs between. Moments: the safety script
(gate); 60 s into what is spoken on the chair, at the wall, on the floor and kneeling; the question
before the wall (readyq); and "Are you back up?" (upq). Rules, joined by " & ":

    still       nothing of a stretch is paced before the first question
    not REGEX   the reply does not match, whatever its case
    is REGEX    the reply matches

The sentences were written by people who had not seen the interaction model, but for mirrored.tsv:
what was found in one language, said in the other. Each language has a folder of them, where
said.toml has its locale, and how one gets to a moment.
"""

import re
import tomllib
from dataclasses import replace
from functools import cache
from itertools import starmap
from pathlib import Path

import pytest

from simulator.understanding import Understanding
from skill.app.skill import assemble
from skill.lambda_function import answer
from skill.progress.sqlite import SqliteStore
from tests.conversations.talk import Household

MOMENTS: dict[str, tuple[tuple[str, ...], float | None]] = {
    "gate": (("start",), None),
    "chair": (("start", "yes"), 60.0),
    "readyq": (("start", "yes"), None),
    "wall": (("start", "yes", "ready"), 60.0),
    "floor": (("start", "yes", "ready", "ready"), 60.0),
    "kneel": (("start", "yes", "ready", "ready", "ready"), 60.0),
    "upq": (("start", "yes", "ready", "ready", "ready"), None),
}
"""What was said before, by its name in said.toml, and after how many seconds of speech the
sentence comes; at the question where None."""
STILL = 12.0  # seconds of silence: a breath and a question have less, a hold has more

FILES = sorted(Path(__file__).parent.glob("*/*.tsv"))


def cases(file: Path) -> list[tuple[str, str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


@cache
def understanding(locale: str) -> Understanding:
    return Understanding.of(locale)


class Replies:
    """Begins a practice for each sentence, and says it."""

    def __init__(self, folder: Path, language: Path) -> None:
        self._folder = folder
        self._count = 0
        self._said = tomllib.loads((language / "said.toml").read_text(encoding="utf-8"))

    def to(self, moment: str, said: str) -> str:
        """What is answered, its silences in brackets."""
        self._count += 1
        skill = assemble(SqliteStore(self._folder / f"{self._count}.sqlite"))
        household = Household(
            lambda envelope: answer(envelope, skill, None), understanding, lambda _: None
        )
        household.setting = replace(household.setting, locale=self._said["locale"])
        before, second = MOMENTS[moment]
        for name in before:
            household.after(None)
            household.say(self._said[name])
        household.after(second)
        household.say(said)
        return household.answer


def broken(rule: str, reply: str) -> bool:
    """Whether a reply breaks a rule."""
    kind, _, pattern = rule.strip().partition(" ")
    match kind:
        case "still":
            paced = reply.split("?")[0]
            return sum(map(float, re.findall(r"\[(\d+(?:\.\d+)?)\]", paced))) > STILL
        case "is" | "not":
            return bool(re.search(pattern, reply, re.IGNORECASE)) is (kind == "not")
    raise ValueError(f"no rule: {rule}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_reply_keeps_its_rule(file: Path, tmp_path: Path) -> None:
    replies = Replies(tmp_path, file.parent)

    def fault(moment: str, said: str, rules: str) -> str:
        reply = replies.to(moment, said)
        failed = [rule for rule in rules.split(" & ") if broken(rule, reply)]
        return f"{moment}: {said!r} breaks {failed}: {reply}" if failed else ""

    found = cases(file)
    assert len({(moment, said) for moment, said, _ in found}) == len(found) >= 50
    assert list(filter(None, starmap(fault, found))) == []


@pytest.mark.parametrize(
    ("rule", "reply"),
    [
        ("still", "Nod forward. [15] And up. [2] Ready?"),
        ("is phone|911", "Rest there. Shall we go on?"),
        ("not moving on", "Moving on to the wall."),
    ],
)
def test_a_rule_can_be_broken(rule: str, reply: str) -> None:
    assert broken(rule, reply)
