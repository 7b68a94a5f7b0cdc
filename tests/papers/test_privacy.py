"""docs/privacy.md and docs/terms.md are true, and say what has to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from infra.skill_package.listing import read_rules
from simulator.invocation import OneShot, invocation, without_wake_word
from skill.coaching import policy
from skill.coaching.history import History
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.progression import Progression
from skill.progress.items import Item
from skill.progress.record import Agreement, Preferences, Record, Today

ROOT = Path(__file__).parents[2]
PRIVACY = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
TERMS = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
TEMPLATE = (ROOT / "infra" / "template.yaml").read_text(encoding="utf-8")
KEPT = " ".join(row for row in PRIVACY.splitlines() if row.startswith("| "))

NAMED: dict[type[msgspec.Struct], dict[str, str]] = {
    Item: {
        "owner": "An id that Alexa gives to your account",
        "item": "an id for you as well",
        "schema": "",
        "revision": "",
        "request": "Alexa's number of the request that was saved last",
        "expires_at": "",
        "data": "",
    },
    Record: {
        "agreed": "When you last said yes to the safety rules",
        "full_script_next": "begin with the whole safety rules",
        "gently": "or gently",
        "finished": "how many they are in all",
        "counted": "how many they are in all",
        "history": "on which days of the last six weeks",
        "used": "When you last spoke to the skill",
        "time_zone": "time zone of your speaker",
        "progression": "On which day your repeats or holds last changed",
        "time_zone_at": "When Alexa was last asked for the time zone",
        "reminder_offered": "whether reminders have been spoken of",
        "preferences": "Your preferences",
        "today": "What you have asked for on one day alone",
        "open_practice": "The practice you have begun",
    },
    History: {
        "last": "on which days of the last six weeks you practised",
        "days": "on which days of the last six weeks you practised",
        "first": "the first three days on which you did each stretch",
    },
    Agreement: {
        "at": "When you last said yes",
        "wording": "to which version of them",
        "said_by": "when those that you cut short were said",
    },
    Preferences: {
        "routine": "routine",
        "repeats": "repeats",
        "hold": "holds",
        "pace": "pace",
        "first_side": "which side first",
        "ask_less": "fewer questions",
        "left_out": "what you have asked to leave out",
        "variations": "easier versions",
        "own": "a routine of your own",
        "goal": "how many days a week",
    },
    Today: {
        "day": "on one day alone",
        "talk": "how much is said",
        "counts": "whether seconds are counted",
        "left_out": "what to leave out",
        "variations": "easier versions",
        "settled": "what the skill need not ask about again",
    },
    Progression: {
        "since": "On which day your repeats or holds last changed",
        "back": "on which day they were last made less",
        "asked": "last asked how hard the exercise was",
        "offered": "or offered a little more",
        "eased": "on which day you last made it easier or found it too much",
    },
    OpenPractice: {
        "key": "when you began",
        "started": "when you began",
        "plan": "which stretches, how many repeats, how long the holds",
        "bookmark": "how far you got",
        "touched": "When you last spoke to the skill",
        "released": "how far you got",
        "skipped": "which stretches",
    },
    FinishedPractice: {
        "key": "when, which routine",
        "started": "when, which routine",
        "ended": "when, which routine",
        "routine": "which routine",
        "stretches": "which stretches",
        "minutes": "how many minutes",
        "finished": "whether you came to the end",
    },
}
"""Every field that is kept, and the words of the page for it; none for what is said by others."""


@pytest.mark.parametrize("kept", NAMED, ids=lambda kept: kept.__name__)
def test_all_that_is_kept_is_named(kept: type[msgspec.Struct]) -> None:
    assert NAMED[kept].keys() == set(kept.__struct_fields__)
    assert [words for words in NAMED[kept].values() if words not in KEPT] == []


def test_it_is_kept_as_long_as_the_page_says() -> None:
    expiry = set(re.findall(r"(\d+) days after", PRIVACY))
    assert expiry == {str(policy.KEPT_FOR // 86_400)}


def test_the_log_is_kept_as_long_as_the_page_says() -> None:
    (days,) = re.findall(r"it is kept for (\d+) days", PRIVACY)
    assert re.search(rf"^  LogDays:\n    Type: Number\n    Default: {days}$", TEMPLATE, re.M)


def test_that_there_is_a_backup_is_said() -> None:
    # It reaches back 35 days (Amazon DynamoDB Developer Guide, "Point-in-time backups").
    assert "PointInTimeRecoveryEnabled: true" in TEMPLATE
    assert "a backup that reaches back 35 days" in PRIVACY


def test_how_to_be_forgotten_works_when_it_is_said() -> None:
    told = re.findall(r'"(Alexa, [^"]+)"', PRIVACY)
    asked = [invocation(without_wake_word(said)[0], "my back stretches") for said in told]
    assert asked == [
        OneShot("delete everything you know about me"),
        OneShot("cancel my reminders"),
        OneShot("what do you know about me"),
    ]


@pytest.mark.parametrize("page", [PRIVACY, TERMS], ids=["privacy", "terms"])
def test_whoever_deploys_it_is_told_to_say_who_they_are(page: str) -> None:
    (told,) = re.findall(r"^> \*\*To whoever deploys this skill:\*\*(.*(?:\n>.*)*)", page, re.M)
    for words in ("in place of this paragraph", "who you are", "how you can be reached"):
        assert words in " ".join(told.replace("\n>", "").split())


def test_the_terms_say_what_the_store_says() -> None:
    terms = " ".join(TERMS.split())
    for words in read_rules("en").disclaimer[:3]:
        assert words.lower() in terms.lower()


def test_nothing_medical_is_promised() -> None:
    without = re.sub(r"professional\s+medical\s+advice, diagnosis or treatment", "", TERMS)
    without = re.sub(r"does not give medical\s+advice|not medicine", "", without)
    promise = read_rules("en").promise
    assert promise.findall(without) == []
    assert promise.findall(PRIVACY) == []
