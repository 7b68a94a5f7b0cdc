"""What is said of a condition is done: the words and the plan that follows name the same."""

import pytest

from skill.app.skill import read_contents
from skill.coaching.planning import Dose, make_plan
from skill.coaching.practice import OpenPractice
from skill.coaching.safety import EASIER, Condition
from skill.progress.record import Record
from skill.progress.store import Store
from tests.person import Person, owner_of

CONTENT = read_contents()["en-US"]
CATALOGUE, CONDITIONS = CONTENT.catalogue, CONTENT.health.conditions
LEFT_OUT = {
    "leaving out the floor": {"floor", "lying"},
    "leaving out the two stretches that draw the knees in": {
        "lower_back_flexion",
        "sciatic_relief",
    },
    "leaving out what bends the hip": {"lower_back_flexion", "sciatic_relief", "knee_lunge"},
    "kneeling is often hard then, so i'm leaving it out": {"kneeling"},
}
"""What the words name as left out, and what that is."""
GENTLER = {"making the nod small": {"neck_flexion"}}
STARTS_LATER = ("start me again when they agree", "no stretching until they agree", "better wait")


def words_of(name: str) -> str:
    return CONTENT.words.line(f"health.{name}").lower()


def named(phrases: dict[str, set[str]], words: str) -> set[str]:
    return {item for phrase, items in phrases.items() if phrase in words for item in items}


def record(store: Store, person: Person) -> Record:
    return store.read(owner_of(person.setting), person.now).record


def practice(store: Store, person: Person) -> OpenPractice:
    found = record(store, person).open_practice
    assert found is not None
    return found


@pytest.mark.parametrize("name", CONDITIONS)
def test_the_words_and_the_plan_name_the_same(name: str) -> None:
    condition, words = CONDITIONS[name], words_of(name)
    assert named(LEFT_OUT, words) == set(condition.leaves_out)
    assert named(GENTLER, words) == set(condition.gentler)
    assert any(phrase in words for phrase in STARTS_LATER) is condition.ends
    follows = condition.leaves_out or condition.gentler
    assert ("today" in words) is bool(follows)
    # Whoever makes it gentler says it in one of the phrases above.
    assert ("making" in words or "small" in words) is bool(condition.gentler)
    assert ("leaving" in words) is bool(condition.leaves_out)


def in_plan(condition: Condition, found: OpenPractice) -> None:
    """Whatever is left out is not in its plan, and whatever is gentler is done so."""
    for item in found.plan.stretches:
        stretch = CATALOGUE.stretches[item.stretch]
        left_out = condition.leaves_out
        assert not CATALOGUE.conflicts(stretch, item.variation, left_out, bed=found.plan.bed), item
        assert item.variation == EASIER or item.stretch not in condition.gentler, item


FOLLOWED = {name: one for name, one in CONDITIONS.items() if one.leaves_out or one.gentler}
MOMENTS = {
    "the safety script": lambda person: person.launch(),
    "on the chair": lambda person: person.launch().say("AMAZON.Yes", 40).say("WhichSide", 60),
    "at a question": lambda person: person.launch().say("AMAZON.Yes", 40).say("Next", 600),
    "lying": lambda person: (
        person.launch()
        .say("AMAZON.Yes", 40)
        .say("DoStretch", 60, stretch="lower_back_flexion")
        .say("WhichSide", 100)
    ),
    "stopped a moment ago": lambda person: (
        person.launch().say("AMAZON.Yes", 40).say("WhichSide", 110).say("AMAZON.Stop", 5)
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", FOLLOWED)
def test_what_follows_is_so_in_the_open_practice_and_in_the_next(
    name: str, moment: str, person: Person, store: Store
) -> None:
    condition = FOLLOWED[name]
    MOMENTS[moment](person)
    person.say("HealthQuestion", 5, condition=name)
    assert words_of(name).split(".")[0] in person.words.lower()
    if found := record(store, person).open_practice:
        in_plan(condition, found)
    person.say("AMAZON.Yes", 10)
    in_plan(condition, practice(store, person))
    if condition.offer:
        offered = make_plan(CATALOGUE, condition.offer, Dose()).stretches
        done = {item.stretch for item in practice(store, person).plan.stretches}
        assert done <= {item.stretch for item in offered}
    person.say("AMAZON.Stop", 5).say("StartRoutine", 5, routine="full_back")
    person.say("AMAZON.No", 10)
    in_plan(condition, practice(store, person))


def test_what_is_over_when_a_condition_is_named_is_finished(person: Person, store: Store) -> None:
    """Only getting up was left of it, and none of its stretches stays."""
    person.say("StartRoutine", routine="quick").say("AMAZON.Yes", 40)
    for _ in range(2):
        person.say("Ready", 600)
    assert "back up" in person.words
    person.say("HealthQuestion", 600, condition="osteoporosis")
    assert record(store, person).finished == 1


def test_with_nothing_left_to_carry_on_with_it_is_not_offered(person: Person, store: Store) -> None:
    person.say("DoStretch", stretch="knee_lunge").say("AMAZON.Yes", 40)
    person.say("AMAZON.Stop", 100).launch(7200)
    assert "Carry on from there" in person.words
    person.say("HealthQuestion", 5, condition="knee_replacement")
    assert record(store, person).open_practice is None
    assert "arry on" not in person.words
    # Yes to the lunge standing, and to starting.
    person.say("AMAZON.Yes", 5).say("AMAZON.Yes", 5)
    in_plan(CONDITIONS["knee_replacement"], practice(store, person))


def test_nor_where_nothing_is_there_instead(person: Person, store: Store) -> None:
    """Without a chair there is no lunge standing, and the neck is left out as well."""
    person.say("DoStretch", stretch="knee_lunge").say("AMAZON.Yes", 40)
    person.say("Avoid", 5, limitation="chair", when="today")
    person.say("Avoid", 5, limitation="neck", when="today")
    person.say("AMAZON.Stop", 100).launch(7200)
    assert "Carry on from there" in person.words
    person.say("HealthQuestion", 5, condition="knee_replacement")
    assert person.words.endswith("Shall we start your stretches?")
    person.say("AMAZON.Yes", 5)
    in_plan(CONDITIONS["knee_replacement"], practice(store, person))
