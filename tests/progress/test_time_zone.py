"""Days are counted as the person's own calendar counts them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.progress.time_zone import is_time_zone, local_day

EVENING = datetime(2026, 11, 24, 23, 30, tzinfo=UTC).timestamp()
ZONES = ("Europe/London", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney", "UTC")


def test_without_a_time_zone_days_are_those_of_utc() -> None:
    assert local_day(0.0, None) == 0
    assert local_day(86_399.0, None) == 0
    assert local_day(86_400.0, None) == 1
    assert local_day(EVENING, None) == local_day(EVENING, "UTC")


@pytest.mark.parametrize(
    ("zone", "days"), [("America/New_York", 0), ("Europe/London", 0), ("Asia/Kolkata", 1)]
)
def test_late_in_the_evening_it_is_tomorrow_further_east(zone: str, days: int) -> None:
    assert local_day(EVENING, zone) - local_day(EVENING, None) == days


@given(st.floats(0, 4e9), st.sampled_from(ZONES))
def test_a_day_is_the_date_on_the_wall(at: float, zone: str) -> None:
    there = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
    assert there.toordinal() == local_day(at, zone) + datetime(1970, 1, 1).toordinal()


@given(st.floats(0, 4e9), st.sampled_from(ZONES))
def test_a_day_has_at_most_an_hour_more_than_others(at: float, zone: str) -> None:
    assert local_day(at + 25 * 3600, zone) - local_day(at, zone) in (1, 2)


@pytest.mark.parametrize("name", ZONES)
def test_the_zones_of_the_speakers_are_known(name: str) -> None:
    assert is_time_zone(name)


@pytest.mark.parametrize(
    "name", ["", "Moon/Base", "America", "America/", "/etc/passwd", "../UTC", "a\0b", "\ud800"]
)
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    assert not is_time_zone(name)
