"""What the page shows while nothing is open: what is practised, what is kept, what one may say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.clock import Clock
from simulator.envelope import account_id, person_id
from simulator.understanding import Understanding
from simulator.web.stage import PageStage

Told = dict[str, Any]

Overview = Callable[[str, str, str | None, float], Told]
"""The skill's door: a locale, the ids of account and person, and the time."""


def overview_of(
    door: Overview, understanding: Understanding, clock: Clock
) -> Callable[[PageStage], Told]:
    """What the door tells of whoever speaks now, with how the skill is opened and asked."""

    def overview(stage: PageStage) -> Told:
        setting = stage.setting
        person = setting.person and person_id(setting.person)
        told = door(setting.locale, account_id(), person, clock.now())
        asks = {name: understanding.asking(words) for name, words in told["asks"].items()}
        return {**told, "example": understanding.example, "asks_closed": asks}

    return overview
