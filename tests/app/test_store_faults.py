"""A store that fails or is slow: the voice goes on, and says once what may not be kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skill.app.skill import assemble, read_contents
from skill.coaching import policy
from skill.dialogue.unit_of_work import Budget, OutOfTimeError
from skill.progress.errors import Conflict, StoreUnavailable, UnreadableItem
from skill.progress.sqlite import SqliteStore
from skill.progress.store import Store
from tests.person import Person

CONTENT = read_contents()["en-US"]
NOT_KEPT = "your place may not be kept"


class Faulty:
    """A store that fails, or takes its time, as a test tells it to."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.faults: dict[str, Exception] = {}
        self.calls: list[str] = []
        self.worst_case = 2.0

    def _do(self, name: str, *args: Any, **kwargs: Any) -> Any:
        self.calls.append(name)
        if name in self.faults:
            raise self.faults[name]
        return getattr(self.store, name)(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: self._do(name, *args, **kwargs)


@pytest.fixture
def faulty(tmp_path: Path) -> Faulty:
    return Faulty(SqliteStore(tmp_path / "progress.sqlite"))


@pytest.fixture
def someone(faulty: Faulty) -> Person:
    return Person(assemble(faulty))


@pytest.mark.parametrize("fault", [StoreUnavailable("down"), UnreadableItem("garbage")])
def test_a_read_that_fails_is_outlived_and_told_once(
    fault: Exception, faulty: Faulty, someone: Person
) -> None:
    faulty.faults = {"read": fault}
    someone.launch()
    assert someone.words.startswith("Welcome to My Back Stretches.")
    someone.say("AMAZON.Yes", 40)
    assert NOT_KEPT in someone.words
    someone.say("Ready", 200)
    assert NOT_KEPT not in someone.words


def test_what_could_not_be_saved_is_saved_by_the_next_turn_that_can(
    faulty: Faulty, someone: Person
) -> None:
    faulty.faults = {"read": StoreUnavailable("down")}
    someone.launch().say("AMAZON.Yes", 40)
    faulty.faults = {}
    someone.say("Ready", 200)
    someone.die()
    someone.launch(60)
    assert someone.words.startswith("Carrying on with the shoulder blade stretch")


def test_conflict_upon_conflict_is_told(faulty: Faulty, someone: Person) -> None:
    someone.launch().say("AMAZON.Yes", 40)
    faulty.faults = {"save": Conflict("again")}
    someone.say("Ready", 200)
    assert NOT_KEPT in someone.words
    assert "Shoulder blade stretch." in someone.words


ENDS = [
    *(
        ("Symptom", {"symptom": name})
        for name, symptom in CONTENT.health.symptoms.items()
        if symptom.ends
    ),
    *(
        ("HealthQuestion", {"condition": name})
        for name, condition in CONTENT.health.conditions.items()
        if condition.ends
    ),
]
PAIN = ("Symptom", {"symptom": "pain"})


def stretching(person: Person) -> Person:
    """With a release behind."""
    return person.launch().say("AMAZON.Yes", 40).say("WhichSide", 110)


def at_the_end(person: Person) -> Person:
    """Of a whole practice: only the way up is left."""
    return person.say("DoStretch", stretch="neck_flexion").say("AMAZON.Yes", 40)


@pytest.mark.parametrize(("name", "slots"), [*ENDS, PAIN])
@pytest.mark.parametrize("reach", [stretching, at_the_end])
@pytest.mark.parametrize("fault", [StoreUnavailable("down"), Conflict("again")])
def test_nothing_comes_before_what_a_person_in_trouble_has_to_hear(
    name: str,
    slots: dict[str, str | int],
    reach: Callable[[Person], Person],
    fault: Exception,
    faulty: Faulty,
    someone: Person,
    person: Person,
) -> None:
    reach(person).say(name, 200, **slots)
    reach(someone)
    faulty.faults = {"save": fault}
    someone.say(name, 200, **slots)
    assert (someone.words, someone.ended) == (person.words, person.ended)


def test_that_the_place_may_be_lost_is_told_after_that(faulty: Faulty, someone: Person) -> None:
    stretching(someone)
    faulty.faults = {"save": StoreUnavailable("down")}
    assert NOT_KEPT not in someone.say("Symptom", 5, symptom="pain").words
    assert NOT_KEPT in someone.say("AMAZON.Yes", 5).words


def test_nobody_is_asked_to_note_what_was_given_up(faulty: Faulty, someone: Person) -> None:
    stretching(someone)
    faulty.faults = {"save": StoreUnavailable("down")}
    someone.say("StartRoutine", 5, routine="lower_back").say("AMAZON.Stop", 5)
    assert someone.ended
    assert "Well done" not in someone.words


def test_a_deletion_that_meets_others_is_said_to_have_failed(
    faulty: Faulty, someone: Person
) -> None:
    stretching(someone)
    faulty.faults = {"forget": Conflict("again")}
    someone.say("ForgetMe", 5).say("AMAZON.Yes", 5)
    assert someone.words == CONTENT.words.line("record.not_forgotten")


def test_no_operation_is_begun_that_might_not_end_in_time() -> None:
    clock = iter([0.0, 3.9, 4.1])
    budget = Budget(lambda: next(clock))
    budget.allow(2.0)
    with pytest.raises(OutOfTimeError):
        budget.allow(2.0)


def test_a_slow_store_leaves_the_voice_its_time(
    faulty: Faulty, someone: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operation that would not fit into what is left of the turn is not begun."""
    someone.launch().say("AMAZON.Yes", 40)
    faulty.worst_case = policy.TURN_TAKES + 1
    faulty.calls.clear()
    someone.say("Ready", 200)
    assert faulty.calls == []
    assert NOT_KEPT in someone.words


def test_a_practice_of_which_only_the_row_was_written_counts(
    faulty: Faulty, someone: Person
) -> None:
    someone.say("DoStretch", stretch="neck_flexion").say("AMAZON.Yes", 40)
    faulty.faults = {"save": StoreUnavailable("down")}
    someone.say("AMAZON.Yes", 200)
    assert "Well done." in someone.words
    faulty.faults = {}
    for period in ("all", "week"):
        someone.say("Progress", 60, period=period)
        assert someone.words.startswith(("Once, in all.", "One day of three this week."))
        someone.die()


def test_a_file_that_was_set_aside_is_told_of_once(tmp_path: Path) -> None:
    path = tmp_path / "progress.sqlite"
    path.write_bytes(b"once upon a time " * 200)
    person = Person(assemble(SqliteStore(path))).launch()
    assert person.words.startswith("I couldn't read my notes, so I've begun new ones")
    assert person.words.endswith("Shall we start?")
    assert "notes" not in person.say("AMAZON.Yes", 40).words
    person.say("AMAZON.Stop", 60)
    assert "notes" not in person.launch(60).words
