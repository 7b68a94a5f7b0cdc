"""python -m tests.month: write docs/a-month.md anew."""

from tests.month.month import PAGE, live, page

PAGE.write_text(page(live()), encoding="utf-8")
