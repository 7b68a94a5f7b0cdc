"""What is told of a turn to whoever watches the skill: never a person's words, name or id."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from skill.coaching.passage import length
from skill.dialogue.state import Conversation
from skill.dialogue.turn import Turn

logger = logging.getLogger(__name__)

COMFORT = ("SymptomIntent", "HealthQuestionIntent")
"""Told apart nowhere: that somebody said something of their health is already too much."""
FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True)
class TurnSeen:
    """One turn, as it is told."""

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
        return vars(self).copy()


class Watch(Protocol):
    """Whoever is told of turns."""

    def turn(self, seen: TurnSeen) -> None:
        """A turn was taken."""


class LogWatch:
    """Tells the log, one line a turn."""

    def turn(self, seen: TurnSeen) -> None:
        """Log the turn."""
        logger.info("turn", extra=seen.line())


def see(
    name: str,
    before: Conversation,
    turn: Turn,
    store: tuple[int, bool],
    services: tuple[int, bool],
    seconds: float,
) -> TurnSeen:
    """What is told of a turn; `store` and `services`: its calls, and whether one failed."""
    after = turn.conversation
    was, now = before.record.open_practice, after.record.open_practice
    same = was is not None and now is not None and was.key == now.key
    passage = after.passage
    return TurnSeen(
        turn.request_id,
        "comfort" if name in COMFORT else name,
        before.question.value if before.question else "none",
        _after(after),
        len(passage.steps) if passage else 0,
        round(length(passage)) if passage else 0,
        store[0],
        round(seconds * 1000),
        started=now is not None and not same,
        resumed=same and after.active and not before.active,
        finished=turn.finished,
        not_understood=name == FALLBACK,
        store_fault=store[1],
        service_calls=services[0],
        service_fault=services[1],
    )


def _after(conversation: Conversation) -> str:
    if conversation.question:
        return conversation.question.value
    return "screen" if conversation.passage else "end"
