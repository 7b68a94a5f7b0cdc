"""The place: pause, resume, carry on where it was left."""

from skill.coaching.safety import Form
from skill.handlers.answer import REPROMPT_WAIT, Answer, asking, lines
from skill.handlers.conversation import Kind, Question, Reentry, Wanted
from skill.handlers.opening import begin, carry_on
from skill.handlers.pacing import eased, meet, ready, wait_for_end
from skill.handlers.safety import pass_gate
from skill.handlers.turn import Turn


def pause(turn: Turn) -> Answer:
    """ "Pause", "hold": the place is kept; about a minute of silence, one question, the end."""
    spot = meet(turn, surely=True)
    words = turn.words
    if spot.step is None:
        return wait_for_end(turn, spot, lines(words.line("practice.take_time")))
    turn.practise(bookmark=spot.step)
    turn.change(upcoming=spot.step, position=spot.position, passage=None, reentry=Reentry.TAKEN_UP)
    said = words.line("interrupted.paused", place=turn.place_name(spot.step))
    asked = words.line("interrupted.question")
    again = lines(words.line("interrupted.still_waiting"), after=REPROMPT_WAIT)
    return asking(
        eased(turn, spot, said, after=REPROMPT_WAIT),
        Question.PAUSED,
        asked,
        (*again, *lines(asked)),
    )


def resume(turn: Turn) -> Answer:
    """ "Resume", "carry on", "where was I": in the session or at its start."""
    if turn.active:
        return ready(turn)
    return pass_gate(turn, Wanted(Kind.RESUME), begin)


def carry_on_offered(turn: Turn) -> Answer:
    """A yes to the offer to carry on."""
    turn.change(wanted=None)
    return carry_on(turn, turn.open(), Form.LINE)
