"""The parts of an envelope, by the path that leads to them."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final

DEEPEST: Final = 20
"""Parts below that many others are not changed any more."""

Path = tuple[str | int, ...]
Parent = dict[str, Any] | list[Any]


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all parts of a value, outermost first, but for what is very deep."""
    if len(path) > DEEPEST:
        return
    if isinstance(value, dict):
        items: Iterator[tuple[str | int, Any]] = iter(value.items())
    elif isinstance(value, list):
        items = iter(enumerate(value))
    else:
        return
    for key, part in items:
        yield (*path, key)
        yield from paths(part, (*path, key))


def parent(envelope: Any, path: Path) -> Parent:
    """What holds the part at a path."""
    for key in path[:-1]:
        envelope = envelope[key]
    found: Parent = envelope
    return found


def put(envelope: Any, path: Path, value: Any) -> None:
    """Put a value at a path that is there."""
    holder: Any = parent(envelope, path)
    holder[path[-1]] = value


def some_path(chance: Random, envelope: Any) -> Path:
    """Any path; one of the attributes, of the request, or of the rest."""
    every = list(paths(envelope))
    area = chance.choice(("attributes", "request", "slots", "context", ""))
    chosen = [path for path in every if not area or area in path]
    return chance.choice(chosen or every or [()])
