"""The routes: what is done with each request and intent, and in which states.

A turn takes the first row that bears its name and whose state holds. The rows of yes, no, "ready"
and "never mind" are made from the table of questions; `dispatch` is the only way to a topic.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Final

from msgspec import Struct

from skill.coaching.vocabulary import UNRESOLVED
from skill.dialogue.answer import Answer
from skill.dialogue.questions import TABLE, Scope, in_front, in_practice
from skill.dialogue.state import Conversation, Question
from skill.dialogue.taking_back import keep_picture, picture
from skill.dialogue.turn import Turn
from skill.intents import (
    asides,
    avoiding,
    choosing,
    closing,
    feedback,
    getting_up,
    health,
    hearing,
    help,  # noqa: A004 (the topic's name, not the builtin)
    information,
    moving,
    opening,
    own_routine,
    pausing,
    record,
    reminders,
    technique,
    tuning,
    week,
)

Handler = Callable[[Turn], Answer]
When = Callable[[Conversation], bool]

YES: Final = "AMAZON.YesIntent"
NO: Final = "AMAZON.NoIntent"
READY: Final = ("ReadyIntent", "AMAZON.ResumeIntent")
CANCEL: Final = "AMAZON.CancelIntent"
UNDO: Final = "UndoIntent"
STOP: Final = ("AMAZON.StopIntent", "AMAZON.NavigateHomeIntent")
FINISH: Final = "StopPracticeIntent"

FALLBACK: Final = "AMAZON.FallbackIntent"
SESSION_ENDED: Final = "SessionEndedRequest"


class Rung(Enum):
    """What a mistake may cost: what a row may do of itself when it was heard wrongly."""

    REPLY = "reply"
    """Answers a question that was asked and named what it would do; a launch opens."""
    ANSWERS = "answers"
    """Nothing changes."""
    MOVES = "moves"
    """The place, or what is done today: at once, and the very next "no" takes it back."""
    ASKS = "asks"
    """What lasts, or ends a practice: named and asked first, and only a clear yes does it."""
    HOLDS = "holds"
    """What may be about the body: nothing of a stretch is paced after it."""
    STOPS = "stops"
    """The person's own stop or pause: the place is kept."""


def always(_: Conversation) -> bool:
    """In any state."""
    return True


def paced(conversation: Conversation) -> bool:
    """While a practice is paced, whatever was asked last."""
    return conversation.active


def can_be_taken_back(conversation: Conversation) -> bool:
    """Where the turn before moved something, and no question was put in front of it."""
    return conversation.undo is not None and not in_front(conversation.question)


def moved(conversation: Conversation) -> bool:
    """Where the turn before moved something."""
    return conversation.undo is not None


def asked(question: Question) -> When:
    """While that question is open."""

    def holds(conversation: Conversation) -> bool:
        return conversation.question is question

    holds.__name__ = f"asked {question}"
    return holds


class Route(Struct, frozen=True):
    """A request's type or intent's name, what a mistake may cost, what is done, in which states."""

    name: str
    rung: Rung
    handler: Handler
    when: When = always


@cache
def _named(name: str) -> Handler:
    """The function of a topic that a row of the questions names. Raises AttributeError."""
    topic, function = name.split(".")
    found: Handler = getattr(import_module(f"skill.intents.{topic}"), function)
    return found


def _answers() -> Iterator[Route]:
    for question, row in TABLE.items():
        when = asked(question)
        yield Route(YES, Rung.REPLY, _named(row.yes), when)
        yield Route(NO, Rung.REPLY, _named(row.no), when)
        yield from (Route(name, Rung.REPLY, _named(row.ready), when) for name in READY)
        yield Route(CANCEL, Rung.REPLY, _named(row.cancel), when)
        if row.scope is Scope.IN_FRONT:
            yield Route(UNDO, Rung.REPLY, _named(row.cancel), when)


ROUTES: Final[tuple[Route, ...]] = (
    # Taking back: "go back" and "never mind" mean that right after a move
    Route(UNDO, Rung.REPLY, help.take_back, moved),
    Route(CANCEL, Rung.REPLY, help.take_back, can_be_taken_back),
    Route("AMAZON.PreviousIntent", Rung.REPLY, help.take_back, can_be_taken_back),
    *_answers(),
    Route(UNDO, Rung.HOLDS, help.nothing_to_take_back),
    Route("KeepGoingIntent", Rung.ANSWERS, help.nothing_changed),
    # Opening
    Route("LaunchRequest", Rung.REPLY, opening.launch),
    *(Route(name, Rung.REPLY, moving.go_ahead, paced) for name in (YES, *READY)),
    *(Route(name, Rung.REPLY, opening.resume) for name in (YES, *READY)),
    Route(NO, Rung.REPLY, moving.no, paced),
    Route(NO, Rung.STOPS, closing.goodbye),
    # Choosing
    Route("StartRoutineIntent", Rung.REPLY, choosing.start_at_gate, asked(Question.START)),
    Route("StartRoutineIntent", Rung.REPLY, choosing.start_not_resume, asked(Question.RESUME)),
    Route("StartRoutineIntent", Rung.REPLY, choosing.start_offered, asked(Question.OFFER)),
    Route("StartRoutineIntent", Rung.ASKS, choosing.change_routine, paced),
    Route("StartRoutineIntent", Rung.REPLY, choosing.start_routine),
    Route("DoStretchIntent", Rung.REPLY, own_routine.add_stretch, asked(Question.ROUTINE)),
    Route("DoStretchIntent", Rung.MOVES, choosing.do_stretch, paced),
    Route("DoStretchIntent", Rung.REPLY, choosing.do_stretch),
    Route("AvoidIntent", Rung.MOVES, avoiding.avoid),
    Route("RoutinesIntent", Rung.ANSWERS, information.routines),
    Route("MakeRoutineIntent", Rung.ASKS, own_routine.make_routine),
    Route("FirstSideIntent", Rung.ASKS, own_routine.first_side),
    # Moving
    Route("AMAZON.NextIntent", Rung.REPLY, own_routine.enough, asked(Question.ROUTINE)),
    Route("AMAZON.NextIntent", Rung.MOVES, moving.next_stretch, in_practice),
    Route("AMAZON.NextIntent", Rung.HOLDS, help.not_understood),
    Route("SkipStretchIntent", Rung.MOVES, moving.skip, paced),
    Route("SkipStretchIntent", Rung.ANSWERS, help.help_here),
    Route("AMAZON.PreviousIntent", Rung.MOVES, moving.previous, paced),
    Route("AMAZON.PreviousIntent", Rung.ANSWERS, help.help_here),
    Route("AMAZON.RepeatIntent", Rung.ANSWERS, opening.say_again, asked(Question.START)),
    Route("AMAZON.RepeatIntent", Rung.MOVES, moving.repeat, in_practice),
    Route("AMAZON.RepeatIntent", Rung.ANSWERS, help.say_again),
    Route("AMAZON.StartOverIntent", Rung.REPLY, opening.start_afresh, asked(Question.RESUME)),
    Route("AMAZON.StartOverIntent", Rung.MOVES, moving.start_over, paced),
    Route("AMAZON.StartOverIntent", Rung.ANSWERS, opening.say_again, asked(Question.START)),
    Route("AMAZON.StartOverIntent", Rung.REPLY, opening.launch_afresh),
    Route("ChangeSidesIntent", Rung.MOVES, moving.change_sides, paced),
    Route("ChangeSidesIntent", Rung.ANSWERS, help.help_here),
    Route("MoreTimeIntent", Rung.HOLDS, health.rest, asked(Question.AFTER_PAIN)),
    Route("MoreTimeIntent", Rung.STOPS, getting_up.not_yet, asked(Question.UP)),
    Route("MoreTimeIntent", Rung.STOPS, moving.more_time, paced),
    Route("MoreTimeIntent", Rung.ANSWERS, pausing.no_hurry),
    # Pausing
    Route("AMAZON.PauseIntent", Rung.HOLDS, health.rest, asked(Question.AFTER_PAIN)),
    Route("AMAZON.PauseIntent", Rung.STOPS, pausing.pause, paced),
    Route("AMAZON.PauseIntent", Rung.ANSWERS, pausing.no_hurry),
    # Tuning
    Route("ChangePaceIntent", Rung.MOVES, tuning.change_pace),
    Route("SetRepeatsIntent", Rung.MOVES, tuning.set_repeats),
    Route("SetHoldIntent", Rung.MOVES, tuning.set_hold),
    Route("HandsFreeIntent", Rung.MOVES, tuning.hands_free),
    Route("ChangeEffortIntent", Rung.MOVES, tuning.change_effort),
    Route("FeedbackIntent", Rung.MOVES, feedback.feedback),
    # Information
    Route("WhichSideIntent", Rung.ANSWERS, information.which_side),
    Route("TimeLeftIntent", Rung.ANSWERS, information.time_left),
    Route("WhatNextIntent", Rung.ANSWERS, information.what_next),
    Route("ExplainStretchIntent", Rung.ANSWERS, information.explain),
    Route("EquipmentIntent", Rung.HOLDS, information.equipment),
    Route("SafetyIntent", Rung.ANSWERS, information.safety_tips),
    Route("GetUpIntent", Rung.STOPS, getting_up.get_up),
    # Technique
    Route("BreathIntent", Rung.ANSWERS, technique.breath),
    Route("OtherLimbIntent", Rung.ANSWERS, technique.other_limbs),
    Route("HowFarIntent", Rung.ANSWERS, technique.how_far),
    Route("FeelNothingIntent", Rung.ANSWERS, technique.feel_nothing),
    Route("MeaningIntent", Rung.ANSWERS, technique.meaning),
    Route("NoiseIntent", Rung.HOLDS, technique.noise),
    Route("BounceIntent", Rung.ANSWERS, technique.bounce),
    Route("HowOftenIntent", Rung.ANSWERS, technique.how_often),
    # Hearing
    Route("SayAgainIntent", Rung.ANSWERS, opening.say_again, asked(Question.START)),
    Route("SayAgainIntent", Rung.ANSWERS, hearing.say_again),
    Route("VolumeIntent", Rung.ANSWERS, hearing.volume),
    Route("FewerWordsIntent", Rung.MOVES, hearing.fewer_words),
    Route("MoreWordsIntent", Rung.MOVES, hearing.more_words),
    Route("CountDownIntent", Rung.MOVES, hearing.count_down),
    Route("StopCountingIntent", Rung.MOVES, hearing.stop_counting),
    # Asides
    Route("ThanksIntent", Rung.ANSWERS, asides.thanks),
    Route("AgeIntent", Rung.ANSWERS, asides.age),
    Route("AloneIntent", Rung.HOLDS, asides.alone),
    # Health
    Route("SymptomIntent", Rung.HOLDS, health.symptom),
    Route("RemarkIntent", Rung.HOLDS, health.remark),
    Route("HealthQuestionIntent", Rung.HOLDS, health.health_question),
    # The record
    Route("ProgressIntent", Rung.ANSWERS, week.progress),
    Route("SetGoalIntent", Rung.ASKS, week.set_goal),
    Route("WhatYouKnowIntent", Rung.ANSWERS, record.what_you_know),
    Route("ForgetMeIntent", Rung.ASKS, record.forget_me),
    # Reminders
    Route("SetReminderIntent", Rung.ASKS, reminders.answer_time, asked(Question.REMINDER_TIME)),
    Route("SetReminderIntent", Rung.ASKS, reminders.set_reminder),
    Route("ListRemindersIntent", Rung.ANSWERS, reminders.list_reminders),
    Route("CancelRemindersIntent", Rung.ASKS, reminders.cancel_reminders),
    Route("Connections.Response", Rung.REPLY, reminders.permission_answered),
    # Closing
    Route(FINISH, Rung.ASKS, closing.ask_to_finish, paced),
    Route(FINISH, Rung.STOPS, closing.stop),
    *(Route(name, Rung.STOPS, closing.let_go, asked(Question.NOTE)) for name in STOP),
    *(Route(name, Rung.STOPS, closing.stop) for name in (*STOP, CANCEL)),
    Route(SESSION_ENDED, Rung.STOPS, closing.session_ended),
    # Help
    Route("AMAZON.HelpIntent", Rung.HOLDS, help.help_here),
    Route(FALLBACK, Rung.HOLDS, help.not_understood),
)


def _by_name() -> Mapping[str, tuple[Route, ...]]:
    rows: dict[str, list[Route]] = {}
    for route in ROUTES:
        rows.setdefault(route.name, []).append(route)
    return {name: tuple(found) for name, found in rows.items()}


BY_NAME: Final = _by_name()


def dispatch(turn: Turn, name: str) -> Answer:
    """Answer a request of that type, or an intent of that name, in the state that the turn meets.

    An intent of another version's interaction model is not understood, like nonsense.
    """
    route = route_of(name, turn.conversation)
    if route.rung not in (Rung.ANSWERS, Rung.HOLDS) and _says_nothing_known(turn):
        route = route_of(FALLBACK, turn.conversation)
    taken = picture(turn) if route.rung is Rung.MOVES else None
    answer = route.handler(turn)
    if answer.speaks:
        keep_picture(turn, taken)
    return answer


def route_of(name: str, conversation: Conversation) -> Route:
    """The first row of that name that holds in the state."""
    rows = BY_NAME.get(name) or BY_NAME[FALLBACK]
    return next(route for route in rows if route.when(conversation))


def _says_nothing_known(turn: Turn) -> bool:
    """Whether a slot was filled with something that is no value of its type: it never acts."""
    return any(
        slot.id is None and not slot.several and slot.spoken
        for name, slot in turn.request.slots.items()
        if name not in UNRESOLVED
    )
