"""A practice that was not done to its end is noted, and counts nowhere."""

from collections.abc import Callable

import pytest

from simulator.envelope import Setting
from skill.coaching.practice import FinishedPractice
from skill.progress.store import Store
from tests.person import Person, owner_of

DAY = 86_400.0


def rows(person: Person, store: Store) -> tuple[FinishedPractice, ...]:
    """What is noted of the household's practices, newest first."""
    return store.read(owner_of(Setting()), person.now).finished


def begun(person: Person) -> Person:
    """In the second stretch of the chair, with a release behind."""
    return person.launch().say("AMAZON.Yes", 40).say("WhichSide", 110)


GIVING_UP: dict[str, Callable[[Person], object]] = {
    "start fresh": lambda person: person.say("AMAZON.Stop", 5).launch(DAY).say("AMAZON.No", 10),
    "too old": lambda person: person.say("AMAZON.Stop", 5).launch(5 * DAY),
    "a warning sign": lambda person: person.say("Symptom", 5, symptom="dizziness"),
    "another routine": lambda person: person.say("StartRoutine", 5, routine="lower_back").say(
        "AMAZON.Yes", 5
    ),
    "pregnancy": lambda person: person.say("HealthQuestion", 5, condition="pregnancy").say(
        "AMAZON.Yes", 5
    ),
}


@pytest.mark.parametrize("why", GIVING_UP)
def test_what_was_given_up_is_a_row_that_is_not_finished(
    why: str, person: Person, store: Store
) -> None:
    GIVING_UP[why](begun(person))
    (row,) = rows(person, store)
    assert not row.finished
    assert (row.routine, row.stretches) == ("full_back", ("neck_flexion",))
    assert row.minutes == 1
    record = store.read(owner_of(Setting()), person.now).record
    assert (record.finished, record.history.days) == (0, 0)


def test_where_no_release_was_reached_there_is_nothing_to_note(
    person: Person, store: Store
) -> None:
    person.launch().say("AMAZON.Yes", 40).say("Symptom", 20, symptom="dizziness")
    assert rows(person, store) == ()


def test_what_was_done_to_its_end_is_finished_and_has_its_minutes(
    person: Person, store: Store
) -> None:
    person.say("DoStretch", stretch="knee_lunge").say("AMAZON.Yes", 45)
    person.say("AMAZON.Yes", 225).say("AMAZON.Yes", 100)
    (row,) = rows(person, store)
    assert row.finished
    assert row.minutes == 3


def test_a_day_without_a_release_or_an_end_is_no_day_practised(person: Person) -> None:
    begun(person).say("AMAZON.Stop", 5)
    person.say("Progress", 60)
    assert "no finished practice" in person.words
