"""Alexa's reminders, and the device's time zone."""

import logging
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from types import NoneType
from typing import Any, Final

from msgspec import Struct

from skill.services.access import Access, access_of
from skill.services.calls import QUICK, Calls, part
from skill.services.errors import Gone, NotPermitted, ServiceError, Unreachable
from skill.services.schedule import Schedule, schedule_at, schedule_of
from skill.services.wire import AllKept, Kept, KeptTrigger, Said, wish_of

logger = logging.getLogger(__name__)

REMINDERS: Final = "/v1/alerts/reminders"
TIME_ZONE: Final = "/v2/devices/{device}/settings/System.timeZone"
"""("Alexa Settings API Reference", Alexa Skills Kit documentation). It takes no permission."""
TO_COME: Final = "ON"


class Reminder(Struct, frozen=True):
    """A reminder that this skill has set."""

    token: str
    """Alexa's id for it."""
    schedule: Schedule | None
    """None if its rules are not of this skill's form."""


class Alexa:
    """Alexa's services, as one request may use them. Every method raises ServiceError."""

    def __init__(self, system: Any, endpoints: Set[str], allow: Callable[[float], None]) -> None:
        """Take the system part of a request's context, and call only these endpoints.

        `allow` is called before each call, and raises if the turn has no time for it.
        """
        self._system = system
        self._endpoints = endpoints
        self._call = Calls(allow)
        self.failed = False
        """Whether a service failed, or did not answer in time."""

    @property
    def calls(self) -> int:
        """How many calls were made."""
        return self._call.made

    def time_zone(self) -> str:
        """The name of the device's time zone, by Alexa."""
        with self._access() as access:
            if access.device is None:
                raise Unreachable("no device")
            path = TIME_ZONE.format(device=part(access.device))
            return self._call(access, "GET", path, str, bounds=QUICK)

    def reminders(self) -> tuple[Reminder, ...]:
        """The reminders of this skill that are still to come."""
        with self._access() as access:
            found = self._call(access, "GET", REMINDERS, AllKept).alerts or ()
            return tuple(_reminder(kept) for kept in found if kept.status == TO_COME)

    def remind(self, schedule: Schedule, time_zone: str, said: Said, now: float) -> None:
        """Set a reminder. `now` is in seconds since the epoch."""
        with self._access() as access:
            wish = wish_of(schedule, time_zone, said, now)
            self._call(access, "POST", REMINDERS, NoneType, wish)

    def move(self, token: str, schedule: Schedule, time_zone: str, said: Said, now: float) -> None:
        """Move a reminder to another time. Raises Gone if it no longer exists."""
        with self._access() as access:
            wish = wish_of(schedule, time_zone, said, now)
            self._call(access, "PUT", f"{REMINDERS}/{part(token)}", NoneType, wish)

    def cancel(self, token: str) -> None:
        """Delete a reminder; one that no longer exists is fine, too."""
        try:
            with self._access() as access:
                self._call(access, "DELETE", f"{REMINDERS}/{part(token)}", NoneType)
        except Gone:
            return

    def cancel_all(self) -> bool:
        """Delete every reminder of this skill; returns whether none is left."""
        try:
            for reminder in self.reminders():
                self.cancel(reminder.token)
        except NotPermitted:
            return True  # without the permission the skill can reach none
        except ServiceError:
            return False
        return True

    @contextmanager
    def _access(self) -> Iterator[Access]:
        """The access of the request; a fault of the service is logged."""
        try:
            yield access_of(self._system, self._endpoints)
        except Unreachable as fault:
            self.failed = True
            logger.info("a service of Alexa's failed: %s", fault)
            raise


def _reminder(kept: Kept) -> Reminder:
    trigger = kept.trigger or KeptTrigger()
    if trigger.scheduled_time and not trigger.recurrence:
        return Reminder(kept.alert_token, schedule_at(trigger.scheduled_time))
    rules = trigger.recurrence.recurrence_rules if trigger.recurrence else ()
    return Reminder(kept.alert_token, schedule_of(rules))
