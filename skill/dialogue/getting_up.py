"""Getting up in the middle of a practice: the way up first, and the place is kept."""

from skill.coaching.cue import Cue, Entry
from skill.coaching.stretches import Position
from skill.dialogue.answer import Answer, lines
from skill.dialogue.interruption import Interruption, break_off, interrupt, wait_at
from skill.dialogue.pacing import ask_again, eased, speak_end
from skill.dialogue.state import Question, Waiting
from skill.dialogue.turn import Turn

CANNOT = "up.still_not"
"""The key of the question's words, once a person could not get up."""


def says_down(turn: Turn) -> bool:
    """Whether a "ready" said that the body is still down."""
    return turn.slot("posture") == "down"


def get_up(turn: Turn) -> Answer:
    """The way up from where the body is, in its own time, and whether the person is up."""
    here = interrupt(turn, surely=True)
    if here.step is None:
        return speak_end(turn, here)
    position = _down_at(turn, here)
    _wait_to_be_up(turn, here, position)
    if not position.is_down:
        return _ask(turn, eased(turn, here, turn.words.line("up.from_up")))
    cues = turn.writer(turn.open().plan).way_up_cues(position)
    return _ask(turn, (*eased(turn, here), *cues))


def cannot_get_up(turn: Turn) -> Answer | None:
    """A person who cannot get up: nothing is paced; the way up, and whom to call.

    None where that was said just before, or the person is not down: then it is a warning sign.
    """
    if turn.active is None or turn.conversation.asked == CANNOT:
        return None
    here = interrupt(turn, surely=True)
    position, words = _down_at(turn, here), turn.words
    if not position.is_down:
        return None
    way = turn.writer(turn.open().plan).way_up(position)
    said = lines(words.line("up.no_hurry"), words.line(f"practice.way_up.{way}"))
    call = lines(words.line("up.call"))
    if here.step is None:
        wait_at(turn, Waiting(None, position, Entry.TAKEN_UP, Question.BACK_UP))
    else:
        _wait_to_be_up(turn, here, position)
    turn.change(asked=CANNOT)
    return _ask(turn, (*said, *call))


def _down_at(turn: Turn, here: Interruption) -> Position:
    """Where the body is: in a change of position, where it is down on either end."""
    if here.arriving:
        target = turn.position_of(here.arriving.step)
        return target if target.is_down else here.position
    return here.position


def _wait_to_be_up(turn: Turn, here: Interruption, position: Position) -> None:
    kept = break_off(turn, here)
    turn.change(asked="")
    wait_at(turn, Waiting(kept, position, Entry.TAKEN_UP, Question.UP))


def _ask(turn: Turn, said: tuple[Cue, ...]) -> Answer:
    waiting = turn.conversation.waiting
    if waiting is None:
        raise LookupError("the practice does not wait")
    return ask_again(turn, waiting, said)
