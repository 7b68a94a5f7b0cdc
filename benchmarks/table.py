"""A table of figures, and how it is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """What one benchmark found."""

    title: str
    note: str
    """What was measured, and how, in a sentence or two."""
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    after: str = ""
    """What follows from it."""
    short: Sequence[Sequence[str]] = ()
    """Its rows in the summary: what, for this skill, for the stock skill, and the goal."""

    def markdown(self) -> str:
        """The table in Markdown, as docs/cost.md has it."""
        lines = [f"### {self.title}", "", self.note, "", *lines_of(self.head, self.rows)]
        return "\n".join([*lines, *(["", self.after] if self.after else [])])


def lines_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows under a head, in Markdown."""
    return [_row(head), "|" + "|".join("---" for _ in head) + "|", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def milliseconds(seconds: float) -> str:
    """A time as it is printed, in milliseconds with about three digits."""
    found = seconds * 1000
    return (
        f"{found:,.0f} ms"
        if found >= 100
        else f"{found:.1f} ms"
        if found >= 10
        else f"{found:.2f} ms"
    )


def against(ratio: float, goal: float) -> str:
    """A ratio beside its goal."""
    return f"{ratio:.2f} (goal: at most {goal:g}{'' if ratio <= goal else '; missed'})"
