"""How a practice goes on: the next passage, the same repeat again, waiting, and the end.

Every handler that leads back into the practice ends in one of these.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from skill.coaching.passage import (
    Arrival,
    Composed,
    compose,
    heard_out,
    length,
    place_at,
    stretches_of,
)
from skill.coaching.plan import Step, steps
from skill.coaching.practice import FinishedPractice
from skill.coaching.script import Cue, Entry
from skill.coaching.stretches import Position
from skill.handlers.answer import Answer, asking, ending, lines, waiting_reprompt
from skill.handlers.conversation import Question, Reentry
from skill.handlers.turn import Turn

MORE_TIME = 20.0
"""Seconds given to who asks for more time."""
WEEK = 7 * 86_400.0


@dataclass(frozen=True)
class Spot:
    """Where a turn meets the practice."""

    step: Step | None
    """The step to go on with; None after the last release."""
    position: Position
    waiting: bool
    """Whether nothing was going on: the question at the end of the passage was open."""
    arriving: Arrival | None = None
    """The change of position going on."""

    @property
    def stretching(self) -> bool:
        """Whether the turn interrupted a stretch, so that it has to be eased out of first."""
        return not self.waiting and self.arriving is None


def meet(turn: Turn, *, answering: bool = False, surely: bool = False) -> Spot:
    """Find the spot, and keep the place: never later than where the person was.

    `answering`: what was said answers the question at the passage's end, if that may have been
    heard by now; the person knows better than the clock. `surely`: the practice breaks off
    here, so the spot, too, is only what is sure.
    """
    conversation, practice = turn.conversation, turn.open()
    passage = conversation.passage
    if passage is None:
        return Spot(conversation.upcoming, conversation.position, waiting=True)
    place = place_at(passage, turn.now)
    answered = answering and heard_out(passage, turn.now)
    _keep_place(
        turn,
        passage.following if answered else place.step,
        passage.steps if answered else place.released,
    )
    # To answer, what is most likely serves; to break off, only what is sure.
    likely = not surely and turn.now - passage.began >= length(passage)
    if answered or likely or place.over or place.finished:
        turn.change(reentry=Reentry.NEXT)
        return Spot(passage.following, conversation.position, waiting=True)
    step = place.step or practice.bookmark
    if place.arriving:
        return Spot(step, place.arriving.start, waiting=False, arriving=place.arriving)
    return Spot(step, turn.position_of(step), waiting=False)


def _keep_place(turn: Turn, step: Step | None, released: Iterable[Step]) -> None:
    practice = turn.open()
    kept = tuple(dict.fromkeys((*practice.released, *stretches_of(released))))
    turn.practise(bookmark=step or practice.bookmark, released=kept)


def eased(turn: Turn, spot: Spot, *said: str, after: float = 0.0) -> tuple[Cue, ...]:
    """What is said first: "Ease out" where it interrupts a stretch, then the answer.

    `after` are the seconds of silence behind it.
    """
    ease = turn.words.line("practice.ease_out") if spot.stretching else ""
    return lines(ease, *said, after=after)


def go_on(turn: Turn, spot: Spot, *said: str) -> Answer:
    """Answer, and go straight on: with the same repeat, or with the question that was open."""
    if spot.waiting:
        return ask_again(turn, spot, *said)
    if spot.step is None:
        raise LookupError("a passage without a step")
    entry = Entry.NEXT if spot.arriving else Entry.AGAIN
    return speak(turn, spot.step, entry, spot.position, eased(turn, spot, *said))


def ask_again(turn: Turn, spot: Spot, *said: str) -> Answer:
    """Answer, and ask what was asked before."""
    question = turn.conversation.question
    if spot.step is None:
        return wait_for_end(turn, spot, lines(*said))
    if question in (Question.PAUSED, Question.THERE, Question.AFTER_PAIN):
        return wait(turn, spot, lines(*said), question)
    return wait(turn, spot, lines(*said), Question.READY)


def speak(
    turn: Turn, step: Step, entry: Entry, position: Position, lead: Sequence[Cue] = ()
) -> Answer:
    """The next passage from a step on, with what is said first, and the question at its end."""
    practice = turn.practise(bookmark=step)
    composed = compose(
        turn.writer(practice),
        step,
        entry=entry,
        position=position,
        lead=lead,
        ask_less=turn.preferences.ask_less,
    )
    return _spoken(turn, composed)


def speak_end(turn: Turn, position: Position, lead: Sequence[Cue] = ()) -> Answer:
    """Only the way up is left."""
    writer = turn.writer(turn.open())
    turn.change(upcoming=None, position=position, passage=None)
    cues = (*lead, *writer.getting_up(position))
    asked, how = _end_question(turn, position)
    return asking(cues, Question.BACK_UP, asked, waiting_reprompt(how, asked))


def _spoken(turn: Turn, composed: Composed) -> Answer:
    following, position = composed.passage.following, composed.position
    turn.change(upcoming=following, position=position, active=True, reentry=Reentry.NEXT)
    if following is None:
        asked, how = _end_question(turn, position)
        question = Question.BACK_UP
    else:
        asked, how = _next_question(turn, following, position)
        question = Question.READY
    reprompt = waiting_reprompt(how, _last_question(turn, question, position))
    return Answer(composed.cues, question, asked, reprompt, composed.passage)


def _next_question(turn: Turn, following: Step, position: Position) -> tuple[str, str]:
    words = turn.words
    how = words.line("practice.reprompt_ready")
    target = turn.position_of(following)
    if target is position:
        return words.line("practice.go_on"), how
    said = [words.line(f"positions.done.{position}"), words.line(f"positions.next.{target}")]
    said += floor_note(turn, following)
    return " ".join((*said, words.line("practice.ready"))), how


def _end_question(turn: Turn, position: Position) -> tuple[str, str]:
    return _last_question(turn, Question.BACK_UP, position), turn.words.line("practice.reprompt_up")


def _last_question(turn: Turn, question: Question, position: Position) -> str:
    if question is Question.BACK_UP:
        down = position in (Position.LYING, Position.BED, Position.KNEELING)
        return turn.words.line("practice.back_up" if down else "practice.all_done")
    return turn.words.line("practice.ready")


def floor_note(turn: Turn, step: Step) -> list[str]:
    """What has to be known before going down to the floor, until a person knows the stretch."""
    practice = turn.open()
    planned = practice.plan.planned(step.stretch)
    target = turn.position_of(step)
    if target not in (Position.LYING, Position.KNEELING) or (planned and planned.familiar):
        return []
    if target is Position.LYING and practice.plan.no_kneeling:
        return [turn.words.line("positions.floor.no_kneeling_note")]
    if position_is_down(turn.conversation.position):
        return []
    return [turn.words.line("positions.floor.note")]


def position_is_down(position: Position) -> bool:
    """Whether a person has to get up from there with care."""
    return position in (Position.LYING, Position.KNEELING)


def wait(turn: Turn, spot: Spot, said: Sequence[Cue], question: Question) -> Answer:
    """Wait at the spot, with a question of the practice open."""
    words = turn.words
    hold_still(turn, spot, arrived=True)
    keys = {
        Question.PAUSED: ("interrupted.question", "interrupted.still_waiting"),
        Question.THERE: ("interrupted.are_you_there", "practice.reprompt_ready"),
        Question.AFTER_PAIN: ("comfort.resting_question", "comfort.resting"),
    }
    asked, how = (
        words.line(key) for key in keys.get(question, ("practice.ready", "practice.reprompt_ready"))
    )
    return asking(said, question, asked, waiting_reprompt(how, asked))


def hold_still(turn: Turn, spot: Spot, *, arrived: bool = False) -> None:
    """Stay at the spot: the practice goes on from there after an answer.

    `arrived`: by then the change of position that is going on will be over.
    """
    if spot.stretching:
        turn.change(reentry=Reentry.AGAIN)
    elif spot.arriving:
        turn.change(reentry=Reentry.ARRIVED if arrived else Reentry.NEXT)
    turn.change(upcoming=spot.step, position=spot.position, passage=None)


def wait_for_end(turn: Turn, spot: Spot, said: Sequence[Cue]) -> Answer:
    """Wait for a person to be up again."""
    turn.change(upcoming=None, position=spot.position, passage=None)
    asked, how = _end_question(turn, spot.position)
    return asking(said, Question.BACK_UP, asked, waiting_reprompt(how, asked))


def ready(turn: Turn, *said: str) -> Answer:
    """The person is ready: go on from where the practice waits, or with what is going on."""
    spot = meet(turn, answering=True)
    if spot.step is None:
        return close_practice(turn)
    if not spot.waiting and spot.arriving is None:
        return go_on(turn, spot, *said)
    there, lead = turn.position_of(spot.step), lines(*said)
    # In position before the seconds given for it are over: no need to wait for them.
    reentry = Reentry.ARRIVED if spot.arriving else turn.conversation.reentry
    if reentry is Reentry.TAKEN_UP:
        return take_up(turn, spot.step, *said)
    if reentry is Reentry.AGAIN:
        return speak(turn, spot.step, Entry.AGAIN, there, lead)
    start = there if reentry is Reentry.ARRIVED else spot.position
    return speak(turn, spot.step, Entry.NEXT, start, lead)


def take_up(turn: Turn, step: Step, *said: str, rules: str = "") -> Answer:
    """Take a practice up again after a break: name the place, get into position, go on."""
    turn.practise(bookmark=step)
    position = turn.position_of(step)
    place = turn.words.line("resume.carrying_on", place=turn.place_name(step))
    turn.change(active=True, position=Position.STANDING)
    note = floor_note(turn, step) if position_is_down(position) else []
    return speak(
        turn, step, Entry.TAKEN_UP, Position.STANDING, lines(*said, place, rules, *note, after=1.0)
    )


def step_after(turn: Turn, stretch: str) -> Step | None:
    """The first step of the stretch that follows in the plan."""
    every = steps(turn.open().plan, turn.catalogue)
    last = max((i for i, step in enumerate(every) if step.stretch == stretch), default=-1)
    return every[last + 1] if last + 1 < len(every) else None


def end_in_silence(turn: Turn, *, in_silence: bool) -> None:
    """The session has died: keep the place, and finish what was surely finished."""
    practice, passage = turn.active, turn.conversation.passage
    if practice is None or turn.conversation.elsewhere:
        return
    if passage is None:
        if turn.conversation.upcoming is None and turn.conversation.question is Question.BACK_UP:
            finish(turn)
        elif turn.conversation.upcoming:
            turn.practise(bookmark=turn.conversation.upcoming)
        return
    place = place_at(passage, turn.now, in_silence=in_silence)
    _keep_place(turn, place.step, place.released)
    if place.finished:
        finish(turn)


def finish(turn: Turn) -> bool:
    """Close the practice; whether it counts as finished: some release was reached."""
    practice = turn.open()
    turn.leave()
    if not practice.released:
        turn.keep(open_practice=None)
        return False
    row = FinishedPractice(
        practice.key, practice.started, turn.now, practice.plan.routine, practice.released
    )
    turn.change(
        finished=(row, *turn.conversation.finished), unsaved=(*turn.conversation.unsaved, row)
    )
    turn.keep(open_practice=None, finished=turn.record.finished + 1, gently=False)
    return True


def close_practice(turn: Turn) -> Answer:
    """Finish, and say goodbye."""
    words = turn.words
    if not finish(turn):
        return ending(words.line("practice.nothing_done"))
    week = [row for row in turn.conversation.finished if turn.now - row.ended < WEEK]
    days = {int(row.ended // 86_400) for row in week}
    if len(days) < 2:
        return ending(words.line("practice.well_done_first"))
    return ending(words.line("practice.well_done_days", count=len(days)))


def replan(turn: Turn, **changes: object) -> None:
    """Change the open practice's plan."""
    turn.practise(plan=msgspec.structs.replace(turn.open().plan, **changes))
