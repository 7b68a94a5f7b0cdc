"""Putting a routine of one's own together: the question for its stretches."""

from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.questions import TABLE, ask
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn


def ask_for_stretches(turn: Turn) -> Answer:
    """Ask for them one by one; not in a practice, nor before a question that comes first."""
    question = turn.conversation.question
    if turn.active or (question and TABLE[question].first):
        return answer_and_return(turn, turn.words.line("own.later"))
    turn.change(building=())
    return ask(turn, Question.ROUTINE, asked="own.which")
