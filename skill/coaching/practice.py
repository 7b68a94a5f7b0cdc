"""A practice: one time through a plan, which may span several sessions."""

from msgspec import Struct

from skill.coaching.plan import Plan, Planned, Step


class OpenPractice(Struct, frozen=True, omit_defaults=True):
    """A practice that has begun and is not finished."""

    key: str
    """Its start time, ISO 8601 in UTC, and what makes it unique among speakers."""
    started: float
    """Seconds since the epoch."""
    plan: Plan
    bookmark: Step
    """Where to take it up again: the start of the passage saved last, or a later place."""
    touched: float
    """Seconds since the epoch when the person was last active in it."""
    released: tuple[str, ...] = ()
    """The stretches of which a release was surely spoken."""
    skipped: tuple[Planned, ...] = ()
    """The stretches taken out of the plan today, so that the person can go back to them."""


class FinishedPractice(Struct, frozen=True, omit_defaults=True):
    """A practice that is over: it reached the last release of its plan, or was given up."""

    key: str
    started: float
    """Seconds since the epoch."""
    ended: float
    """Seconds since the epoch."""
    routine: str
    stretches: tuple[str, ...]
    """Those of which a release was surely spoken."""
    minutes: int = 0
    """How long these stretches take at its dose; 0 if unknown."""
    finished: bool = True
    """Whether it reached its end; otherwise it does not count."""
