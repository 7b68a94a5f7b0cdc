"""From the first word to the first movement."""

from simulator.speech import Speech
from skill.app.skill import read_contents
from tests.person import Person

PRICE = read_contents()["en-US"].price
ARRIVING = 8.0
"""Seconds of getting onto the chair: they do not count."""


def until(speech: Speech, words: str) -> float:
    """Seconds until those words begin."""
    clock = 0.0
    for piece in speech.pieces:
        if words in piece.words:
            return clock + PRICE(piece.words.split(words)[0])
        clock += PRICE(piece.words) + piece.silence
    raise AssertionError(words)


def test_the_first_time_it_takes_at_most_75_seconds_and_one_answer(person: Person) -> None:
    script = sum(PRICE(p.words) + p.silence for p in person.launch().speech.pieces)
    thinks_and_says_yes = 3.0
    person.say("AMAZON.Yes", script + thinks_and_says_yes)
    first = until(person.speech, "Nod your head forward") - ARRIVING
    assert script + thinks_and_says_yes + first <= 75


def test_who_returns_waits_at_most_20_seconds_and_answers_nothing(person: Person) -> None:
    person.launch().say("AMAZON.Yes", 40).say("AMAZON.Stop", 5)
    person.launch(5 * 86_400)
    assert until(person.speech, "Nod your head forward") - ARRIVING <= 20
    assert not person.ended


def test_what_was_left_yesterday_is_taken_up_with_one_answer(person: Person) -> None:
    person.launch().say("AMAZON.Yes", 40).say("AMAZON.Stop", 100)
    person.launch(86_400).say("AMAZON.Yes", 12)
    assert until(person.speech, "Look straight ahead") - ARRIVING <= 20
