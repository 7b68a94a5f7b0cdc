"""Answer, and return to whatever was going on: the practice, a question, or the offer to start."""

from skill.handlers.answer import Answer, asking, lines
from skill.handlers.conversation import Question, Wanted
from skill.handlers.pacing import go_on, meet
from skill.handlers.safety import ask_start_again
from skill.handlers.turn import Turn


def answer_and_return(turn: Turn, *said: str) -> Answer:
    """Say it, and return to what was going on."""
    question = turn.conversation.question
    if question is Question.START:
        return ask_start_again(turn, *said)
    if turn.active and question in (Question.INSTEAD, Question.FORGET):
        return ask(turn, question, *said)
    if turn.active:
        return go_on(turn, meet(turn), *said)
    if question in (Question.RESUME, Question.OFFER, Question.FORGET, Question.INSTEAD):
        return ask(turn, question, *said)
    return offer_start(turn, *said)


def offer_start(turn: Turn, *said: str) -> Answer:
    """Say it, and offer to start the usual routine."""
    return offer(turn, Wanted(), turn.words.line("asking.shall_we_start"), *said)


def offer(turn: Turn, wanted: Wanted, asked: str, *said: str) -> Answer:
    """Say it, and offer to start something."""
    turn.change(wanted=wanted)
    return asking(lines(*said), Question.OFFER, asked)


ASKED = {
    Question.RESUME: ("resume.question", "resume.reprompt"),
    Question.OFFER: ("asking.shall_we_start", "safety.reprompt"),
    Question.FORGET: ("record.forget_question", "record.forget_reprompt"),
    Question.INSTEAD: ("avoid.which_question", "avoid.which_question"),
}


def ask(turn: Turn, question: Question, *said: str) -> Answer:
    """Say it, and ask that question."""
    asked, reprompt = ASKED[question]
    words = turn.words
    return asking(lines(*said), question, words.line(asked), lines(words.line(reprompt)))
