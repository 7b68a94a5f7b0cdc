"""The questions: one table, a row each, with everything that an answer to a question means.

`docs/architecture.md` draws the states from it and from the routes: `python -m
skill.app.state_machine`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from skill.coaching.cue import Cue
from skill.dialogue.answer import Answer, asking, lines
from skill.dialogue.state import Conversation, Question
from skill.dialogue.turn import Turn


class Scope(Enum):
    """How a question relates to the practice."""

    PRACTICE = "practice"
    """The practice's own: it waits for the answer, and takes its time."""
    IN_FRONT = "in front"
    """Put in front of whatever is going on, which goes on after the answer."""
    OUTSIDE = "outside"
    """Asked while no practice is paced."""


YES_OR_NO: Final = ("yes:yes", "no:no")


class Row(Struct, frozen=True):
    """A question, and what its answers mean.

    `yes`, `no`, `ready` and `cancel` name a function of skill.intents, as "topic.function".
    """

    scope: Scope
    words: str
    """The key of its usual words."""
    reprompt: str
    """The key of what is said when nobody answers; for the practice's own, of how to be heard."""
    state: str
    """The name of its state among the words of help and fallback."""
    yes: str
    no: str
    ready: str
    """ "Ready", "go ahead", "carry on", "resume"."""
    cancel: str = "closing.stop"
    """ "Never mind"."""
    touches: tuple[str, ...] = YES_OR_NO
    """What a screen offers to touch: the key of its label, and what it tells the skill."""
    first: bool = False
    """Whether it is asked again before anything else is asked."""
    once: bool = False
    """Whether it is not asked again once something else was put in front of it."""
    worded: bool = False
    """Whether the practice's own question is asked again in the words that were chosen for it."""
    of_exercise: bool = False
    """Whether feedback about the exercise answers it."""


TABLE: Final[Mapping[Question, Row]] = {
    Question.START: Row(
        Scope.OUTSIDE,
        "safety.question",
        "safety.reprompt",
        "gate",
        yes="opening.agree",
        no="opening.decline",
        ready="opening.agree",
        touches=("start:yes", "not_today:no"),
        first=True,
    ),
    Question.RESUME: Row(
        Scope.OUTSIDE,
        "resume.question",
        "resume.reprompt",
        "offer",
        yes="opening.carry_on",
        no="opening.start_afresh",
        ready="opening.carry_on",
        touches=("carry_on:resume", "fresh:fresh"),
        first=True,
    ),
    Question.OFFER: Row(
        Scope.OUTSIDE,
        "asking.shall_we_start",
        "safety.reprompt",
        "idle",
        yes="opening.take_offer",
        no="closing.goodbye",
        ready="opening.take_offer",
    ),
    Question.READY: Row(
        Scope.PRACTICE,
        "practice.ready",
        "practice.reprompt_ready",
        "waiting",
        yes="moving.go_ahead",
        no="moving.no",
        ready="moving.go_ahead",
        touches=("ready:ready", "more_time:more_time", "skip:skip"),
    ),
    Question.THERE: Row(
        Scope.PRACTICE,
        "interrupted.are_you_there",
        "practice.reprompt_ready",
        "waiting",
        yes="moving.go_ahead",
        no="moving.no",
        ready="moving.go_ahead",
        touches=("ready:ready", "more_time:more_time"),
    ),
    Question.BACK_UP: Row(
        Scope.PRACTICE,
        "practice.back_up",
        "practice.reprompt_up",
        "done",
        yes="moving.go_ahead",
        no="moving.no",
        ready="moving.go_ahead",
        touches=("up:yes", "more_time:more_time"),
    ),
    Question.PAUSED: Row(
        Scope.PRACTICE,
        "interrupted.question",
        "interrupted.still_waiting",
        "paused",
        yes="moving.go_ahead",
        no="closing.stop",
        ready="moving.go_ahead",
        touches=("resume:resume", "stop:stop"),
    ),
    Question.AFTER_PAIN: Row(
        Scope.PRACTICE,
        "comfort.pain_question",
        "comfort.resting",
        "after_pain",
        yes="help.not_understood",
        no="closing.stop",
        ready="health.gently_again",
        touches=("rest:more_time", "skip:skip", "stop:stop"),
        worded=True,
    ),
    Question.STILL: Row(
        Scope.PRACTICE,
        "still.question",
        "practice.reprompt_ready",
        "still",
        yes="moving.go_ahead",
        no="moving.no",
        ready="moving.go_ahead",
        touches=("carry_on:ready", "more_time:more_time", "stop:stop"),
    ),
    Question.UP: Row(
        Scope.PRACTICE,
        "practice.back_up",
        "practice.reprompt_up",
        "done",
        yes="getting_up.is_up",
        no="getting_up.not_yet",
        ready="getting_up.is_up",
        touches=("up:yes", "more_time:more_time"),
        worded=True,
    ),
    Question.REPLACE: Row(
        Scope.IN_FRONT,
        "replace.question",
        "replace.reprompt",
        "replace",
        yes="choosing.replace_practice",
        no="choosing.keep_practice",
        ready="help.not_understood",
        cancel="choosing.keep_practice",
    ),
    Question.CONFIRM: Row(
        Scope.IN_FRONT,
        "confirm.question",
        "confirm.reprompt",
        "confirm",
        yes="lasting.confirm",
        no="lasting.decline",
        ready="help.not_understood",
        cancel="lasting.decline",
    ),
    Question.INSTEAD: Row(
        Scope.IN_FRONT,
        "avoid.offer",
        "avoid.reprompt",
        "instead",
        yes="avoiding.take_instead",
        no="avoiding.decline_instead",
        ready="avoiding.take_instead",
        cancel="avoiding.decline_instead",
    ),
    Question.FORGET: Row(
        Scope.IN_FRONT,
        "record.forget_question",
        "record.forget_reprompt",
        "forget",
        yes="record.forget",
        no="record.keep_all",
        ready="help.not_understood",
        cancel="record.keep_all",
    ),
    Question.FINISH: Row(
        Scope.IN_FRONT,
        "interrupted.finish",
        "interrupted.finish_reprompt",
        "finish",
        yes="closing.stop",
        no="closing.go_on_after_all",
        ready="closing.go_on_after_all",
        cancel="closing.go_on_after_all",
    ),
    Question.ROUTINE: Row(
        Scope.OUTSIDE,
        "own.another",
        "own.reprompt",
        "routine",
        yes="own_routine.another",
        no="own_routine.enough",
        ready="own_routine.enough",
    ),
    Question.STEP: Row(
        Scope.OUTSIDE,
        "progression.offer_repeats",
        "progression.offer_reprompt",
        "step",
        yes="feedback.take_step",
        no="feedback.decline_step",
        ready="feedback.take_step",
        of_exercise=True,
    ),
    Question.EFFORT: Row(
        Scope.OUTSIDE,
        "progression.effort",
        "progression.effort_reprompt",
        "effort",
        yes="feedback.about_right",
        no="closing.goodbye",
        ready="feedback.about_right",
        touches=(
            "too_easy:feedback too_easy",
            "about_right:feedback about_right",
            "too_much:feedback too_much",
        ),
        of_exercise=True,
    ),
    Question.REMINDER_TIME: Row(
        Scope.IN_FRONT,
        "reminders.time",
        "reminders.time_reprompt",
        "reminder_time",
        yes="reminders.ask_time",
        no="reminders.decline",
        ready="help.not_understood",
        cancel="reminders.decline",
        touches=("no:no",),
    ),
    Question.REMINDER: Row(
        Scope.IN_FRONT,
        "reminders.shall_i",
        "reminders.shall_i_reprompt",
        "reminder",
        yes="reminders.set_it",
        no="reminders.decline",
        ready="reminders.set_it",
        cancel="reminders.decline",
    ),
    Question.CANCEL_REMINDERS: Row(
        Scope.IN_FRONT,
        "reminders.cancel_it",
        "reminders.cancel_reprompt",
        "cancel_reminders",
        yes="reminders.cancel_them",
        no="reminders.keep_them",
        ready="help.not_understood",
        cancel="reminders.keep_them",
    ),
    Question.OFFER_REMINDER: Row(
        Scope.OUTSIDE,
        "reminders.offer",
        "reminders.offer_reprompt",
        "offer_reminder",
        yes="reminders.ask_time",
        no="reminders.decline",
        ready="reminders.ask_time",
        cancel="reminders.decline",
        once=True,
    ),
    Question.NOTE: Row(
        Scope.OUTSIDE,
        "practice.note_question",
        "practice.note_question",
        "note",
        yes="closing.noted",
        no="closing.let_go",
        ready="closing.noted",
        cancel="closing.let_go",
        first=True,
    ),
}


def of_practice(question: Question | None) -> bool:
    """Whether it is one that a practice itself waits for."""
    return question is not None and TABLE[question].scope is Scope.PRACTICE


def in_front(question: Question | None) -> bool:
    """Whether it was put in front of whatever is going on."""
    return question is not None and TABLE[question].scope is Scope.IN_FRONT


def in_practice(conversation: Conversation) -> bool:
    """Whether a practice is paced, and nothing was put in front of it."""
    return conversation.active and not in_front(conversation.question)


def ask(turn: Turn, question: Question, said: Sequence[Cue] = (), asked: str = "") -> Answer:
    """Say it, and ask that question, in the words of the key `asked` if one is given."""
    row, words = TABLE[question], turn.words
    turn.change(asked=asked)
    reprompt = lines(words.line(row.reprompt))
    return asking(said, question, words.line(asked or row.words), reprompt)
