"""What the pure core needs of a language."""

from typing import Protocol

from skill.coaching.stretches import Side


class Words(Protocol):
    """The words of one language and locale, by dotted key."""

    def line(self, key: str, *, side: Side | None = None, **values: str | int) -> str:
        """One line, with its placeholders filled in; numbers become words. Raises KeyError."""

    def lines(self, key: str, *, side: Side | None = None, **values: str | int) -> tuple[str, ...]:
        """The lines of a key that holds one or several. Raises KeyError."""

    def has(self, key: str) -> bool:
        """Whether there are words under that key."""

    def listing(self, items: tuple[str, ...]) -> str:
        """Items as an enumeration is said: "a, b and c"."""
