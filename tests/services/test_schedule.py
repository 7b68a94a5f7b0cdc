"""A schedule, as rules and back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.account import next_moment, read_rule
from skill.services.schedule import (
    EVERY_DAY,
    WEEKDAYS,
    Day,
    Schedule,
    coming,
    in_order,
    schedule_at,
    schedule_of,
)

schedules = st.builds(
    Schedule,
    st.integers(0, 23),
    st.integers(0, 59),
    st.sets(st.sampled_from(Day), min_size=1).map(lambda days: in_order(tuple(days))),
)


@given(schedules)
def test_rules_say_the_schedule_and_nothing_else(schedule: Schedule) -> None:
    assert schedule_of(schedule.rules()) == schedule


@given(schedules)
def test_it_travels(schedule: Schedule) -> None:
    assert msgspec.convert(msgspec.to_builtins(schedule), Schedule) == schedule


@given(schedules, st.floats(1.7e9, 2.0e9), st.sampled_from(["Europe/Berlin", "Asia/Kolkata"]))
def test_alexa_comes_at_that_time_on_those_days(schedule: Schedule, now: float, zone: str) -> None:
    moments = [next_moment(read_rule(rule), zone, now) for rule in schedule.rules()]
    for moment in moments:
        there = datetime.fromtimestamp(moment, ZoneInfo(zone))
        assert EVERY_DAY[there.weekday()] in schedule.days
        # Once a year a clock jumps over an hour.
        assert there.minute == schedule.minute
    days = {datetime.fromtimestamp(moment, ZoneInfo(zone)).weekday() for moment in moments}
    assert len(days) == len(moments)
    assert min(moments) > now


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 1),
    st.floats(1.7e9, 2.0e9),
    st.sampled_from(["Europe/Berlin", "Asia/Kolkata"]),
)
def test_once_is_still_to_come_and_travels(
    hour: int, minute: int, ahead: int, now: float, zone: str
) -> None:
    schedule = coming(hour, minute, ahead, zone, now)
    assert schedule.on is not None
    here = datetime.fromtimestamp(now, ZoneInfo(zone))
    assert 0 <= (schedule.on - here.date()).days - ahead <= 1 - ahead
    assert schedule.moment is not None
    assert schedule.moment > f"{here:%Y-%m-%dT%H:%M}"
    assert schedule_at(schedule.moment) == schedule
    assert schedule.rules() == []
    assert msgspec.convert(msgspec.to_builtins(schedule), Schedule) == schedule


def test_a_rule_for_several_days_is_read_as_well() -> None:
    rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30;BYSECOND=0;INTERVAL=1"
    assert schedule_of([rule]) == Schedule(8, 30, WEEKDAYS)


@pytest.mark.parametrize(
    "rules",
    [
        [],
        ["FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"],
        ["FREQ=WEEKLY;BYDAY=XX;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"],
        ["FREQ=DAILY;BYHOUR=24;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"],
        ["FREQ=DAILY;BYHOUR=8;BYMINUTE=60;BYSECOND=0;INTERVAL=1;"],
        [
            "FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
            "FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        ],
        ["FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;", "nonsense"],
    ],
)
def test_what_this_skill_does_not_set_is_no_schedule(rules: list[str]) -> None:
    assert schedule_of(rules) is None


@pytest.mark.parametrize("days", [[], ["TU", "MO"], ["MO", "MO"], ["XX"]])
def test_days_that_make_no_sense_are_refused(days: list[str]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert([8, 0, days], Schedule)
