"""The page that quotes the tables."""

from pathlib import Path
from typing import Final

from benchmarks.errors import BenchmarkError

BEGIN: Final = "<!-- measured: python -m benchmarks -->"
END: Final = "<!-- end of what was measured -->"


def put_in(page: Path, found: str) -> None:
    """Put the tables between the marks of a page. Raises BenchmarkError if a mark is missing."""
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise BenchmarkError(f"{page} has no marks to put the tables between")
    page.write_text(f"{before}{BEGIN}\n\n{found}\n\n{END}{after}", "utf-8")
