"""Where a turn meets the practice, and what it waits for.

While a practice is paced, either a passage is being spoken or the practice waits: the one is
`conversation.passage`, the other `conversation.waiting`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from skill.coaching.passage import (
    Arrival,
    Passage,
    heard_out,
    likely_asked,
    likely_over,
    place_at,
    stretches_of,
)
from skill.coaching.plan import Step, steps
from skill.coaching.stretches import Position
from skill.dialogue.state import Question, Reentry, Waiting
from skill.dialogue.turn import Turn


@dataclass(frozen=True)
class Spot:
    """Where a turn meets the practice."""

    step: Step | None
    """The step to go on with; None after the last release."""
    position: Position
    """Where the body is, or comes from."""
    waiting: Waiting | None = None
    """What the practice waits for, where nothing was going on."""
    arriving: Arrival | None = None
    """The change of position going on."""
    ahead: bool = False
    """Whether that change may still be to be asked for."""
    asked: bool = True
    """Whether it has most likely been asked for."""
    early: bool = False
    """Whether the question that was answered was most likely not asked yet."""

    @property
    def stretching(self) -> bool:
        """Whether the turn interrupted a stretch, so that it has to be eased out of first."""
        return self.waiting is None and self.arriving is None

    @property
    def away(self) -> bool:
        """Whether the person may be anywhere by now: after a pause, or up after the end."""
        return self.waiting is not None and self.waiting.reentry is Reentry.TAKEN_UP


def meet(turn: Turn, *, answering: bool = False, surely: bool = False) -> Spot:
    """Find the spot, and keep the place: never later than where the person was.

    `answering`: what was said answers the question at the passage's end, if that may have been
    heard by now; the person knows better than the clock. `surely`: the practice breaks off
    here, so the spot, too, is only what is sure.
    """
    passage = turn.conversation.passage
    if passage is None:
        return waiting_spot(turn)
    place = place_at(passage, turn.now)
    answered = answering and heard_out(passage, turn.now)
    keep_place(
        turn,
        passage.following if answered else place.step,
        passage.steps if answered else place.released,
    )
    # To answer, what is most likely serves; to break off, only what is sure.
    likely = not surely and likely_over(passage, turn.now)
    if answered or likely or place.over or place.finished:
        wait_at(turn, _at_the_end_of(passage))
        return replace(waiting_spot(turn), early=answered and not likely_over(passage, turn.now))
    step = place.step or turn.open().bookmark
    if place.arriving:
        return Spot(
            step,
            place.arriving.start,
            arriving=place.arriving,
            ahead=place.ahead,
            asked=likely_asked(passage, turn.now),
        )
    return Spot(step, turn.position_of(step))


def _at_the_end_of(passage: Passage) -> Waiting:
    if passage.following:
        return Waiting(passage.following, passage.end, Reentry.NEXT, Question.READY)
    return Waiting(None, passage.end, Reentry.TAKEN_UP, Question.BACK_UP)


def waiting_spot(turn: Turn) -> Spot:
    """The spot where the practice waits. Raises LookupError where it does not."""
    waiting = turn.conversation.waiting
    if waiting is None:
        raise LookupError("the practice neither goes on nor waits")
    return Spot(waiting.step, waiting.position, waiting)


def wait_at(turn: Turn, waiting: Waiting) -> None:
    """Wait there."""
    turn.change(waiting=waiting, position=waiting.position, passage=None, active=True)


def keep_place(turn: Turn, step: Step | None, released: Iterable[Step]) -> None:
    """Keep the place, and the stretches of which a release was spoken."""
    practice = turn.open()
    kept = tuple(dict.fromkeys((*practice.released, *stretches_of(released))))
    turn.practise(bookmark=step or practice.bookmark, released=kept)


def break_off(turn: Turn, spot: Spot) -> Step:
    """Keep the spot for another time; where the practice waited, what was sure is kept already.

    What it waits to go on with is only most likely what comes next.
    """
    kept = turn.open().bookmark if spot.waiting or spot.step is None else spot.step
    return turn.practise(bookmark=kept).bookmark


def hold_still(
    turn: Turn, spot: Spot, question: Question = Question.READY, *, arrived: bool = False
) -> Waiting:
    """Stay at the spot: the practice goes on from there after an answer.

    `arrived`: by then a change of position that is going on will be over.
    """
    if spot.waiting:
        reentry = spot.waiting.reentry
    elif spot.stretching:
        reentry = Reentry.AGAIN
    else:
        reentry = Reentry.ARRIVED if arrived and spot.asked else Reentry.NEXT
    waiting = Waiting(spot.step, spot.position, reentry, question)
    wait_at(turn, waiting)
    return waiting


def pause_at(turn: Turn, spot: Spot) -> Waiting:
    """Wait at the spot for a person who may go away, and get into position anew."""
    waiting = Waiting(spot.step, spot.position, Reentry.TAKEN_UP, Question.PAUSED)
    wait_at(turn, waiting)
    return waiting


def set_waiting(turn: Turn, step: Step | None, spot: Spot, question: Question) -> Waiting:
    """Wait to go on with another step than the one going on."""
    if step is None:
        question = Question.BACK_UP
    away = spot.away and step is not None
    position = Position.STANDING if away else spot.position
    waiting = Waiting(step, position, Reentry.TAKEN_UP if away else Reentry.NEXT, question)
    if step:
        turn.practise(bookmark=step)
    wait_at(turn, waiting)
    return waiting


def step_after(turn: Turn, stretch: str) -> Step | None:
    """The first step of the stretch that follows in the plan."""
    every = steps(turn.open().plan, turn.catalogue)
    last = max((i for i, step in enumerate(every) if step.stretch == stretch), default=-1)
    return every[last + 1] if last + 1 < len(every) else None


def way_up(turn: Turn, spot: Spot) -> str:
    """How to get up, for who is left where they are; nothing for who is not down."""
    positions = [spot.position]
    if spot.arriving:
        positions.append(turn.position_of(spot.arriving.step))
    down = next((position for position in positions if position.is_down), None)
    if down is None or spot.away:
        return ""
    return turn.words.line(f"practice.way_up.{turn.writer(turn.open().plan).way_up(down)}")


def replan(turn: Turn, **changes: Any) -> None:
    """Change the open practice's plan; its bookmark keeps meaning the same place."""
    turn.practise(plan=msgspec.structs.replace(turn.open().plan, **changes))
