"""The state machine, drawn from the table of questions and the routes.

``python -m skill.app.state_machine`` prints it as Markdown, with diagrams in Mermaid's language;
``--page docs/architecture.md`` puts it between the marks of that page. No other module imports this
one, and the Lambda package leaves it out.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from skill.app.routes import BY_NAME, CANCEL, NO, READY, UNDO, YES, Route, always
from skill.dialogue.questions import TABLE, Row, Scope

BEGIN: Final = "<!-- drawn: python -m skill.app.state_machine --page docs/architecture.md -->"
END: Final = "<!-- end of the drawing -->"

NEVER_MIND: Final = "closing.stop"
"""What "never mind" does to most questions; only what differs from it is drawn."""
SCOPES: Final = {
    Scope.PRACTICE: "Asked by the practice itself, which waits for the answer:",
    Scope.IN_FRONT: "Put in front of whatever is going on, which goes on after the answer:",
    Scope.OUTSIDE: "Asked while no practice is paced:",
}
ANSWERS: Final = frozenset({YES, NO, CANCEL, UNDO, *READY})
"""The intents whose routes for an open question are made from its row in the table."""


def drawing() -> str:
    """What each answer to each question leads to, the questions' words, and the routes."""
    diagrams = [f"{title}\n\n{_diagram(scope)}" for scope, title in SCOPES.items()]
    return "\n\n".join([*diagrams, _table(_questions()), _table(_routes())])


def _diagram(scope: Scope) -> str:
    rows = [(question.name, row) for question, row in TABLE.items() if row.scope is scope]
    edges = [edge for name, row in rows for edge in _edges(name, row)]
    return "\n".join(["```mermaid", "flowchart LR", *edges, "```"])


def _edges(name: str, row: Row) -> Iterator[str]:
    """An arrow from the question to each function, labelled with the answers that lead there."""
    answers = defaultdict(list)
    for answer, function in (("yes", row.yes), ("no", row.no), ("ready", row.ready)):
        answers[function].append(answer)
    if row.cancel != NEVER_MIND:
        answers[row.cancel].append("never mind")
    for function, labels in answers.items():
        yield f'    {name}(["{name}"]) -->|"{", ".join(labels)}"| {function}["{function}"]'


def _questions() -> Iterator[tuple[str, ...]]:
    yield "Question", "Key of its words", "What a screen offers", "When nobody answers"
    for question, row in TABLE.items():
        touches = (touch.partition(":")[0] for touch in row.touches)
        yield question.name, f"`{row.words}`", ", ".join(touches), f"`{row.reprompt}`"


def _routes() -> Iterator[tuple[str, ...]]:
    yield "Request", "What answers it, with its rung: the first whose state holds"
    for name, routes in BY_NAME.items():
        shown = (route for route in routes if not _answers_a_question(route))
        yield f"`{name}`", "<br>".join(map(_answered, shown))


def _answers_a_question(route: Route) -> bool:
    return route.name in ANSWERS and route.when.__name__.startswith("asked ")


def _answered(route: Route) -> str:
    topic = route.handler.__module__.removeprefix("skill.intents.")
    state = "" if route.when is always else f"{route.when.__name__}: "
    return f"{state}`{topic}.{route.handler.__name__}` ({route.rung.value})"


def _table(rows: Iterator[tuple[str, ...]]) -> str:
    head = next(rows)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def put_in(page: str) -> str:
    """The page with the drawing between its marks. Raises ValueError where one is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page has no marks to draw between")
    return f"{before}{begin}\n\n{drawing()}\n\n{end}{after}"


def main() -> None:
    """Print the drawing, or put it into a page."""
    parser = argparse.ArgumentParser(prog="python -m skill.app.state_machine")
    parser.add_argument("--page", type=Path, metavar="FILE", help="put it between its marks")
    page: Path | None = parser.parse_args().page
    if page:
        page.write_text(put_in(page.read_text("utf-8")), "utf-8")
    else:
        print(drawing())


if __name__ == "__main__":
    main()
