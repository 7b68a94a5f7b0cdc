"""What a person says in a whole practice of the full routine, the same to both skills."""

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
"""What follows a first launch: yes to starting, at the wall, on the floor, kneeling, and back up;
each with the seconds since the previous answer."""
UNKNOWN: Final = Services("https://api.amazonalexa.com", "")
"""Alexa's services, without a key, so that neither skill calls them: no network is measured."""
FINISHED: Final = tuple(read_contents()["en-US"].words.lines("practice.well_done"))
"""What this skill says at the end, in rotation; the stock skill always says the first of them."""


def first_practice(person: str, at: float = START, recognised: bool = False) -> list[Envelope]:
    """The requests of a person's first practice, without session attributes.

    The attributes come from the replies. `recognised`: the requests name the person as well.
    """
    setting, session = Setting(services=UNKNOWN), new_session_id()
    opened = launch(setting, SessionFacts(session, True, {}), at)
    facts, said = SessionFacts(session, False, {}), [opened]
    for name, after in ANSWERS:
        at += after
        said.append(intent(setting, facts, at, Heard(name)))
    return [_of(person, recognised, envelope) for envelope in said]


def opening(person: str, at: float = START) -> Envelope:
    """A launch by this person."""
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
