"""Help, and what was not understood: what can be said here."""

from skill.dialogue import asking, taking_back
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_hold, answer_and_return
from skill.dialogue.turn import Turn


def help_here(turn: Turn) -> Answer:
    """ "Help": what can be said here. In a stretch it may be a call for help, so it waits."""
    return answer_and_hold(turn, turn.words.line(f"help.{asking.state(turn)}"))


def not_understood(turn: Turn) -> Answer:
    """Nonsense, or what makes no sense here."""
    return asking.not_understood(turn)


def say_again(turn: Turn) -> Answer:
    """ "Say that again", where no stretch can be meant: the question."""
    return answer_and_return(turn)


def take_back(turn: Turn) -> Answer:
    """ "Undo", "that's not what I meant"; "never mind" or "go back" right after a move."""
    return taking_back.take_back(turn)


def nothing_to_take_back(turn: Turn) -> Answer:
    """ "That's not what I meant", with nothing to take back: hold still."""
    return answer_and_hold(turn, turn.words.line("undo.nothing"))


def nothing_changed(turn: Turn) -> Answer:
    """ "Don't skip", "don't delete anything": nothing is changed, and that is said."""
    return answer_and_return(turn, turn.words.line("undo.nothing"))
