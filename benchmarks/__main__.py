"""``python -m benchmarks``: measure, and print the tables."""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import (
    cold_start,
    cost,
    crowd,
    growth,
    history,
    own_code,
    practice,
    shipped,
    store,
)
from benchmarks.errors import BenchmarkError
from benchmarks.figures import TINY, Bench, Sizes
from benchmarks.machine import described
from benchmarks.packages import packaged
from benchmarks.page import put_in
from benchmarks.table import Table, lines_of
from simulator.envelope import ANY_SKILL


def main(given: list[str] | None = None) -> int:
    """Measure everything; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--page", type=Path, metavar="FILE", help="put the tables into this page")
    parser.add_argument("--tiny", action="store_true", help="only see that everything runs")
    arguments = parser.parse_args(given)
    try:
        tables = measured(TINY if arguments.tiny else Sizes())
    except BenchmarkError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    print(report(tables))
    if arguments.page:
        put_in(arguments.page, report(tables))
    return 0


def measured(sizes: Sizes) -> list[Table]:
    """Package both skills, measure them on one machine and one server, and sum up."""
    with store.running() as server, tempfile.TemporaryDirectory(prefix="benchmarks-") as folder:
        say("packaging both skills")
        bench = Bench(packaged(ANY_SKILL), server, Path(folder), sizes, say)
        starts = cold_start.starts(bench)
        ours, stock = practice.practised(bench)
        kept = history.kept(bench)
        medians = {name: median(starts[name]) for name in (ours.name, stock.name)}
        return [
            cold_start.table(bench, starts),
            practice.times_table(ours, stock),
            practice.calls_table(ours, stock),
            history.table(bench, kept),
            own_code.measure(bench),
            *cost.tables(ours, stock, kept, medians, sizes.history),
            growth.measure(bench),
            crowd.measure(bench),
            shipped.measure(bench),
        ]


def report(tables: list[Table]) -> str:
    """The machine and the day, a summary, and the tables."""
    measured_on = f"Measured on {datetime.now(UTC):%Y-%m-%d} on {described()}."
    return "\n\n".join([measured_on, _summary(tables), *(table.markdown() for table in tables)])


def _summary(tables: list[Table]) -> str:
    """A table of what matters most in each of these."""
    head = ["", "this skill", "a stock skill", "goal"]
    return "\n".join(lines_of(head, [row for table in tables for row in table.short]))


def say(what: str) -> None:
    """Report progress on standard error."""
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
