"""What a person found of the exercise, asked or unasked: never of the body."""

from skill.dialogue.answer import Answer, ending
from skill.dialogue.asking import answer_and_return
from skill.dialogue.dose import less, note_eased
from skill.dialogue.interruption import meet
from skill.dialogue.pacing import go_on
from skill.dialogue.state import Question
from skill.dialogue.turn import Turn


def about_right(turn: Turn) -> Answer:
    """ "Yes", to whether it was too easy, about right, or too much: it was all right."""
    return ending(turn.words.line("feedback.about_right"), turn.words.line("practice.goodbye"))


def feedback(turn: Turn) -> Answer:
    """ "Too easy", "about right", "too much": of the exercise; in a hold, it means ease off."""
    words, said = turn.words, turn.slot("feedback") or "about_right"
    if said == "too_much":
        note_eased(turn)
        if turn.active:
            spot = meet(turn)
            if spot.stretching:
                return go_on(turn, spot, words.line("comfort.too_much"))
        turn.keep(gently=True)
    told = [words.line(f"feedback.{said}")]
    if said == "too_much":
        told.append(less(turn))
    if turn.conversation.question in (Question.EFFORT, Question.STEP):
        return ending(*told, words.line("practice.goodbye"))
    return answer_and_return(turn, *told)
