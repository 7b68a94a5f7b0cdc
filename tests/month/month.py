"""A month of one person, lived through the Lambda door, and written down."""

import re
import tempfile
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simulator.clock import InstantClock
from simulator.reply import read
from simulator.understanding import Understanding
from skill.app.skill import assemble
from skill.lambda_function import answer
from skill.progress.sqlite import SqliteStore
from tests.conversations.talk import Household, Talk, have, read_talks

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "a-month.md"
FIRST_DAY = 1_799_134_200.0
"""Monday, 4 January 2027, 7:30 UTC."""
DAY = 86_400.0
WIDTH = 98
"""Characters of a line of the page."""
SENTENCE = re.compile(r"[^.?!]+[.?!]")
SILENCE = re.compile(r" ?\[[\d.]+\] ?")

HEAD = """# A month

What one person hears in thirty days: the practice on Mondays, Wednesdays and Fridays, a pause, a
routine of their own, a day on which it was too much. `›` is the person, `[5]` five seconds of
silence. Made from `tests/month/days.talk` by `python -m tests.month`, and tested to be current.
"""


@dataclass
class Lived:
    """One day: what was said, and what was answered."""

    number: int
    turns: list[tuple[str, str]] = field(default_factory=list)

    @property
    def answers(self) -> list[str]:
        """All that was answered."""
        return [answered for _, answered in self.turns]

    @property
    def is_practice(self) -> bool:
        """Whether a practice was done to its end."""
        return any("back up?" in answered for answered in self.answers)

    @property
    def small_talk(self) -> list[str]:
        """The sentences around the practice: up to the first position, and after getting up."""
        first = next(turn for turn in self.answers if " seconds to " in turn)
        before = first.split("Take ", 1)[0]
        last = max(index for index, turn in enumerate(self.answers) if "back up?" in turn)
        return sentences(" ".join((before, *self.answers[last + 1 :])))


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the silences."""
    return [found.strip() for found in SENTENCE.findall(SILENCE.sub(" ", text))]


@dataclass
class Diary(Household):
    """A household that writes down what is said and answered."""

    said: str = ""
    day: Lived = field(default_factory=lambda: Lived(0))

    def exchange(self, envelope: dict[str, Any], reply: Any) -> None:
        """Take down what was answered."""
        super().exchange(envelope, reply)
        if read(reply).speech.pieces:
            self.day.turns.append((self.said, self.answer))

    def say(self, words: str) -> None:
        """Take down what was said."""
        self.said = words
        super().say(words)


def live() -> list[Lived]:
    """Live through the month."""
    understanding = Understanding.of("en-US")
    days = []
    with tempfile.TemporaryDirectory() as folder:
        skill = assemble(SqliteStore(Path(folder) / "progress.sqlite"))
        diary = Diary(
            door=lambda envelope: answer(envelope, skill, None),
            understand=lambda locale: understanding,
            fail=lambda fails: None,
            clock=InstantClock(FIRST_DAY),
        )
        for talk in read_talks(HERE):
            days.append(_live_a_day(diary, talk))
    return days


def _live_a_day(diary: Diary, talk: Talk) -> Lived:
    number = int(talk.title)
    diary.clock.skip_to(FIRST_DAY + (number - 1) * DAY)
    diary.day = Lived(number)
    have(talk, diary)
    diary.event("silence")
    return diary.day


def page(days: list[Lived]) -> str:
    """The month as a page."""
    parts = [HEAD]
    for day in days:
        parts.append(f"\n## Day {day.number}\n\n```text\n{_written(day)}```\n")
    return "".join(parts)


def _written(day: Lived) -> str:
    lines: list[str] = []
    for said, answered in day.turns:
        lines += [f"› {said}", ""]
        lines += textwrap.wrap(answered, WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
