"""Said by the way: thanks, age, being alone."""

from skill.coaching.cue import Entry
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_hold, answer_and_return
from skill.dialogue.interruption import interrupt
from skill.dialogue.turn import Turn


def thanks(turn: Turn) -> Answer:
    """ "Thank you": one warm word, and straight on."""
    return answer_and_return(turn, turn.words.line("asides.thanks"), entry=Entry.BRIEFLY)


def age(turn: Turn) -> Answer:
    """ "I'm seventy-eight": heard, answered, and not kept."""
    return answer_and_return(turn, turn.words.line("health.older_age"))


def alone(turn: Turn) -> Answer:
    """ "There's nobody here with me": the phone in reach, and down only with a way up.

    It may have been a call for help, so it waits.
    """
    down = turn.active and interrupt(turn).position.is_down
    return answer_and_hold(turn, turn.words.line("asides.alone_down" if down else "asides.alone"))
