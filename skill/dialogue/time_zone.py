"""The time zone of the speaker: asked of Alexa once in a while, so that days are a person's own."""

from skill.coaching import policy
from skill.dialogue.turn import Turn
from skill.progress.time_zone import is_time_zone
from skill.services.errors import ServiceError


def learn_time_zone(turn: Turn) -> None:
    """Ask, where it is not known or long ago, once a session. A failure changes nothing."""
    asked = turn.record.time_zone_at
    known = asked is not None and turn.now - asked < policy.TIME_ZONE_HOLDS
    if not known and not turn.conversation.zone_asked:
        turn.change(zone_asked=True)
        time_zone_now(turn)


def time_zone_now(turn: Turn) -> str | None:
    """The time zone as Alexa tells it now, else as it is kept; None where it is not known."""
    try:
        found = turn.alexa.time_zone()
    except ServiceError:
        return turn.record.time_zone
    if is_time_zone(found):
        turn.keep(time_zone=found, time_zone_at=turn.now)
    return turn.record.time_zone
