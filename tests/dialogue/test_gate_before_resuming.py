"""The gate stands before carrying on as well: what was missed of the rules is said first."""

from pathlib import Path

import pytest

from skill.app.skill import assemble, read_contents
from skill.coaching import policy
from skill.progress.sqlite import SqliteStore
from tests.person import Person

WORDS = read_contents()["en-US"].words
REMINDER, HELLO = WORDS.lines("safety.reminder"), WORDS.lines("safety.hello")


def lapsed(person: Person, away: float) -> Person:
    """Somebody whose yes has lapsed, and who left a practice so many seconds ago."""
    person.launch().say("AMAZON.Yes", 40).say("AMAZON.Stop", 60)
    for _ in range(4):
        person.launch(policy.YES_HOLDS / 4 - policy.DAY / 4).say("AMAZON.StartOver", 5).say(
            "AMAZON.Stop", 60
        )
    assert not any(hello in person.words for hello in HELLO)
    return person.launch(away)


@pytest.mark.parametrize("away", [policy.DAY + 600, 2 * policy.DAY])
@pytest.mark.parametrize("answer", ["AMAZON.Resume", "AMAZON.StartOver"])
def test_what_was_missed_is_said_after_the_offer_to_carry_on(
    answer: str, away: float, tmp_path: Path
) -> None:
    person = lapsed(Person(assemble(SqliteStore(tmp_path / "p.sqlite"))), away)
    assert REMINDER[0] in person.words
    person.say("AMAZON.Yes", 1)
    assert person.words.endswith("Carry on from there, or start fresh?")
    person.say(answer, 5)
    assert all(rule in person.words.split("Nod")[0] for rule in REMINDER)


def test_carrying_on_in_words_says_what_was_missed(tmp_path: Path) -> None:
    person = Person(assemble(SqliteStore(tmp_path / "p.sqlite")))
    lapsed(person, policy.DAY + 600)
    person.die()
    person.say("AMAZON.Resume", 5)
    assert REMINDER[0] in person.words
    person.say("AMAZON.Yes", 1)
    said = person.words.split("Carrying on with")[0]
    assert all(rule in said for rule in REMINDER)
