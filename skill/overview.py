"""Door 3: what is practised and what is kept of a person, for a page on the same machine."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from skill.app.display import calendar
from skill.app.skill import read_contents
from skill.coaching.plan import Plan, steps, without
from skill.coaching.planning import Dose, make_plan
from skill.coaching.script import minutes_of
from skill.dialogue.state import VERSION, Conversation, Wanted
from skill.dialogue.turn import DEFAULT_ROUTINE, Content, Request, Turn
from skill.dialogue.wanted import plan_for
from skill.progress import HOUSEHOLD, Owner, Record, open_store
from skill.screens.figures import graphic
from skill.screens.palette import DARK, LIGHT
from skill.services.alexa import Alexa


def overview(locale: str, account: str, person: str | None, now: float) -> dict[str, Any]:
    """What a practice holds now, and what is kept of the person, as JSON.

    `account` and `person` are Alexa's ids, `person` None for nobody it recognised; `now` is in
    seconds since the epoch. The store is the one that the environment names. Raises KeyError for
    a locale that is not spoken, ValueError for ids that a store cannot hold, and ProgressError if
    the store fails or cannot read what it holds.
    """
    owner = Owner(account, person or HOUSEHOLD)
    record = open_store(os.environ).read(owner, now).record
    turn = _turn(_contents()[locale], owner, record, now)
    plan, words = _plan(turn), turn.words
    return {
        "title": turn.writer(plan).opening(prepare=True)[0].line,
        "stretches": list(_stretches(turn, plan)),
        "palette": {"light": dict(LIGHT), "dark": dict(DARK)},
        "sayings": list(words.lines("overview.sayings")),
        "asks": {"kept": words.line("overview.kept"), "forget": words.line("overview.forget")},
        **calendar(turn),
        "kept": msgspec.to_builtins(record),
    }


@cache
def _contents() -> dict[str, Content]:
    return read_contents()


def _turn(content: Content, owner: Owner, record: Record, now: float) -> Turn:
    """A turn in which nothing is said, and none of Alexa's services is called."""
    conversation = Conversation(VERSION, owner.person, record, record, None, began=now)
    nobody = Alexa(None, frozenset(), lambda seconds: None)
    return Turn(Request(now, ""), content, conversation, nobody)


def _plan(turn: Turn) -> Plan:
    """The plan of the practice that would begin now; the usual one if all of it is left out."""
    plan = plan_for(turn, Wanted())
    return plan if plan.stretches else make_plan(turn.catalogue, DEFAULT_ROUTINE, Dose())


def _stretches(turn: Turn, plan: Plan) -> Iterator[dict[str, Any]]:
    for planned in plan.stretches:
        alone = without(plan, [each.stretch for each in plan.stretches if each is not planned])
        side = steps(alone, turn.catalogue)[0].side
        yield {
            "name": turn.words.line(f"screen.stretch.{planned.stretch}"),
            "minutes": minutes_of(turn.seconds_of(alone)),
            "figure": graphic(planned.stretch, planned.variation, side),
        }
