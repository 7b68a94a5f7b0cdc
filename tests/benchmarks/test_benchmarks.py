"""Every benchmark runs, at a tiny size, and prints its rows. How fast things are is not tested."""

import re
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import cold_start, cost, crowd, growth, history, own_code, practice, shipped
from benchmarks.figures import TINY, Bench, Sizes
from benchmarks.page import BEGIN, END
from benchmarks.table import Table
from tests.infra.stack import ROOT, template

TIME = re.compile(r"[\d,.]+ ms")


def test_cold_starts(bench: Bench) -> None:
    seconds = cold_start.starts(bench)
    table = cold_start.table(bench, seconds)
    names = [subject.name for subject in bench.subjects.all()]
    assert [len(seconds[name]) for name in names] == [TINY.starts] * 3
    assert [row[0] for row in table.rows] == names
    assert all(TIME.fullmatch(cell) for row in table.rows for cell in row[1:3])
    assert "goal: at most 0.8" in table.after


def test_a_whole_practice_and_what_it_costs(bench: Bench, said: list[str]) -> None:
    ours, stock = practice.practised(bench)
    assert (ours.turns, stock.turns) == (6, 6)
    assert [row[0] for row in practice.times_table(ours, stock).rows] == [ours.name, stock.name]
    calls = {row[0]: row[1] for row in practice.calls_table(ours, stock).rows}
    assert calls[ours.name] == "3 PutItem, 1 Query, 2 TransactWriteItems"
    assert calls[stock.name] == "6 GetItem, 6 PutItem"
    assert said == ["practice 1 of 1"]

    kept = history.kept(bench)
    rows = history.table(bench, kept).rows
    assert [row[0] for row in rows] == [
        ours.name,
        f"{ours.name}, recognised voice",
        f"{stock.name}, 20 newest",
        stock.name,
    ]
    # A recognised voice has an id of its own, in front of everything that is kept.
    assert kept[1].open > kept[0].open
    assert all(each.history > 30 * 100 for each in kept if each is not kept[2])
    # A launch reads the newest of this skill's rows, and all of the stock skill's list.
    assert kept[0].launch < kept[0].history
    assert kept[3].launch > kept[3].history > kept[2].history

    seconds = {ours.name: 0.3, stock.name: 0.4}
    bills, prices = cost.tables(ours, stock, kept, seconds, TINY.history)
    assert len(bills.rows) == 5
    parts = [[float(cell.removeprefix("$")) for cell in row[1:]] for row in bills.rows]
    assert [sum(row[:-1]) for row in parts] == pytest.approx([row[-1] for row in parts], abs=3e-4)
    # Six writes in each of 1,000 practices, of one unit at least; or four, and two that cost twice.
    least = [8000, 6000, 8000, 6000, 6000]
    assert all(
        row[2] >= units * 0.000000625 - 1e-4 for row, units in zip(parts, least, strict=True)
    )
    assert prices.rows[0][0].startswith("Lambda, arm64")


def test_our_own_code(bench: Bench) -> None:
    table = own_code.measure(bench)
    steps = [int(row[1]) for row in table.rows]
    assert steps == sorted(set(steps))
    assert all(TIME.fullmatch(cell) for row in table.rows for cell in row[2:])
    assert "goal: at most 0.40 ms" in table.after


def test_growth(bench: Bench) -> None:
    table = growth.measure(bench)
    assert [row[0] for row in table.rows] == ["10", "100"]
    assert all(TIME.fullmatch(cell) for row in table.rows for cell in row[1:3])
    assert "goal: at most 1.2" in table.after


def test_what_is_shipped(bench: Bench) -> None:
    table = shipped.measure(bench)
    folders = {
        path.name.removesuffix(".py")
        for path in bench.subjects.ours.code.iterdir()
        if not path.name.endswith(".dist-info")
    }
    stand_ins = {"s3transfer"}
    assert {row[0] for row in table.rows} == folders - {"skill", "__pycache__"} - stand_ins


def test_a_crowd(bench: Bench) -> None:
    counted, seconds = crowd.practising(bench, 0.0)
    turns = TINY.crowd * TINY.sessions * (1 + len(crowd.SAID))
    assert (len(counted.seconds), dict(counted.errors)) == (turns, {})
    assert crowd.row("none", counted, seconds)[:3] == ["none", f"{turns}", "0"]


def test_the_command_puts_the_tables_into_a_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Sizes] = []

    def measured(sizes: Sizes) -> list[Table]:
        asked.append(sizes)
        return [Table("Title", "Note.", ["a"], [["1"]], short=[["what", "1 ms", "2 ms", "–"]])]

    monkeypatch.setattr(command, "measured", measured)
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    assert command.main(["--page", str(page)]) == 0
    assert command.main(["--tiny"]) == 0
    assert asked == [Sizes(), TINY]
    assert "### Title" in capsys.readouterr().out
    text = page.read_text()
    assert text.startswith(f"before\n{BEGIN}\n\nMeasured on ")
    assert text.endswith(f"| 1 |\n\n{END}\nafter\n")
    assert "old" not in text
    assert "| what | 1 ms | 2 ms | – |\n\n### Title" in text


def test_the_page_of_the_project_has_the_marks_and_every_table() -> None:
    text = (ROOT / "docs" / "cost.md").read_text("utf-8")
    measured = text.partition(BEGIN)[2].partition(END)[0]
    assert "python -m benchmarks" in text.partition(BEGIN)[0]
    assert measured.count("\n### ") == 10
    summary = [row for row in measured.partition("\n### ")[0].splitlines() if row[:1] == "|"]
    assert [len(row.strip("|").split("|")) for row in summary] == [4] * 10


def test_the_bill_is_for_the_memory_of_the_template() -> None:
    assert cost.memory() * 1024 == template()["Parameters"]["Memory"]["Default"]
