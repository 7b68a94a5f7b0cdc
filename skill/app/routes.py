"""What a yes, a no, help and nonsense mean: the state of the conversation decides."""

from collections.abc import Mapping

from skill.app.adapter import Answering
from skill.coaching.plan import OWN
from skill.dialogue.answer import Answer, ending
from skill.dialogue.asking import IN_FRONT, answer_and_return
from skill.dialogue.dose import decline_step, take_step
from skill.dialogue.gate import agree, decline, pass_gate, say_again
from skill.dialogue.interruption import meet
from skill.dialogue.pacing import ready
from skill.dialogue.state import Question, Wanted
from skill.dialogue.turn import Turn
from skill.intents import reminders as reminding
from skill.intents.choosing import decline_instead, do_stretch, start_routine, take_instead
from skill.intents.closing import keep_all, let_go, stop
from skill.intents.feedback import about_right
from skill.intents.health import gently_again
from skill.intents.moving import more_time, next_stretch, repeat, start_over
from skill.intents.opening import begin, begin_fresh, launch, launch_fresh
from skill.intents.own_routine import add_stretch, another, enough, make_routine
from skill.intents.pausing import carry_on_offered, pause, resume
from skill.intents.record import forget

YES_BY_READY = (
    Question.START,
    Question.RESUME,
    Question.OFFER,
    Question.INSTEAD,
    Question.STEP,
    Question.EFFORT,
    Question.NOTE,
    Question.REMINDER,
    Question.OFFER_REMINDER,
)
"""The questions to which "ready", or "go ahead", is a yes."""


def yes(turn: Turn) -> Answer:
    """Yes, to what was asked."""
    return YES.get(turn.conversation.question, go_ahead)(turn)


def no(turn: Turn) -> Answer:
    """No, to what was asked."""
    return NO.get(turn.conversation.question, _not_yet)(turn)


def _not_yet(turn: Turn) -> Answer:
    return more_time(turn) if turn.active else ending(turn.words.line("practice.goodbye"))


def _take_offer(turn: Turn) -> Answer:
    return pass_gate(turn, turn.conversation.wanted or Wanted(), begin)


def go_ahead(turn: Turn) -> Answer:
    """ "Ready", "go ahead", "continue", "carry on"."""
    question = turn.conversation.question
    if question in YES_BY_READY:
        return yes(turn)
    if question in (Question.FORGET, Question.CANCEL_REMINDERS, Question.REMINDER_TIME):
        return not_understood(turn)
    if question is Question.ROUTINE:
        return enough(turn)
    if question is Question.AFTER_PAIN:
        return gently_again(turn)
    if turn.active:
        return ready(turn)
    return resume(turn) if turn.practice else launch(turn)


def next_here(turn: Turn) -> Answer:
    """ "Next", "I'm done"."""
    if turn.conversation.question is Question.ROUTINE:
        return enough(turn)
    if turn.active and turn.conversation.question not in IN_FRONT:
        return next_stretch(turn)
    return not_understood(turn)


def do_stretch_here(turn: Turn) -> Answer:
    """ "The knee lunge": to be done now, or one of the routine that is being put together."""
    named = turn.slot("stretch")
    if named and turn.conversation.question is Question.ROUTINE:
        return add_stretch(turn, named)
    return do_stretch(turn)


def start_routine_here(turn: Turn) -> Answer:
    """ "Start the neck routine", "start my own": put together first where there is none."""
    if turn.slot("routine") == OWN and not turn.preferences.own:
        return make_routine(turn)
    return start_routine(turn)


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
    Question.ROUTINE: "routine",
    Question.STEP: "step",
    Question.EFFORT: "effort",
    Question.REMINDER_TIME: "reminder_time",
    Question.REMINDER: "reminder",
    Question.CANCEL_REMINDERS: "cancel_reminders",
    Question.OFFER_REMINDER: "offer_reminder",
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


YES: Mapping[Question | None, Answering] = {
    Question.START: lambda turn: agree(turn, begin),
    Question.RESUME: carry_on_offered,
    Question.INSTEAD: take_instead,
    Question.OFFER: _take_offer,
    Question.FORGET: forget,
    Question.ROUTINE: another,
    Question.STEP: take_step,
    Question.EFFORT: about_right,
    Question.REMINDER: reminding.set_it,
    Question.REMINDER_TIME: reminding.yes_to_time,
    Question.OFFER_REMINDER: reminding.yes_to_time,
    Question.CANCEL_REMINDERS: reminding.cancel_them,
    Question.NOTE: lambda turn: ending(turn.words.line("practice.noted")),
    Question.AFTER_PAIN: not_understood,
}
"""What a yes does; to the questions of a practice it is a "go ahead"."""
NO: Mapping[Question | None, Answering] = {
    Question.START: decline,
    Question.RESUME: begin_fresh,
    Question.INSTEAD: decline_instead,
    Question.FORGET: keep_all,
    Question.ROUTINE: enough,
    Question.STEP: decline_step,
    Question.REMINDER: reminding.decline,
    Question.REMINDER_TIME: reminding.decline,
    Question.OFFER_REMINDER: reminding.decline,
    Question.CANCEL_REMINDERS: reminding.keep_them,
    Question.NOTE: let_go,
    Question.PAUSED: stop,
    Question.AFTER_PAIN: stop,
}
"""What a no does; to the questions of a practice it asks for time."""
