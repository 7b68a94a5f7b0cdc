"""Process start to first reply, under the Lambda runtime client."""

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.conversation import opening
from benchmarks.errors import BenchmarkError
from benchmarks.figures import Bench
from benchmarks.packages import Subject
from benchmarks.table import Table, against, milliseconds
from tests.infra import lambda_runtime

GOAL: Final = 0.8
"""Of the time of the stock skill with compiled modules."""
RETURNS: Final = 0.05
"""Seconds after which the runtime client has certainly asked for the next request."""


def starts(bench: Bench) -> dict[str, list[float]]:
    """Start the skills alternately, each time with a new process and a new person.

    Returns the seconds of every start, by the name of the skill.
    """
    seconds: dict[str, list[float]] = {subject.name: [] for subject in bench.subjects.all()}
    # The first round only fills the disk cache, and is not counted.
    for number in range(bench.sizes.starts + 1):
        bench.say(f"cold start {number} of {bench.sizes.starts}")
        for subject in bench.subjects.all():
            taken = first_reply(bench, subject, f"cold {number}")
            if number:
                seconds[subject.name].append(taken)
    return seconds


def table(bench: Bench, seconds: Mapping[str, list[float]]) -> Table:
    """The table of the starts."""
    ours, stock, compiled = (seconds[subject.name] for subject in bench.subjects.all())
    rows = [
        [
            subject.name,
            milliseconds(median(seconds[subject.name])),
            milliseconds(min(seconds[subject.name])),
            f"{subject.size() / 1e6:.0f} MB",
        ]
        for subject in bench.subjects.all()
    ]
    return Table(
        "Process start to first reply",
        f"Amazon's runtime client (awslambdaric), the Runtime API on loopback, each skill as it is "
        f"packaged: the stock skill as SAM does it, without compiled modules. "
        f"{bench.sizes.starts} starts of each, interleaved, files in the page cache. The first "
        f"reply is that to a launch, and includes reading the record.",
        ["skill", "median", "fastest", "unpacked"],
        rows,
        f"This skill takes {median(ours) / median(stock):.2f} of the stock skill's time as SAM "
        f"packages it, and {against(median(ours) / median(compiled), GOAL)} of what it would take "
        f"with compiled modules.",
        [
            [
                "a cold start, from the start of the process to the first reply",
                milliseconds(median(ours)),
                f"{milliseconds(median(stock))} as SAM packages it, "
                f"{milliseconds(median(compiled))} with compiled modules",
                f"{GOAL:g} of the latter",
            ]
        ],
    )


def first_reply(bench: Bench, subject: Subject, person: str) -> float:
    """Seconds from starting a process to its first reply. Raises BenchmarkError without one."""
    envelope = opening(person)
    # Lambda's code folder is read-only: no start may leave compiled modules for the next.
    lambdas = {"AWS_LAMBDA_LOG_FORMAT": "JSON", "PYTHONDONTWRITEBYTECODE": "1"}
    settings = {**bench.server.settings, **subject.variables, **lambdas}
    with tempfile.TemporaryDirectory(dir=bench.folder) as work:
        began = time.perf_counter()
        with lambda_runtime.running(
            subject.code, subject.handler, settings, Path(work)
        ) as function:
            reply = function.invoke(envelope)
            taken = time.perf_counter() - began
            # Wait for the client's next request: stopped earlier, it would cut the connection.
            time.sleep(RETURNS)
    if "outputSpeech" not in reply["response"]:
        raise BenchmarkError(f"{subject.name} did not answer the first request")
    return taken
