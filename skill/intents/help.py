"""Help, and what was not understood: what can be said here."""

from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import interrupt
from skill.dialogue.questions import TABLE, in_practice
from skill.dialogue.turn import Turn

IDLE = "idle"
PRACTISING = "practising"


def help_here(turn: Turn) -> Answer:
    """ "Help"."""
    return answer_and_return(turn, turn.words.line(f"help.{state(turn)}"))


def not_understood(turn: Turn) -> Answer:
    """Nonsense, or what makes no sense here."""
    return answer_and_return(turn, turn.words.line(f"fallback.{state(turn)}"))


def say_again(turn: Turn) -> Answer:
    """ "Say that again", where no stretch can be meant: the question."""
    return answer_and_return(turn)


def state(turn: Turn) -> str:
    """The state that decides what can be said here, as a key of the help and fallback words."""
    question = turn.conversation.question
    if turn.active and in_practice(turn.conversation):
        waiting = interrupt(turn).waiting
        return TABLE[waiting.question].state if waiting else PRACTISING
    return TABLE[question].state if question else IDLE
