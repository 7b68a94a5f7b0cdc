"""The answers to whether something shall be kept from now on."""

from skill.dialogue import lasting
from skill.dialogue.answer import Answer
from skill.dialogue.turn import Turn


def confirm(turn: Turn) -> Answer:
    """A clear yes."""
    return lasting.confirm(turn)


def decline(turn: Turn) -> Answer:
    """No, or never mind."""
    return lasting.decline(turn)
