"""Closing: stop, cancel, and a session that ends by itself."""

from skill.dialogue.answer import NOT_KEPT, Answer, ending, lines
from skill.dialogue.asking import answer_and_return, return_behind
from skill.dialogue.finishing import close_practice, end_in_silence
from skill.dialogue.interruption import break_off, meet, way_up
from skill.dialogue.pacing import eased
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn
from skill.intents.choosing import decline_instead
from skill.intents.reminders import decline, keep_them

NOBODY_ANSWERED = "EXCEEDED_MAX_REPROMPTS"
"""Why Alexa says a session ended, where both microphone times passed in silence."""


def stop(turn: Turn) -> Answer:
    """ "Stop": at once, with the place kept, or the practice finished where it surely is."""
    words = turn.words
    if turn.conversation.question is Question.NOTE:
        return let_go(turn)
    if turn.active is None:
        built = turn.conversation.question is Question.ROUTINE and turn.conversation.building
        return ending(words.line("own.kept" if built else "practice.goodbye"))
    spot = meet(turn, surely=True)
    if spot.step is None:
        return close_practice(turn, may_ask=False)
    kept = break_off(turn, spot)
    key = "interrupted.stopped_elsewhere" if turn.conversation.elsewhere else "interrupted.stopped"
    said = words.line(key, place=turn.place_name(kept))
    unkept = (words.line("interrupted.stopped_elsewhere"), words.line(NOT_KEPT))
    close = (way_up(turn, spot), words.line("practice.goodbye"))
    answer = Answer(eased(turn, spot, said, *close), unkept=eased(turn, spot, *unkept, *close))
    turn.leave()
    return answer


def let_go(turn: Turn) -> Answer:
    """The person does not wait for the store: what it does not take by now is given up."""
    return Answer(lines(turn.words.line("practice.goodbye")), lets_go=True)


def session_ended(turn: Turn) -> Answer:
    """The session has ended by itself: nothing may be said, and nothing is lost."""
    end_in_silence(turn, in_silence=turn.reason == NOBODY_ANSWERED)
    return Answer(silent=True)


def cancel(turn: Turn) -> Answer:
    """ "Never mind": takes back what was just asked; else it is a stop."""
    question = turn.conversation.question
    if question is Question.INSTEAD:
        return decline_instead(turn)
    if question is Question.FORGET:
        return keep_all(turn)
    if question is Question.CANCEL_REMINDERS:
        return keep_them(turn)
    if question in (Question.REMINDER_TIME, Question.REMINDER, Question.OFFER_REMINDER):
        return decline(turn)
    return stop(turn)


def keep_all(turn: Turn) -> Answer:
    """No to deleting everything: nothing is deleted, and the practice goes on."""
    said = turn.words.line("record.kept")
    if turn.active or turn.conversation.behind:
        return return_behind(turn, said)
    turn.change(question=None)
    return answer_and_return(turn, said)
