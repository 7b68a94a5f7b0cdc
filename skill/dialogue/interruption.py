"""Where in the practice a remark falls, and where the practice then waits.

While a practice is paced, either a passage is being spoken (`conversation.passage`) or the practice
waits (`conversation.waiting`). The clock places a remark in the passage's timetable, with three
degrees of certainty: what was surely spoken (for the place that is kept, so that nothing is left
out), what was most likely spoken (for the answer, so that it fits what the person hears), and what
may have been spoken (for a "ready" a moment before the question, as the person knows better than
the clock).
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from skill.coaching.cue import Entry
from skill.coaching.passage import (
    Arrival,
    Passage,
    furthest_by,
    heard_out,
    likely_asked,
    likely_over,
    reached_by,
    stretches_of,
)
from skill.coaching.plan import Step, steps
from skill.coaching.stretches import Position
from skill.dialogue.state import Question, Waiting
from skill.dialogue.turn import Turn


class Interruption(Struct, frozen=True):
    """Where a remark falls in the practice."""

    step: Step | None
    """The step to go on with; None after the last release."""
    position: Position
    """Where the body is, or comes from."""
    waiting: Waiting | None = None
    """What the practice waits for, if no passage was being spoken."""
    arriving: Arrival | None = None
    """The change of position going on."""
    ahead: bool = False
    """Whether that change may not have been announced yet."""
    asked: bool = True
    """Whether it has most likely been announced."""
    early: bool = False
    """Whether the question that was answered was most likely not asked yet."""

    @property
    def stretching(self) -> bool:
        """Whether the turn interrupted a stretch, so that it has to be eased out of first."""
        return self.waiting is None and self.arriving is None

    @property
    def begins(self) -> bool:
        """Whether it waits before the next step, with nothing half done."""
        return self.waiting is not None and self.waiting.entry is Entry.NEXT

    @property
    def away(self) -> bool:
        """Whether the person may be anywhere by now: after a pause, or up after the end."""
        return self.waiting is not None and self.waiting.entry is Entry.TAKEN_UP


def interrupt(turn: Turn, *, answering: bool = False, surely: bool = False) -> Interruption:
    """Find where the remark falls, and keep the place: never later than where the person was.

    `answering`: what was said answers the question at the passage's end, if that may have been
    heard by now; the person knows better than the clock. `surely`: the practice breaks off
    here, so what is found, too, is only what is sure.
    """
    passage = turn.conversation.passage
    if passage is None:
        return where_it_waits(turn)
    place = reached_by(passage, turn.now)
    answered = answering and heard_out(passage, turn.now)
    keep_place(
        turn,
        passage.following if answered else place.step,
        passage.steps if answered else place.released,
    )
    # An answer goes by what is most likely; breaking off, only by what is sure.
    likely = not surely and likely_over(passage, turn.now)
    if answered or likely or place.over or place.finished:
        wait_at(turn, _at_the_end_of(passage))
        return replace(where_it_waits(turn), early=answered and not likely_over(passage, turn.now))
    step = place.step or turn.open().bookmark
    if place.arriving:
        return Interruption(
            step,
            place.arriving.start,
            arriving=place.arriving,
            ahead=place.ahead,
            asked=likely_asked(passage, turn.now),
        )
    return Interruption(step, turn.position_of(step))


def _at_the_end_of(passage: Passage) -> Waiting:
    if passage.following:
        return Waiting(passage.following, passage.end, Entry.NEXT, Question.READY)
    return Waiting(None, passage.end, Entry.TAKEN_UP, Question.BACK_UP)


def where_it_waits(turn: Turn) -> Interruption:
    """Where the practice waits. Raises LookupError if it does not."""
    waiting = turn.conversation.waiting
    if waiting is None:
        raise LookupError("the practice neither goes on nor waits")
    return Interruption(waiting.step, waiting.position, waiting)


def wait_at(turn: Turn, waiting: Waiting) -> None:
    """Wait there."""
    turn.change(waiting=waiting, position=waiting.position, passage=None, active=True)


def keep_place(turn: Turn, step: Step | None, released: Iterable[Step]) -> None:
    """Keep the place, and the stretches of which a release was spoken."""
    practice = turn.open()
    kept = tuple(dict.fromkeys((*practice.released, *stretches_of(released))))
    turn.practise(bookmark=step or practice.bookmark, released=kept)


def break_off(turn: Turn, here: Interruption) -> Step:
    """Keep the place for another time; if the practice waited, the sure place is kept already.

    What it waits to go on with is only most likely what comes next.
    """
    kept = turn.open().bookmark if here.waiting or here.step is None else here.step
    return turn.practise(bookmark=kept).bookmark


def hold_still(
    turn: Turn, here: Interruption, question: Question = Question.READY, *, arrived: bool = False
) -> Waiting:
    """Stay there: the practice goes on from there after an answer.

    `arrived`: by then a change of position that is going on will be over.
    """
    if here.waiting:
        entry = here.waiting.entry
    elif here.stretching:
        entry = Entry.AGAIN
    else:
        entry = Entry.ARRIVED if arrived and here.asked else Entry.NEXT
    waiting = Waiting(here.step, here.position, entry, question)
    wait_at(turn, waiting)
    return waiting


def pause_at(turn: Turn, here: Interruption) -> Waiting:
    """Wait for a person who may go away, and will have to get into position again."""
    waiting = Waiting(here.step, here.position, Entry.TAKEN_UP, Question.PAUSED)
    wait_at(turn, waiting)
    return waiting


def set_waiting(turn: Turn, step: Step | None, here: Interruption, question: Question) -> Waiting:
    """Wait to go on with another step than the one going on."""
    if step is None:
        question = Question.BACK_UP
    away = here.away and step is not None
    position = Position.STANDING if away else here.position
    waiting = Waiting(step, position, Entry.TAKEN_UP if away else Entry.NEXT, question)
    if step:
        turn.practise(bookmark=step)
    wait_at(turn, waiting)
    return waiting


def step_after(turn: Turn, stretch: str) -> Step | None:
    """The first step of the stretch that follows in the plan."""
    every = steps(turn.open().plan, turn.catalogue)
    last = max((i for i, step in enumerate(every) if step.stretch == stretch), default=-1)
    return every[last + 1] if last + 1 < len(every) else None


def first_step(turn: Turn, stretch: str) -> Step:
    """The first step of a stretch of the plan."""
    every = steps(turn.open().plan, turn.catalogue)
    return next(step for step in every if step.stretch == stretch)


def step_before(turn: Turn, step: Step | None) -> Step | None:
    """The step before that one; before the end, the last."""
    every = steps(turn.open().plan, turn.catalogue)
    index = every.index(step) if step else len(every)
    return every[index - 1] if index else None


def current_step(turn: Turn, here: Interruption) -> Step | None:
    """The step a remark is about: the one going on, or the one just done; None without any."""
    just_done = here.step is None or here.begins
    return (step_before(turn, here.step) or here.step) if just_done else here.step


def side_is_sure(turn: Turn, here: Interruption) -> bool:
    """Whether the person is surely in the stretch, and on the side, of the step to go on with.

    The clock may be slow: with a faster voice they may be further on than was surely spoken.
    """
    passage, step = turn.conversation.passage, here.step
    if passage is None or step is None:
        return True
    further = furthest_by(passage, turn.now)
    return further is not None and (further.stretch, further.side) == (step.stretch, step.side)


def begun(turn: Turn, step: Step) -> bool:
    """Whether a repeat of that step's stretch stands before it in the plan."""
    before = step_before(turn, step)
    return before is not None and before.stretch == step.stretch


def left_down(turn: Turn, here: Interruption) -> Position | None:
    """Where a person is down who is left where they are; None if they are not, or may be up."""
    positions = [here.position]
    if here.arriving:
        positions.append(turn.position_of(here.arriving.step))
    down = next((position for position in positions if position.is_down), None)
    return None if here.away else down


def way_up(turn: Turn, here: Interruption) -> str:
    """How to get up, for a person who is left where they are; nothing if they are not down."""
    down = left_down(turn, here)
    if down is None:
        return ""
    return turn.words.line(f"practice.way_up.{turn.writer(turn.open().plan).way_up(down)}")


def replan(turn: Turn, **changes: Any) -> None:
    """Change the open practice's plan; its bookmark keeps meaning the same place."""
    turn.practise(plan=msgspec.structs.replace(turn.open().plan, **changes))
