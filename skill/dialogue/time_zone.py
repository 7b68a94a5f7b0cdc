"""The speaker's time zone, asked of Alexa occasionally, so that days are the person's own."""

from skill.coaching import policy
from skill.dialogue.turn import Turn
from skill.progress.time_zone import is_time_zone
from skill.services.errors import ServiceError


def learn_time_zone(turn: Turn) -> None:
    """Ask for it once a session, if it is unknown or old. A failure changes nothing."""
    asked = turn.record.time_zone_at
    known = asked is not None and turn.now - asked < policy.TIME_ZONE_HOLDS
    if not known and not turn.conversation.zone_asked:
        turn.change(zone_asked=True)
        time_zone_now(turn)


def time_zone_now(turn: Turn) -> str | None:
    """The time zone from Alexa now, else the stored one; None if it is unknown."""
    try:
        found = turn.alexa.time_zone()
    except ServiceError:
        return turn.record.time_zone
    if is_time_zone(found):
        turn.keep(time_zone=found, time_zone_at=turn.now)
    return turn.record.time_zone
