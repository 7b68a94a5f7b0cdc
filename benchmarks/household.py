"""A skill in its own process, and people who talk to it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from benchmarks.conversation import FINISHED, Envelope, account_of
from benchmarks.errors import BenchmarkError
from benchmarks.packages import Subject

TURNS: Final = Path(__file__).with_name("turns.py")


@dataclass(frozen=True)
class Taken:
    """The turns of one session, in seconds each."""

    wall: tuple[float, ...]
    processor: tuple[float, ...]
    speech: str


@dataclass(frozen=True)
class Household:
    """Talks to one skill."""

    subject: Subject
    process: "subprocess.Popen[str]"
    printed: Path

    def practise(self, envelopes: list[Envelope]) -> Taken:
        """Run a session to its end. Raises BenchmarkError if the end is not reached."""
        taken = self.say(envelopes)
        if not any(end in taken.speech for end in FINISHED):
            raise BenchmarkError(f"{self.subject.name} did not finish, but said: {taken.speech}")
        return taken

    def say(self, envelopes: list[Envelope]) -> Taken:
        """Take these turns. Raises BenchmarkError if the last one gets no spoken reply."""
        sent, answered = _pipes(self.process)
        print(json.dumps(envelopes), file=sent, flush=True)
        line = answered.readline()
        if not line:
            raise BenchmarkError(f"{self.subject.name} died:\n{self.printed.read_text('utf-8')}")
        told = json.loads(line)
        try:
            speech = told["reply"]["response"]["outputSpeech"]["ssml"]
        except KeyError:
            raise BenchmarkError(f"{self.subject.name} said nothing") from None
        return Taken(tuple(told["wall"]), tuple(told["processor"]), speech)

    def logged(self) -> int:
        """Bytes that the skill has printed and logged so far."""
        return self.printed.stat().st_size


def _pipes(process: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise BenchmarkError("the skill's process has no pipes")
    return process.stdin, process.stdout


@contextmanager
def speaking_to(subject: Subject, settings: Mapping[str, str], folder: Path) -> Iterator[Household]:
    """Run a skill from its package until the block ends; what it prints goes into the folder."""
    printed = folder / f"{subject.name}.log"
    with printed.open("w") as log:
        # No part of the command comes from outside.
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-S", str(TURNS), subject.handler],
            cwd=subject.code,
            env={
                "PYTHONPATH": str(subject.code),
                "AWS_LAMBDA_FUNCTION_NAME": "measured",
                "LANG": "C.UTF-8",
                # Lambda's code folder is read-only.
                "PYTHONDONTWRITEBYTECODE": "1",
                **settings,
                **subject.variables,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    with process:
        try:
            yield Household(subject, process, printed)
        finally:
            process.terminate()


def key_of(subject: Subject, person: str) -> dict[str, Any]:
    """The partition key under which a skill keeps a person, as it goes over the wire."""
    name = "owner" if "PROGRESS_TABLE" in subject.variables else "id"
    return {name: {"S": account_of(person)}}
