"""Reading a content file: TOML for who writes it, JSON where the Lambda package has compiled it."""

from typing import Any, TypeVar

import msgspec

from skill.coaching.errors import ContentError

T = TypeVar("T")

COMPILED = "{"
"""How a compiled file begins, and a TOML file never does."""


def read_table(text: str, file: str) -> dict[str, Any]:
    """Read a content file. Raises ContentError with the file."""
    if text.startswith(COMPILED):
        compiled: dict[str, Any] = msgspec.json.decode(text)
        return compiled
    # Not needed on Lambda, where parsing TOML takes a twentieth of a cold start (docs/cost.md).
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, "(file)", f"is not TOML: {error}") from error


def read_content(text: str, file: str, shape: type[T]) -> T:
    """Read a content file into its shape. Raises ContentError with file, key and rule."""
    try:
        return msgspec.convert(read_table(text, file), shape)
    except msgspec.ValidationError as error:
        rule, _, key = str(error).partition(" - at `")
        raise ContentError(file, key.rstrip("`") or "(file)", rule) from error


def compiled(text: str, file: str) -> bytes:
    """The same content, for a package. Raises ContentError."""
    return msgspec.json.encode(read_table(text, file))
