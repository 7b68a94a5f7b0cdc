"""What is sent to Alexa's reminders service, and read from it: "Reminders REST API Reference"
(Alexa Skills Kit documentation). Only what the skill needs is named; other fields are ignored.

The SDK's own client cannot read a list of reminders: its model of AlertInfo names a module that is
in no version of the package (ask-sdk-model 1.82, AlertInfo.deserialized_types).
"""

from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from skill.services.schedule import Schedule


class _Part(Struct, frozen=True, rename="camel", omit_defaults=True):
    pass


class Recurrence(_Part, frozen=True):
    """How a reminder recurs."""

    recurrence_rules: tuple[str, ...] = ()
    start_date_time: str | None = None
    """Local time, without an offset."""


class Trigger(_Part, frozen=True, tag_field="type", tag="SCHEDULED_ABSOLUTE"):
    """When a reminder comes."""

    time_zone_id: str
    recurrence: Recurrence | None = None
    scheduled_time: str | None = None
    """Local time, without an offset, of a reminder that comes once."""


class Said(_Part, frozen=True):
    """What a reminder says, in the language of a locale."""

    locale: str
    text: str


class SpokenInfo(_Part, frozen=True):
    """What a reminder says."""

    content: tuple[Said, ...]


class AlertInfo(_Part, frozen=True):
    """What a reminder says."""

    spoken_info: SpokenInfo


class PushNotification(_Part, frozen=True, omit_defaults=False):
    """Whether the person's phone shows it as well."""

    status: Literal["ENABLED", "DISABLED"] = "ENABLED"


class Wish(_Part, frozen=True, omit_defaults=False):
    """A reminder that is to be set."""

    request_time: str
    trigger: Trigger
    alert_info: AlertInfo
    push_notification: PushNotification = PushNotification()


class KeptTrigger(_Part, frozen=True):
    """When an existing reminder is due; an earlier version may have set it in another way."""

    recurrence: Recurrence | None = None
    scheduled_time: str | None = None


class Kept(_Part, frozen=True):
    """An existing reminder."""

    alert_token: str
    status: str
    """ON for a reminder that is still to come."""
    trigger: KeptTrigger | None = None


class AllKept(_Part, frozen=True):
    """All existing reminders."""

    alerts: tuple[Kept, ...] | None = None


class Refusal(_Part, frozen=True):
    """Why something was refused."""

    code: str = ""


def wish_of(schedule: Schedule, time_zone: str, said: Said, now: float) -> Wish:
    """The reminder to be set. `now` is in seconds since the epoch."""
    start = _local(datetime.fromtimestamp(now, ZoneInfo(time_zone)))
    recurrence = None if schedule.on else Recurrence(tuple(schedule.rules()), start)
    trigger = Trigger(time_zone, recurrence, schedule.moment)
    alert = AlertInfo(SpokenInfo((said,)))
    return Wish(_local(datetime.fromtimestamp(now, UTC)), trigger, alert)


def _local(there: datetime) -> str:
    return f"{there:%Y-%m-%dT%H:%M:%S}.000"
