"""What a person says in a whole practice of the full routine: the same to both skills."""

import hashlib
from typing import Any, Final

from simulator.envelope import (
    Services,
    SessionFacts,
    Setting,
    intent,
    launch,
    new_session_id,
)
from simulator.meaning import Heard
from skill.app.skill import read_contents

Envelope = dict[str, Any]

START: Final = 1_800_000_000.0
"""Seconds since the epoch of the first practice."""
ANSWERS: Final = (
    ("AMAZON.YesIntent", 40.0),
    ("ReadyIntent", 210.0),
    ("ReadyIntent", 210.0),
    ("ReadyIntent", 210.0),
    ("AMAZON.YesIntent", 210.0),
)
"""After the launch of a first time: to start, at the wall, on the floor, kneeling, and back up;
with the seconds since the answer before."""
UNKNOWN: Final = Services("https://api.amazonalexa.com", "")
"""Alexa's services, without a key: neither skill calls them, as no network is measured here."""
FINISHED: Final = tuple(read_contents()["en-US"].words.lines("practice.well_done"))
"""What this skill says at the end, one after the other; the stock skill always says the first."""


def first_practice(person: str, at: float = START, recognised: bool = False) -> list[Envelope]:
    """The requests of somebody's first practice, without session attributes.

    Those are the replies' own. Where the voice is recognised, the requests name the person, too.
    """
    setting, session = Setting(services=UNKNOWN), new_session_id()
    opened = launch(setting, SessionFacts(session, True, {}), at)
    facts, said = SessionFacts(session, False, {}), [opened]
    for name, after in ANSWERS:
        at += after
        said.append(intent(setting, facts, at, Heard(name)))
    return [_of(person, recognised, envelope) for envelope in said]


def opening(person: str, at: float = START) -> Envelope:
    """The launch of somebody."""
    return first_practice(person, at)[0]


def account_of(person: str) -> str:
    """The account's id: 204 characters. "The length can vary, but is never more than 255": Alexa
    Skills Kit, Request and Response JSON Reference."""
    digest = hashlib.sha512(person.encode()).hexdigest().upper()
    return f"amzn1.ask.account.{(digest * 2)[:186]}"


def _of(person: str, recognised: bool, envelope: Envelope) -> Envelope:
    user, system = {"userId": account_of(person)}, envelope["context"]["System"]
    envelope["session"]["user"] = system["user"] = user
    if recognised:
        system["person"] = {"personId": user["userId"].replace("account", "person")}
    return envelope
