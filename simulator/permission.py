"""Alexa's own question for a permission: the skill has no say in its words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from simulator.reply import PermissionWanted

_YES = frozenset("yes|yeah|yep|sure|ok|okay|i approve|approve|yes please|of course".split("|"))
_NO = frozenset("no|nope|no thanks|no thank you|don't|i don't|deny|never|stop|cancel".split("|"))


class Permissions(Protocol):
    """What the account permits the skill."""

    @property
    def permitted(self) -> Collection[str]:
        """The scopes."""

    def permit(self, scope: str) -> None:
        """Give a permission."""


@dataclass(frozen=True)
class Question:
    """Alexa asks."""

    wanted: PermissionWanted

    @property
    def words(self) -> str:
        """How she asks."""
        return "Do you give this skill permission to use reminders? You can say I approve, or no."

    def status(self, words: str) -> str:
        """What an answer means, in the skill's terms."""
        plain = words.lower().strip(" .!,")
        if plain in _YES:
            return "ACCEPTED"
        return "DENIED" if plain in _NO else "NOT_ANSWERED"
