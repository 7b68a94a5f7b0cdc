"""Answer, and return to whatever was going on: the practice, a question, or the offer to start."""

from skill.coaching.cue import Entry
from skill.dialogue.answer import Answer, ending, lines
from skill.dialogue.interruption import hold_still, interrupt
from skill.dialogue.pacing import go_on, hold_still_and_ask, return_to_practice
from skill.dialogue.questions import TABLE, ask, in_front, in_practice, of_practice
from skill.dialogue.state import Question, Wanted
from skill.dialogue.turn import Turn

IDLE = "idle"
PRACTISING = "practising"


def answer_and_return(turn: Turn, *said: str, entry: Entry = Entry.AGAIN) -> Answer:
    """Say it, and return to what was going on: the practice, a question, or the offer to start.

    `entry`: how the repeat begins that it interrupted.
    """
    question = turn.conversation.question
    stands = question and not of_practice(question) and (in_front(question) or not turn.active)
    if question and stands:
        return ask(turn, question, lines(*said), asked=turn.asked(TABLE[question].words))
    if turn.active:
        return go_on(turn, interrupt(turn), *said, entry=entry)
    return offer_start(turn, *said)


def answer_and_hold(turn: Turn, said: str) -> Answer:
    """Say it, and hold still in a practice: only the person goes on. Elsewhere, return."""
    if turn.active and in_practice(turn.conversation):
        return hold_still_and_ask(turn, said)
    return answer_and_return(turn, said)


def not_understood(turn: Turn) -> Answer:
    """Nothing is done. In the middle of a passage: hold still, for it may have been of the body."""
    if turn.active and in_practice(turn.conversation) and interrupt(turn).waiting is None:
        return hold_still_and_ask(turn, turn.words.line("still.not_understood"))
    return answer_and_return(turn, turn.words.line(f"fallback.{state(turn)}"))


def out_of_range(turn: Turn, said: str) -> Answer:
    """A number that makes no sense: in the middle of a passage it was something else."""
    if turn.active and in_practice(turn.conversation) and interrupt(turn).waiting is None:
        return not_understood(turn)
    return answer_and_return(turn, said)


def state(turn: Turn) -> str:
    """The state that decides what can be said here, as a key of the help and fallback words."""
    question = turn.conversation.question
    if turn.active and in_practice(turn.conversation):
        waiting = interrupt(turn).waiting
        return TABLE[waiting.question].state if waiting else PRACTISING
    return TABLE[question].state if question else IDLE


def offer_start(turn: Turn, *said: str) -> Answer:
    """Say it, and offer to start the usual routine."""
    return offer(turn, Wanted(), "", *said)


def offer(turn: Turn, wanted: Wanted, asked: str, *said: str) -> Answer:
    """Say it, and offer to start something; `asked` is the key of the question's words.

    Where the safety script's own question is open, that question is what starts it.
    """
    turn.change(wanted=wanted)
    at_gate = turn.conversation.question is Question.START
    question = Question.START if at_gate else Question.OFFER
    return ask(turn, question, lines(*said), asked=asked or TABLE[question].words)


def put_in_front(turn: Turn) -> str:
    """Prepare to ask something in front of what is going on; returns "ease out" if that is due."""
    question = turn.conversation.question
    if turn.active is None:
        if not in_front(question):
            turn.change(behind=question)
        return ""
    here = interrupt(turn)
    if here.waiting is None:
        hold_still(turn, here)
    return turn.words.line("practice.ease_out") if here.stretching else ""


def return_behind(turn: Turn, *said: str) -> Answer:
    """Say it, and return to what a question was put in front of; else say goodbye."""
    behind = turn.conversation.behind
    turn.change(question=behind, behind=None, asked="", reminder=None, cancelling=())
    if turn.active and turn.conversation.waiting:
        return return_to_practice(turn, *said)
    if turn.active:
        return go_on(turn, interrupt(turn), *said)
    if behind is None or TABLE[behind].once:
        return ending(*said, turn.words.line("practice.goodbye"))
    return answer_and_return(turn, *said)


def ask_for_stretches(turn: Turn) -> Answer:
    """Ask for the stretches of a routine of one's own, one by one: not in the middle of a practice,
    nor where another question comes first.
    """
    question = turn.conversation.question
    if turn.active or (question and TABLE[question].first):
        return answer_and_return(turn, turn.words.line("own.later"))
    turn.change(building=())
    return ask(turn, Question.ROUTINE, asked="own.which")
