"""The place: pause, resume, carry on where it was left."""

from dataclasses import replace

from skill.coaching.safety import Form
from skill.dialogue.answer import NOT_KEPT, REPROMPT_WAIT, Answer
from skill.dialogue.gate import pass_gate
from skill.dialogue.interruption import break_off, meet, pause_at
from skill.dialogue.pacing import ask_again, eased, go_on, ready
from skill.dialogue.state import Kind, Wanted
from skill.dialogue.turn import Turn
from skill.intents.opening import begin, carry_on


def pause(turn: Turn) -> Answer:
    """ "Pause", "hold": the place is kept; about a minute of silence, one question, the end."""
    spot = meet(turn, surely=True)
    words = turn.words
    if spot.step is None:
        return go_on(turn, spot, words.line("interrupted.no_hurry"))
    kept = break_off(turn, spot)
    waiting = pause_at(turn, replace(spot, step=kept))
    place = turn.place_name(kept)
    key = "interrupted.paused_elsewhere" if turn.conversation.elsewhere else "interrupted.paused"
    said = words.line(key, place=place)
    unkept = (words.line("interrupted.paused_elsewhere", place=place), words.line(NOT_KEPT))
    answer = ask_again(turn, waiting, eased(turn, spot, said, after=REPROMPT_WAIT))
    return replace(answer, unkept=eased(turn, spot, *unkept, after=REPROMPT_WAIT))


def resume(turn: Turn) -> Answer:
    """ "Resume", "carry on", "where was I": in the session or at its start."""
    if turn.active:
        return ready(turn)
    return pass_gate(turn, Wanted(Kind.RESUME), begin)


def carry_on_offered(turn: Turn) -> Answer:
    """A yes to the offer to carry on."""
    turn.change(wanted=None)
    return carry_on(turn, turn.open(), Form.LINE)
