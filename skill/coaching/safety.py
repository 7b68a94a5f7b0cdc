"""Safety: which script is due, which of its rules were heard, and how to react to a symptom."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.content_file import read_content
from skill.coaching.errors import ContentError

EASIER: Final = "easier"
"""The variation that is the gentler way."""


class Form(StrEnum):
    """How much of the safety script is due."""

    FULL = "full"
    REMINDER = "reminder"
    LINE = "line"


def form_due(
    agreed_at: float | None,
    agreed_wording: int | None,
    wording: int,
    used: float | None,
    now: float,
    *,
    in_full: bool,
) -> Form:
    """The form that is due at `now`. Times are seconds since the epoch; None means never."""
    if in_full or agreed_at is None or agreed_wording != wording:
        return Form.FULL
    if now - agreed_at > policy.YES_HOLDS or (used is not None and now - used > policy.UNUSED):
        return Form.REMINDER
    return Form.LINE


def unheard(ends: Sequence[float], elapsed: float) -> tuple[int, ...]:
    """The rules whose words had not ended after `elapsed` seconds, at the plain estimate.

    `ends` are the seconds from the start of the speech at which each rule has been spoken.
    """
    return tuple(index for index, end in enumerate(ends) if end > elapsed)


class Symptom(Struct, frozen=True, forbid_unknown_fields=True):
    """How to react to a symptom that a person mentions."""

    advice: str
    """Its key among the words of comfort.advice."""
    level: str
    """A: emergency number. B: a doctor today. C: a doctor soon."""
    ends: bool = True
    """Whether it ends the session, so that a call for help reaches Alexa itself; else it holds
    still, and the choice is the person's."""


class Condition(Struct, frozen=True, forbid_unknown_fields=True):
    """What a question about health leads to; its words are the answer."""

    leaves_out: tuple[str, ...] = ()
    """Limitations and stretches left out today."""
    gentler: tuple[str, ...] = ()
    """Stretches done in their easier variation today; the words say so."""
    offer: str | None = None
    """A routine to offer instead."""
    ends: bool = False
    """Whether nothing starts until a doctor agrees: it ends the session, like a warning sign."""
    spares: bool = False
    """Whether that arm alone is left out for today, where one was named."""


class Health(Struct, frozen=True, forbid_unknown_fields=True):
    """content/health.toml."""

    symptoms: dict[str, Symptom]
    conditions: dict[str, Condition]


def read_health(text: str, catalogue: Catalogue) -> Health:
    """Read health.toml. Raises ContentError."""
    health = read_content(text, "health.toml", Health)
    for name, symptom in health.symptoms.items():
        if symptom.level not in ("A", "B", "C"):
            raise ContentError("health.toml", f"symptoms.{name}.level", "must be A, B or C")
        if symptom.level in ("A", "B") and not symptom.ends:
            raise ContentError("health.toml", f"symptoms.{name}", "levels A and B end the session")
    for name, condition in health.conditions.items():
        if condition.offer is not None and condition.offer not in catalogue.routines:
            raise ContentError("health.toml", f"conditions.{name}.offer", "must name a routine")
        _check_condition(condition, f"conditions.{name}", catalogue)
    for stretch in catalogue.stretches.values():
        for caution in stretch.cautions:
            if caution not in health.conditions:
                raise ContentError(
                    "stretches.toml", f"{stretch.id}.cautions", f'no condition "{caution}"'
                )
    return health


def _check_condition(condition: Condition, key: str, catalogue: Catalogue) -> None:
    if condition.ends and (condition.leaves_out or condition.gentler or condition.offer):
        raise ContentError("health.toml", key, "where it ends, nothing starts")
    for stretch in condition.gentler:
        if stretch not in catalogue.stretches:
            raise ContentError("health.toml", f"{key}.gentler", f'no stretch "{stretch}"')
    # The practice that is going on is left then; it never changes under a person's hands.
    if condition.gentler and condition.offer is None:
        raise ContentError("health.toml", f"{key}.gentler", "goes with an offer")
