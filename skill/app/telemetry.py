"""Telemetry: a report of every turn, without a person's words, name or id."""

import logging
from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import asdict

from skill.app.routes import FALLBACK
from skill.coaching.passage import length
from skill.dialogue.state import Conversation
from skill.dialogue.turn import Turn
from skill.dialogue.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)

COMFORT = (
    "SymptomIntent",
    "HealthQuestionIntent",
    "RemarkIntent",
    "FeelNothingIntent",
    "NoiseIntent",
    "AgeIntent",
)
"""Reported alike: that somebody said something of their health is already too much."""


class TurnReport(Struct, frozen=True):
    """What is reported of one turn."""

    request_id: str
    asked: str
    """The request's type or intent; what is said of health is "comfort"."""
    before: str
    """The question that was open; "none" without one."""
    after: str
    """The question that is open now; "screen" where a screen goes on by itself, "end" where the
    session is over."""
    passage_steps: int
    """Repeats of a side in the passage; 0 without one."""
    passage_seconds: int
    store_calls: int
    milliseconds: int
    """Of handler time."""
    started: bool
    """Whether a practice was begun."""
    resumed: bool
    """Whether one was taken up again in a new session."""
    finished: bool
    not_understood: bool
    store_fault: bool
    service_calls: int
    """Of Alexa's own services."""
    service_fault: bool

    def line(self) -> Mapping[str, object]:
        """As it is logged."""
        return asdict(self)


class Telemetry(Protocol):
    """Where reports of turns go."""

    def turn(self, report: TurnReport) -> None:
        """Take the report of a turn."""


class LogTelemetry:
    """Tells the log, one line a turn."""

    def turn(self, report: TurnReport) -> None:
        """Log the turn."""
        logger.info("turn", extra=report.line())


def report(
    name: str, before: Conversation, turn: Turn, work: UnitOfWork, seconds: float
) -> TurnReport:
    """The report of a turn that took so many seconds; `before` is the state that it met."""
    after = turn.conversation
    was, now = before.record.open_practice, after.record.open_practice
    same = was is not None and now is not None and was.key == now.key
    passage = after.passage
    return TurnReport(
        turn.request.id,
        "comfort" if name in COMFORT else name,
        before.question.value if before.question else "none",
        _after(after),
        len(passage.steps) if passage else 0,
        round(length(passage)) if passage else 0,
        work.calls,
        round(seconds * 1000),
        started=now is not None and not same,
        resumed=same and after.active and not before.active,
        finished=bool(turn.finished),
        not_understood=name == FALLBACK,
        store_fault=work.failed,
        service_calls=turn.alexa.calls,
        service_fault=turn.alexa.failed,
    )


def _after(conversation: Conversation) -> str:
    if conversation.question:
        return conversation.question.value
    return "screen" if conversation.passage else "end"
