"""The week: which days, out of how many."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.history import History, practised, together
from skill.coaching.week import WEEKS, Day, calendar_of, week_of, weekday

EPOCH = date(1970, 1, 1)
days = st.integers(1, 40_000)


def history_of(days: set[int]) -> History:
    history = History()
    for day in days:
        history = together(history, practised(day, ["knee_lunge"]))
    return history


@given(days)
def test_a_weekday_is_the_calendars(day: int) -> None:
    assert weekday(day) == (EPOCH + timedelta(days=day)).weekday()


@given(days, st.sets(st.integers(0, 20)))
def test_a_day_is_marked_where_there_was_a_practice_and_nowhere_else(
    today: int, ago: set[int]
) -> None:
    done = {today - back for back in ago if today - back > 0}
    week = week_of(history_of(done), today, None)
    monday = today - week.today
    assert week.practised == tuple(monday + index in done for index in range(7))
    assert week.count == len([day for day in done if monday <= day <= today])


def test_the_week_begins_on_monday() -> None:
    sunday = (date(2026, 11, 22) - EPOCH).days
    history = history_of({sunday - 6, sunday, sunday + 1})
    assert week_of(history, sunday, None).count == 2
    assert week_of(history, sunday + 1, None).count == 1


@given(st.sets(st.integers(20_000, 20_060), min_size=1), st.integers(20_000, 20_060))
def test_a_calendar_has_whole_weeks_from_the_first_practice_to_this_one(
    done: set[int], today: int
) -> None:
    done = {day for day in done if day <= today} or {today}
    weeks = calendar_of(history_of(done), today)
    assert 1 <= len(weeks) <= WEEKS
    monday = today - weekday(today) - 7 * (len(weeks) - 1)
    days = dict(enumerate((day for week in weeks for day in week), start=monday))
    assert {day for day, kind in days.items() if kind is Day.DONE} == done & days.keys()
    assert {day for day, kind in days.items() if kind is Day.AFTER} == set(
        range(today + 1, monday + 7 * len(weeks))
    )
    assert (days[today] is Day.TODAY) is (today not in done)
    if 1 < len(weeks) < WEEKS:
        assert Day.DONE in weeks[0]
