"""What is logged while a request is answered, searched for what is a person's."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

_FORMAT: Final = logging.Formatter()
STANDARD: Final = frozenset(vars(logging.makeLogRecord({})))
"""The fields of every record; others came with the line."""


class Listener(logging.Handler):
    """Keeps every record, of every logger and every level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def clear(self) -> None:
        """Forget what was logged."""
        self.records.clear()

    def faults(self) -> list[str]:
        """What was logged as an error: a fault of ours."""
        return [whole(record) for record in self.records if record.levelno >= logging.ERROR]

    def said(self, beginning: str) -> bool:
        """Whether a line begins so."""
        return any(record.getMessage().startswith(beginning) for record in self.records)

    def leaked(self, secrets: Iterable[str], allowed: Iterable[str]) -> str | None:
        """The first line that holds one of the secrets, but for where what is allowed stands."""
        wanted, spared = tuple(secrets), tuple(allowed)
        for record in self.records:
            line = whole(record)
            for text in spared:
                line = line.replace(text, "")
            if any(secret in line for secret in wanted):
                return line
        return None


def whole(record: logging.LogRecord) -> str:
    """A record with its stack trace, and with all that was handed over beside the message."""
    beside = {name: value for name, value in vars(record).items() if name not in STANDARD}
    return f"{_FORMAT.format(record)} {beside}"


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen to all that is logged."""
    root, listener = logging.getLogger(), Listener()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        yield listener
    finally:
        root.setLevel(level)
        root.removeHandler(listener)
