"""Days, as a person's own calendar counts them.

A day is a whole number: days since 1 January 1970, which was a Thursday.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

EPOCH = date(1970, 1, 1).toordinal()


def local_day(at: float, time_zone: str | None) -> int:
    """The day in that time zone, or in UTC without one; `at` is in seconds since the epoch.

    Raises ZoneInfo's errors for a name that `is_time_zone` refuses.
    """
    zone = ZoneInfo(time_zone) if time_zone else UTC
    return datetime.fromtimestamp(at, zone).toordinal() - EPOCH


def is_time_zone(name: str) -> bool:
    """Whether it is the IANA name of a time zone known on this machine."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: a folder's name, up to Python 3.12
        return False
    return True
