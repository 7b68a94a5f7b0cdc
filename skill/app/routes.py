"""The routes: what is done with each request and intent, and in which states.

A turn takes the first row that bears its name and whose state holds. The rows of yes, no, "ready"
and "never mind" are made from the table of questions; `dispatch` is the only way to a topic.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Final

from skill.dialogue.answer import Answer
from skill.dialogue.questions import TABLE, in_practice
from skill.dialogue.state import Conversation, Question
from skill.dialogue.turn import Turn
from skill.intents import (
    avoiding,
    choosing,
    closing,
    feedback,
    health,
    help,  # noqa: A004 (the topic's name, not the builtin)
    information,
    moving,
    opening,
    own_routine,
    pausing,
    record,
    reminders,
    tuning,
    week,
)

Handler = Callable[[Turn], Answer]
When = Callable[[Conversation], bool]

YES: Final = "AMAZON.YesIntent"
NO: Final = "AMAZON.NoIntent"
READY: Final = ("ReadyIntent", "AMAZON.ResumeIntent")
CANCEL: Final = "AMAZON.CancelIntent"
STOP: Final = ("AMAZON.StopIntent", "AMAZON.NavigateHomeIntent")
FALLBACK: Final = "AMAZON.FallbackIntent"
SESSION_ENDED: Final = "SessionEndedRequest"


def always(_: Conversation) -> bool:
    """In any state."""
    return True


def paced(conversation: Conversation) -> bool:
    """While a practice is paced, whatever was asked last."""
    return conversation.active


def asked(question: Question) -> When:
    """While that question is open."""

    def holds(conversation: Conversation) -> bool:
        return conversation.question is question

    holds.__name__ = f"asked {question}"
    return holds


@dataclass(frozen=True)
class Route:
    """A request's type or intent's name, what is done with it, and in which states."""

    name: str
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
        yield Route(YES, _named(row.yes), when)
        yield Route(NO, _named(row.no), when)
        yield from (Route(name, _named(row.ready), when) for name in READY)
        yield Route(CANCEL, _named(row.cancel), when)


ROUTES: Final[tuple[Route, ...]] = (
    *_answers(),
    # Opening
    Route("LaunchRequest", opening.launch),
    *(Route(name, moving.go_ahead, paced) for name in (YES, *READY)),
    *(Route(name, opening.resume) for name in (YES, *READY)),
    Route(NO, moving.more_time, paced),
    Route(NO, closing.goodbye),
    # Choosing
    Route("StartRoutineIntent", choosing.start_at_gate, asked(Question.START)),
    Route("StartRoutineIntent", choosing.start_instead_of_resuming, asked(Question.RESUME)),
    Route("StartRoutineIntent", choosing.start_offered, asked(Question.OFFER)),
    Route("StartRoutineIntent", choosing.change_routine, paced),
    Route("StartRoutineIntent", choosing.start_routine),
    Route("DoStretchIntent", own_routine.add_stretch, asked(Question.ROUTINE)),
    Route("DoStretchIntent", choosing.do_stretch),
    Route("AvoidIntent", avoiding.avoid),
    Route("RoutinesIntent", information.routines),
    Route("MakeRoutineIntent", own_routine.make_routine),
    Route("FirstSideIntent", own_routine.first_side),
    # Moving
    Route("AMAZON.NextIntent", own_routine.enough, asked(Question.ROUTINE)),
    Route("AMAZON.NextIntent", moving.next_stretch, in_practice),
    Route("AMAZON.NextIntent", help.not_understood),
    Route("SkipStretchIntent", moving.skip, paced),
    Route("SkipStretchIntent", help.help_here),
    Route("AMAZON.PreviousIntent", moving.previous, paced),
    Route("AMAZON.PreviousIntent", help.help_here),
    Route("AMAZON.RepeatIntent", opening.say_again, asked(Question.START)),
    Route("AMAZON.RepeatIntent", moving.repeat, in_practice),
    Route("AMAZON.RepeatIntent", help.say_again),
    Route("AMAZON.StartOverIntent", opening.start_afresh, asked(Question.RESUME)),
    Route("AMAZON.StartOverIntent", moving.start_over, paced),
    Route("AMAZON.StartOverIntent", opening.say_again, asked(Question.START)),
    Route("AMAZON.StartOverIntent", opening.launch_afresh),
    Route("ChangeSidesIntent", moving.change_sides, paced),
    Route("ChangeSidesIntent", help.help_here),
    Route("MoreTimeIntent", health.rest, asked(Question.AFTER_PAIN)),
    Route("MoreTimeIntent", moving.more_time, paced),
    Route("MoreTimeIntent", pausing.no_hurry),
    # Pausing
    Route("AMAZON.PauseIntent", health.rest, asked(Question.AFTER_PAIN)),
    Route("AMAZON.PauseIntent", pausing.pause, paced),
    Route("AMAZON.PauseIntent", pausing.no_hurry),
    # Tuning
    Route("ChangePaceIntent", tuning.change_pace),
    Route("SetRepeatsIntent", tuning.set_repeats),
    Route("SetHoldIntent", tuning.set_hold),
    Route("HandsFreeIntent", tuning.hands_free),
    Route("ChangeEffortIntent", tuning.change_effort),
    Route("FeedbackIntent", feedback.feedback),
    # Information
    Route("WhichSideIntent", information.which_side),
    Route("TimeLeftIntent", information.time_left),
    Route("WhatNextIntent", information.what_next),
    Route("ExplainStretchIntent", information.explain),
    Route("EquipmentIntent", information.equipment),
    Route("SafetyIntent", information.safety_tips),
    # Health
    Route("SymptomIntent", health.symptom),
    Route("HealthQuestionIntent", health.health_question),
    # The record
    Route("ProgressIntent", week.progress),
    Route("SetGoalIntent", week.set_goal),
    Route("WhatYouKnowIntent", record.what_you_know),
    Route("ForgetMeIntent", record.forget_me),
    # Reminders
    Route("SetReminderIntent", reminders.answer_time, asked(Question.REMINDER_TIME)),
    Route("SetReminderIntent", reminders.set_reminder),
    Route("ListRemindersIntent", reminders.list_reminders),
    Route("CancelRemindersIntent", reminders.cancel_reminders),
    Route("Connections.Response", reminders.permission_answered),
    # Closing
    *(Route(name, closing.let_go, asked(Question.NOTE)) for name in STOP),
    *(Route(name, closing.routine_kept, asked(Question.ROUTINE)) for name in STOP),
    *(Route(name, closing.stop) for name in (*STOP, CANCEL)),
    Route(SESSION_ENDED, closing.session_ended),
    # Help
    Route("AMAZON.HelpIntent", help.help_here),
    Route(FALLBACK, help.not_understood),
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
    for route in BY_NAME.get(name) or BY_NAME[FALLBACK]:
        if route.when(turn.conversation):
            return route.handler(turn)
    raise LookupError(f"no row of {name} holds in this state")
