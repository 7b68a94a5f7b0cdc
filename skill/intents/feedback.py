"""Feedback about the exercise, asked for or not, and a step more: never about the body."""

from typing import Final

from skill.coaching.cue import Entry
from skill.coaching.progression import step_due
from skill.dialogue.answer import Answer, ending
from skill.dialogue.asking import answer_and_return
from skill.dialogue.dose import change_strength, less, next_step, note_eased, strength
from skill.dialogue.interruption import interrupt
from skill.dialogue.pacing import go_on
from skill.dialogue.questions import TABLE
from skill.dialogue.turn import Turn

BY_THE_WAY: Final = frozenset({"pleased", "bored", "tired"})
"""What is said of it that asks for nothing."""


def about_right(turn: Turn) -> Answer:
    """ "Yes", to whether it was too easy, about right, or too much: it was all right."""
    return ending(turn.words.line("feedback.about_right"), turn.words.line("practice.goodbye"))


def feedback(turn: Turn) -> Answer:
    """ "Too easy", "about right", "too much": of the exercise; in a hold, it means ease off.

    "That feels good", "this is boring", "I'm tired": one word, and straight on.
    """
    words, said = turn.words, turn.slot("feedback") or "about_right"
    question = turn.conversation.question
    of_exercise = question is not None and TABLE[question].of_exercise
    if said in BY_THE_WAY and not (of_exercise and said == "pleased"):
        return answer_and_return(turn, words.line(f"feedback.{said}"), entry=Entry.BRIEFLY)
    if said == "pleased":
        return about_right(turn)
    if said == "too_much":
        note_eased(turn)
        if turn.active:
            here = interrupt(turn)
            if here.stretching:
                return go_on(turn, here, words.line("comfort.too_much"))
        turn.keep(gently=True)
    told = [words.line(f"feedback.{said}")]
    if said == "too_much":
        told.append(less(turn))
    if of_exercise:
        return ending(*told, words.line("practice.goodbye"))
    return answer_and_return(turn, *told)


def take_step(turn: Turn) -> Answer:
    """Yes to a little more: from the next practice on."""
    words, record, more = turn.words, turn.record, next_step(turn)
    if more is None or not step_due(record.history, record.progression, turn.today):
        return decline_step(turn)
    longer = more.hold != strength(turn).hold
    change_strength(turn, more)
    key = "progression.longer" if longer else "progression.repeats"
    return ending(words.line(key, repeats=more.repeats), words.line("practice.goodbye"))


def decline_step(turn: Turn) -> Answer:
    """No to a little more: nothing changes."""
    return ending(turn.words.line("progression.as_it_is"), turn.words.line("practice.goodbye"))
