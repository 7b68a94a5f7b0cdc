"""The content files, which hold no code: stretches, routines, health, figures."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def text_of(name: str) -> str:
    """The text of a file here."""
    return (_FOLDER / name).read_text("utf-8")
