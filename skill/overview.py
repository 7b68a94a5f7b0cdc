"""Door 3: what is practised and what is kept of a person, for a page on the same machine."""

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import msgspec

from skill.app.skill import read_contents
from skill.coaching.plan import OWN, Plan, sides_of, without
from skill.coaching.planning import Dose, Wishes, make_plan, own_routine, usual_hold
from skill.coaching.script import minutes_of, writer_of
from skill.coaching.week import calendar_of
from skill.dialogue.turn import DEFAULT_ROUTINE, Content
from skill.progress import HOUSEHOLD, Owner, Preferences, Record, open_store
from skill.progress.time_zone import local_day
from skill.screens.figures import graphic
from skill.screens.palette import DARK, LIGHT

SAYINGS: Final = "overview.sayings"
"""The key of what one may say in the middle of a practice."""


def overview(locale: str, account: str, person: str | None, now: float) -> dict[str, Any]:
    """What a practice holds now, and what is kept of the person, as JSON.

    `account` and `person` are Alexa's ids, `person` None for nobody it recognised; `now` is in
    seconds since the epoch. The store is the one that the environment names. Raises KeyError for
    a locale that is not spoken, ValueError for ids that a store cannot hold, and ProgressError if
    the store fails or cannot read what it holds.
    """
    content = _contents()[locale]
    record = open_store(os.environ).read(Owner(account, person or HOUSEHOLD), now).record
    plan = _plan(content, record)
    writer = writer_of(plan, content.catalogue, content.words, content.price)
    words = content.words
    return {
        "title": writer.title(),
        "minutes": minutes_of(writer.seconds),
        "stretches": list(_stretches(content, plan)),
        "palette": {"light": dict(LIGHT), "dark": dict(DARK)},
        "sayings": list(words.lines(SAYINGS)),
        "asks": {"kept": words.line("overview.kept"), "forget": words.line("overview.forget")},
        "weekdays": list(words.lines("screen.weekdays")),
        "weeks": [
            [day.value for day in week]
            for week in calendar_of(record.history, local_day(now, record.time_zone))
        ],
        "practices": record.finished,
        "kept": msgspec.to_builtins(record),
    }


@cache
def _contents() -> dict[str, Content]:
    return read_contents()


def _plan(content: Content, record: Record) -> Plan:
    """The plan of the practice that would begin now; the usual one if all of it is left out."""
    preferences: Preferences = record.preferences
    catalogue = content.catalogue
    name = preferences.routine or DEFAULT_ROUTINE
    dose = Dose(
        preferences.repeats or Dose().repeats,
        preferences.hold or usual_hold(record.finished, gently=record.gently),
        preferences.pace,
    )
    wishes = Wishes(frozenset(preferences.left_out), preferences.variations)
    routine = own_routine(catalogue, preferences.own) if name == OWN else name
    plan = make_plan(catalogue, routine, dose, wishes)
    return plan if plan.stretches else make_plan(catalogue, DEFAULT_ROUTINE, dose)


def _stretches(content: Content, plan: Plan) -> Iterator[dict[str, Any]]:
    for planned in plan.stretches:
        others = [each.stretch for each in plan.stretches if each is not planned]
        alone = without(plan, others)
        stretch = content.catalogue.stretches[planned.stretch]
        side = sides_of(stretch.order(planned.variation), plan.first_side, planned.only)[0]
        seconds = writer_of(alone, content.catalogue, content.words, content.price).seconds
        yield {
            "name": content.words.line(f"screen.stretch.{planned.stretch}"),
            "minutes": minutes_of(seconds),
            "figure": graphic(planned.stretch, planned.variation, side),
        }
