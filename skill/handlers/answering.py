"""What a yes, a no, help and nonsense mean: the state of the conversation decides."""

from skill.handlers.answer import Answer, ending
from skill.handlers.choosing import decline_instead, take_instead
from skill.handlers.closing import keep_all, let_go, stop
from skill.handlers.comfort import gently_again
from skill.handlers.conversation import Question, Wanted
from skill.handlers.opening import begin, begin_fresh, launch, launch_fresh
from skill.handlers.pacing import ready
from skill.handlers.place import carry_on_offered, pause, resume
from skill.handlers.practising import more_time, next_stretch, repeat, start_over
from skill.handlers.record import forget
from skill.handlers.returning import IN_FRONT, answer_and_return
from skill.handlers.safety import agree, decline, pass_gate, say_again
from skill.handlers.spot import meet
from skill.handlers.turn import Turn

YES_BY_READY = (
    Question.START,
    Question.RESUME,
    Question.OFFER,
    Question.INSTEAD,
    Question.NOTE,
)
"""The questions to which "ready", or "go ahead", is a yes."""


def yes(turn: Turn) -> Answer:
    """Yes, to what was asked."""
    question = turn.conversation.question
    if question is Question.START:
        return agree(turn, begin)
    if question is Question.RESUME:
        return carry_on_offered(turn)
    if question is Question.INSTEAD:
        return take_instead(turn)
    if question is Question.OFFER:
        return pass_gate(turn, turn.conversation.wanted or Wanted(), begin)
    if question is Question.FORGET:
        return forget(turn)
    if question is Question.NOTE:
        return ending(turn.words.line("practice.noted"))
    if question is Question.AFTER_PAIN:
        return not_understood(turn)
    return go_ahead(turn)


def no(turn: Turn) -> Answer:
    """No, to what was asked."""
    question = turn.conversation.question
    if question is Question.START:
        return decline(turn)
    if question is Question.RESUME:
        return begin_fresh(turn)
    if question is Question.INSTEAD:
        return decline_instead(turn)
    if question is Question.FORGET:
        return keep_all(turn)
    if question is Question.NOTE:
        return let_go(turn)
    if question in (Question.PAUSED, Question.AFTER_PAIN):
        return stop(turn)
    return more_time(turn) if turn.active else ending(turn.words.line("practice.goodbye"))


def go_ahead(turn: Turn) -> Answer:
    """ "Ready", "go ahead", "continue", "carry on"."""
    question = turn.conversation.question
    if question in YES_BY_READY:
        return yes(turn)
    if question is Question.FORGET:
        return not_understood(turn)
    if question is Question.AFTER_PAIN:
        return gently_again(turn)
    if turn.active:
        return ready(turn)
    return resume(turn) if turn.practice else launch(turn)


def next_here(turn: Turn) -> Answer:
    """ "Next", "I'm done"."""
    if turn.active and turn.conversation.question not in IN_FRONT:
        return next_stretch(turn)
    return not_understood(turn)


def repeat_here(turn: Turn) -> Answer:
    """ "Again": the repeat, or what was asked."""
    if turn.conversation.question is Question.START:
        return say_again(turn)
    if turn.active and turn.conversation.question not in IN_FRONT:
        return repeat(turn)
    return answer_and_return(turn)


def start_over_here(turn: Turn) -> Answer:
    """ "From the start", "start fresh"."""
    if turn.conversation.question is Question.RESUME:
        return begin_fresh(turn)
    if turn.active:
        return start_over(turn)
    if turn.conversation.question is Question.START:
        return say_again(turn)
    return launch_fresh(turn)


def more_time_here(turn: Turn) -> Answer:
    """ "Give me a moment"."""
    if turn.active:
        return more_time(turn)
    return answer_and_return(turn, turn.words.line("interrupted.no_hurry"))


def pause_here(turn: Turn) -> Answer:
    """ "Pause", "hold"."""
    if turn.active:
        return pause(turn)
    return answer_and_return(turn, turn.words.line("interrupted.no_hurry"))


STATES = {
    Question.START: "gate",
    Question.READY: "waiting",
    Question.THERE: "waiting",
    Question.BACK_UP: "done",
    Question.PAUSED: "paused",
    Question.RESUME: "offer",
    Question.AFTER_PAIN: "after_pain",
    Question.FORGET: "forget",
    Question.INSTEAD: "instead",
    Question.OFFER: "idle",
    Question.NOTE: "note",
}


def state(turn: Turn) -> str:
    """The state that decides what can be said here, as a key of the help and fallback words."""
    question = turn.conversation.question
    if turn.active and question not in IN_FRONT:
        waiting = meet(turn).waiting
        return STATES[waiting.question] if waiting else "practising"
    return STATES[question] if question else "idle"


def help_here(turn: Turn) -> Answer:
    """ "Help": what can be said here."""
    return answer_and_return(turn, turn.words.line(f"help.{state(turn)}"))


def not_understood(turn: Turn) -> Answer:
    """Nonsense: what can be said here."""
    return answer_and_return(turn, turn.words.line(f"fallback.{state(turn)}"))
