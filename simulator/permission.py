"""Alexa's own question for a permission; the skill does not choose its words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from simulator.languages.language import Permission
from simulator.reply import PermissionWanted


class Permissions(Protocol):
    """What the account allows the skill to do."""

    @property
    def permitted(self) -> Collection[str]:
        """The scopes."""

    def permit(self, scope: str) -> None:
        """Give a permission."""


@dataclass(frozen=True)
class Question:
    """Alexa's question."""

    wanted: PermissionWanted
    spoken: Permission
    """How it is said in the speaker's language."""

    @property
    def words(self) -> str:
        """How she asks."""
        return self.spoken.question

    def status(self, words: str) -> str:
        """What an answer means, in the skill's terms."""
        plain = words.lower().strip(" .!,")
        if plain in self.spoken.yes:
            return "ACCEPTED"
        return "DENIED" if plain in self.spoken.no else "NOT_ANSWERED"
