"""``python -m benchmarks``: measure, and print the tables."""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import cold_start, cost, crowd, history, own_code, practice, store
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
    parser.add_argument(
        "--summary", type=Path, metavar="FILE", help="put the summary into this one"
    )
    parser.add_argument("--tiny", action="store_true", help="only see that everything runs")
    arguments = parser.parse_args(given)
    try:
        tables = measured(TINY if arguments.tiny else Sizes())
    except BenchmarkError as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    print(report(tables))
    for page, found in ((arguments.page, report), (arguments.summary, summary)):
        if page:
            put_in(page, found(tables))
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
            crowd.measure(bench),
        ]


def report(tables: list[Table]) -> str:
    """The machine, the day, and the tables."""
    return "\n\n".join([_measured_on(), *(table.markdown() for table in tables)])


def summary(tables: list[Table]) -> str:
    """The machine, the day, and of every table what matters most."""
    head = ["", "this skill", "a stock skill", "goal"]
    rows = [row for table in tables for row in table.short]
    return "\n".join([_measured_on(), "", *lines_of(head, rows)])


def _measured_on() -> str:
    return f"Measured on {datetime.now(UTC):%Y-%m-%d} on {described()}."


def say(what: str) -> None:
    """Tell who waits what is being done."""
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
