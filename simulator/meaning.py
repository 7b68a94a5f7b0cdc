"""What was understood: an intent, its slots, and how sure the speaker is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FALLBACK = "AMAZON.FallbackIntent"


@dataclass(frozen=True)
class Slot:
    """One slot of an intent, filled or not."""

    name: str
    """The slot's name in the interaction model."""
    type: str
    """The slot's type, such as ``STRETCH`` or ``AMAZON.NUMBER``."""
    spoken: str | None = None
    """What was said for it; numbers in digits. None: nothing was."""
    value_id: str | None = None
    """The id of the value it resolved to, if it did."""
    value_name: str | None = None
    """The name of that value."""
    several: tuple[Slot, ...] = ()
    """The values one by one, where the slot takes several and was given more than one."""


@dataclass(frozen=True)
class Heard:
    """An utterance as the speaker understood it."""

    intent: str
    """The intent's name in the interaction model."""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """Every slot the intent declares, by name."""
    certainty: float = 1.0
    """0 to 1; 1 is word for word."""
