"""Getting up: how, from where one is, and whether one is up."""

import msgspec
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue
from skill.coaching.stretches import Position
from skill.dialogue import getting_up
from skill.dialogue.answer import Answer, Kind, lines
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import interrupt, wait_at
from skill.dialogue.pacing import ask_again
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn


def get_up(turn: Turn) -> Answer:
    """ "How do I get up?", "get me off the floor", "I want to get up now"."""
    if turn.active is None:
        return answer_and_return(turn, turn.words.line("practice.way_up.lying"))
    return replace(getting_up.get_up(turn), kind=Kind.URGENT)


def is_up(turn: Turn) -> Answer:
    """Yes, up again: the practice is paused at its place. "I'm on my knees" is no yes."""
    if getting_up.says_down(turn):
        return get_up(turn)
    here = interrupt(turn)
    if here.waiting is None:
        raise LookupError("the practice does not wait")
    waiting = msgspec.structs.replace(
        here.waiting, position=Position.STANDING, question=Question.PAUSED
    )
    wait_at(turn, waiting)
    turn.change(asked="")
    place = turn.place_name(waiting.step)
    return ask_again(turn, waiting, lines(turn.words.line("up.good", place=place)))


def not_yet(turn: Turn) -> Answer:
    """Not up yet: the way once more, and time."""
    here = interrupt(turn)
    if here.waiting is None:
        raise LookupError("the practice does not wait")
    way = turn.writer(turn.open().plan).way_up(here.position)
    slowly = Cue(turn.words.line(f"practice.up_slowly.{way}"), policy.MORE_TIME)
    return ask_again(turn, here.waiting, (slowly,))
