"""The loop between a person, a speaker and the clock."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Protocol, TypeAlias

from simulator.beats import Beat
from simulator.clock import Clock
from simulator.screens import Seen, Touched
from simulator.speaker import Announcer, Speaker
from simulator.states import State

SAME_MOMENT = 1e-6  # seconds: sums of the same numbers in another order differ by less


Said: TypeAlias = str | Touched | Seen
"""A line of words, or what a screen tells."""


class Ear(Protocol):
    """Where the person's words come from."""

    async def listen(self, until: float | None) -> Said | None:
        """Return what is said next, or None when the moment comes first.

        ``until`` is in seconds since 1970; None: nothing will happen before something is said.
        Raises EOFError when nothing more will be said.
        """


class Stage(Announcer, Protocol):
    """Shows what a speaker says."""

    def said(self, line: str) -> None:
        """Show what the person said; whatever was being spoken breaks off there."""

    def turn_to(self, state: State, speed: float) -> Iterable[Beat]:
        """Clear what was shown; return the beats it wants to show of a state, in order.

        Time runs ``speed`` times as fast.
        """

    def show(self, beat: Beat) -> None:
        """Show the next word, or how much of a silence is left."""


async def converse(speaker: Speaker, ear: Ear, stage: Stage, clock: Clock) -> None:
    """Let a person and a speaker talk, until the person leaves or says nothing more."""
    shown: State = None
    coming: deque[Beat] = deque()
    while not speaker.leaving:
        state = speaker.session.state
        if state is not shown:
            shown, coming = state, deque(stage.turn_to(state, clock.speed))
        moments = [moment for moment in (speaker.due, coming[0].at if coming else None) if moment]
        until = min(moments, default=None)
        try:
            told = await ear.listen(until)
        except EOFError:
            break
        if told is not None:
            _take(told, speaker, stage)
        elif coming and coming[0].at <= clock.now() + SAME_MOMENT:
            stage.show(coming.popleft())
        else:
            speaker.tick()
    stage.turn_to(None, clock.speed)


def _take(told: Said, speaker: Speaker, stage: Stage) -> None:
    match told:
        case str():
            stage.said(told)
            speaker.hear(told)
        case Touched():
            speaker.touch(told)
        case Seen():
            speaker.see(told)
