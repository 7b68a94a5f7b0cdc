"""The doors let in the locales that there are words for, and name the languages to all others."""

from skill.app.envelope import LOCALES, other_language
from skill.app.skill import read_contents


def test_the_doors_and_the_content_agree() -> None:
    assert read_contents().keys() == LOCALES


def test_somebody_of_another_language_hears_which_there_are() -> None:
    assert other_language()["response"]["outputSpeech"]["text"] == (
        "For now My Back Stretches speaks Deutsch and English only, so I'll say goodbye here."
    )
