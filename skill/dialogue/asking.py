"""Answer, and return to whatever was going on: the practice, a question, or the offer to start."""

from skill.dialogue.answer import Answer, asking, ending, lines
from skill.dialogue.gate import ask_start_again
from skill.dialogue.interruption import hold_still, meet
from skill.dialogue.pacing import go_on, return_to_practice
from skill.dialogue.state import Question, Wanted
from skill.dialogue.turn import Turn

IN_FRONT = (
    Question.INSTEAD,
    Question.FORGET,
    Question.REMINDER_TIME,
    Question.REMINDER,
    Question.CANCEL_REMINDERS,
)
"""Questions put in front of a practice's own."""
ASKED = {
    Question.RESUME: ("resume.question", "resume.reprompt"),
    Question.OFFER: ("asking.shall_we_start", "safety.reprompt"),
    Question.NOTE: ("practice.note_question", "practice.note_question"),
    Question.FORGET: ("record.forget_question", "record.forget_reprompt"),
    Question.STEP: ("progression.offer_repeats", "progression.offer_reprompt"),
    Question.EFFORT: ("progression.effort", "progression.effort_reprompt"),
    Question.ROUTINE: ("own.another", "own.reprompt"),
    Question.REMINDER_TIME: ("reminders.time", "reminders.time_reprompt"),
    Question.REMINDER: ("reminders.shall_i", "reminders.shall_i_reprompt"),
    Question.CANCEL_REMINDERS: ("reminders.cancel_it", "reminders.cancel_reprompt"),
    Question.OFFER_REMINDER: ("reminders.offer", "reminders.offer_reprompt"),
    Question.INSTEAD: ("avoid.offer", "avoid.reprompt"),
}
"""The words of the questions outside a practice, and their reprompts; others may be asked."""


def answer_and_return(turn: Turn, *said: str) -> Answer:
    """Say it, and return to what was going on."""
    question = turn.conversation.question
    if question is Question.START:
        return ask_start_again(turn, *said)
    if question in ASKED and (question in IN_FRONT or not turn.active):
        return ask(turn, question, *said, asked=turn.asked(ASKED[question][0]))
    if turn.active:
        return go_on(turn, meet(turn), *said)
    return offer_start(turn, *said)


def put_in_front(turn: Turn) -> str:
    """Make ready to ask something in front of what is going on; "ease out", where that is due."""
    question = turn.conversation.question
    if turn.active is None:
        if question not in IN_FRONT:
            turn.change(behind=question)
        return ""
    spot = meet(turn)
    if spot.waiting is None:
        hold_still(turn, spot)
    return turn.words.line("practice.ease_out") if spot.stretching else ""


def return_behind(turn: Turn, *said: str) -> Answer:
    """Say it, and return to what a question was put in front of; to nothing: goodbye."""
    behind = turn.conversation.behind
    turn.change(question=behind, behind=None, asked="", reminder=None, cancelling=())
    if turn.active and turn.conversation.waiting:
        return return_to_practice(turn, *said)
    if turn.active:
        return go_on(turn, meet(turn), *said)
    if behind in (None, Question.OFFER_REMINDER):
        return ending(*said, turn.words.line("practice.goodbye"))
    return answer_and_return(turn, *said)


def offer_start(turn: Turn, *said: str) -> Answer:
    """Say it, and offer to start the usual routine."""
    return offer(turn, Wanted(), "asking.shall_we_start", *said)


def offer(turn: Turn, wanted: Wanted, asked: str, *said: str) -> Answer:
    """Say it, and offer to start something; `asked` is the key of the question."""
    turn.change(wanted=wanted)
    return ask(turn, Question.OFFER, *said, asked=asked)


def ask(turn: Turn, question: Question, *said: str, asked: str = "") -> Answer:
    """Say it, and ask that question; in the words under the key `asked`, where one is given."""
    usual, reprompt = ASKED[question]
    words = turn.words
    turn.change(asked=asked)
    return asking(lines(*said), question, words.line(asked or usual), lines(words.line(reprompt)))
