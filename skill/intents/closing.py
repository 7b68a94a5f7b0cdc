"""Closing: stop, goodbye, and a session that ends by itself."""

from skill.dialogue.answer import Answer, Kind, ending, lines
from skill.dialogue.asking import put_in_front, return_behind
from skill.dialogue.finishing import close_practice, end_in_silence
from skill.dialogue.interruption import break_off, interrupt, way_up
from skill.dialogue.pacing import eased
from skill.dialogue.questions import ask
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn

NOBODY_ANSWERED = "EXCEEDED_MAX_REPROMPTS"
"""Alexa's reason for the end of a session in which nobody answered the reprompt."""


def stop(turn: Turn) -> Answer:
    """ "Stop": at once, with the place kept, or the practice finished where it surely is."""
    words = turn.words
    if turn.active is None:
        return goodbye(turn)
    here = interrupt(turn, surely=True)
    if here.step is None:
        return close_practice(turn, may_ask=False)
    kept = break_off(turn, here)
    key = "interrupted.stopped" if turn.conversation.keeps_place else "interrupted.stopped_unkept"
    said = words.line(key, place=turn.place_name(kept))
    close = (way_up(turn, here), words.line("practice.goodbye"))
    unkept = words.line("interrupted.stopped_unkept")
    answer = Answer(
        eased(turn, here, said, *close),
        unkept=lambda why: eased(turn, here, unkept, words.line(why), *close),
    )
    turn.leave()
    return answer


def ask_to_finish(turn: Turn) -> Answer:
    """ "I think that'll do me for today, thank you": the end, said in words that may be another's.

    Only stop words end a practice at once; these hold still, and ask.
    """
    return ask(turn, Question.FINISH, lines(put_in_front(turn)))


def go_on_after_all(turn: Turn) -> Answer:
    """No to finishing here: what was going on goes on."""
    return return_behind(turn)


def goodbye(turn: Turn) -> Answer:
    """The end, with nothing going on."""
    return ending(turn.words.line("practice.goodbye"))


def noted(turn: Turn) -> Answer:
    """Yes to trying once more to keep a finished practice: done by now, or asked again."""
    return ending(turn.words.line("practice.noted"))


def let_go(turn: Turn) -> Answer:
    """The person does not wait for the store: what it does not take by now is given up."""
    return Answer(lines(turn.words.line("practice.goodbye")), kind=Kind.FINAL)


def session_ended(turn: Turn) -> Answer:
    """The session has ended by itself: nothing may be said, and nothing is lost."""
    end_in_silence(turn, in_silence=turn.request.reason == NOBODY_ANSWERED)
    return Answer(kind=Kind.SILENT)
