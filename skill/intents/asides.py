"""Said by the way: thanks, pleasure, boredom, tiredness, age, being alone."""

from skill.coaching.cue import Entry
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import interrupt
from skill.dialogue.turn import Turn


def thanks(turn: Turn) -> Answer:
    """ "Thank you": one warm word, and straight on."""
    return _in_a_word(turn, "thanks")


def pleased(turn: Turn) -> Answer:
    """ "That feels good"."""
    return _in_a_word(turn, "pleased")


def bored(turn: Turn) -> Answer:
    """ "This is boring": what can be done about it."""
    return _in_a_word(turn, "bored")


def tired(turn: Turn) -> Answer:
    """ "I'm tired": the same, and nothing is changed of one's own accord."""
    return _in_a_word(turn, "tired")


def _in_a_word(turn: Turn, key: str) -> Answer:
    """Say it, and go on; who asked nothing needs no explanation again."""
    return answer_and_return(turn, turn.words.line(f"asides.{key}"), entry=Entry.BRIEFLY)


def age(turn: Turn) -> Answer:
    """ "I'm seventy-eight": heard, answered, and not kept."""
    return answer_and_return(turn, turn.words.line("health.older_age"))


def alone(turn: Turn) -> Answer:
    """ "There's nobody here with me": the phone in reach, and down only with a way up."""
    down = turn.active and interrupt(turn).position.is_down
    key = "asides.alone_down" if down else "asides.alone"
    return answer_and_return(turn, turn.words.line(key))
