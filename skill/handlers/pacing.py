"""How a practice goes on: the next passage, the same repeat again, waiting, and the end.

While a practice is paced, either a passage is being spoken or the practice waits: the one is
`conversation.passage`, the other `conversation.waiting`. Only this module changes them, and every
handler that leads back into the practice ends in one of its functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from skill.coaching.passage import (
    Arrival,
    Composed,
    Passage,
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
from skill.handlers.conversation import Question, Reentry, Waiting
from skill.handlers.turn import DAY, Turn

MORE_TIME = 20.0
"""Seconds given to who asks for more time."""
WEEK = 7 * DAY


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
        return _waiting_spot(turn)
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
        _wait_at(turn, _at_the_end_of(passage))
        return _waiting_spot(turn)
    step = place.step or turn.open().bookmark
    if place.arriving:
        return Spot(step, place.arriving.start, arriving=place.arriving)
    return Spot(step, turn.position_of(step))


def _at_the_end_of(passage: Passage) -> Waiting:
    if passage.following:
        return Waiting(passage.following, passage.end, Reentry.NEXT, Question.READY)
    return Waiting(None, passage.end, Reentry.TAKEN_UP, Question.BACK_UP)


def _waiting_spot(turn: Turn) -> Spot:
    waiting = turn.conversation.waiting
    if waiting is None:
        raise LookupError("the practice neither goes on nor waits")
    return Spot(waiting.step, waiting.position, waiting)


def _wait_at(turn: Turn, waiting: Waiting) -> None:
    turn.change(waiting=waiting, position=waiting.position, passage=None, active=True)


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
        return ask_again(turn, spot.waiting, lines(*said))
    if spot.step is None:
        raise LookupError("a passage without a step")
    entry = Entry.NEXT if spot.arriving else Entry.AGAIN
    lead = eased(turn, spot, *said)
    return speak(turn, spot.step, entry, spot.position, lead, noted=spot.arriving is not None)


def return_to_practice(turn: Turn, *said: str) -> Answer:
    """Go on after a question that had been put in front of the practice's own.

    What it interrupted goes straight on; what was waiting before, waits again.
    """
    waiting = _waiting_spot(turn).waiting
    if waiting is None:
        raise LookupError("the practice does not wait")
    interrupted = waiting.question is Question.READY and waiting.reentry is not Reentry.NEXT
    if interrupted and waiting.step:
        return enter(turn, waiting, waiting.step, *said)
    return ask_again(turn, waiting, lines(*said))


def go_to(
    turn: Turn, spot: Spot, step: Step, lead: Sequence[Cue] = (), entry: Entry = Entry.NEXT
) -> Answer:
    """Go on with another step than the one going on, from wherever the body is."""
    if spot.away:
        name = turn.words.line(
            "moving.next", name=turn.words.line(f"stretches.{step.stretch}.name")
        )
        return speak(turn, step, Entry.TAKEN_UP, Position.STANDING, (*lead, *lines(name)))
    if entry is Entry.AGAIN and spot.arriving:
        entry = Entry.NEXT
    return speak(turn, step, entry, spot.position, lead)


def speak(
    turn: Turn,
    step: Step,
    entry: Entry,
    position: Position,
    lead: Sequence[Cue] = (),
    *,
    noted: bool = False,
) -> Answer:
    """The next passage from a step on, with what is said first, and the question at its end.

    `noted`: the note on going down to the floor was said in the question before.
    """
    practice = turn.practise(bookmark=step)
    composed = compose(
        turn.writer(practice),
        step,
        entry=entry,
        position=position,
        lead=lead,
        ask_less=turn.preferences.ask_less,
        noted=noted,
    )
    turn.change(active=True, waiting=None, position=composed.passage.end)
    return _spoken(turn, composed)


def _spoken(turn: Turn, composed: Composed) -> Answer:
    words, passage = turn.words, composed.passage
    if passage.following is None:
        asked = words.line(_end_question(passage.end))
        reprompt = waiting_reprompt(words.line("practice.reprompt_up"), asked)
        return Answer(composed.cues, Question.BACK_UP, asked, reprompt, passage)
    asked = _next_question(turn, passage.following, passage.end)
    how = words.line("practice.reprompt_ready")
    reprompt = waiting_reprompt(how, words.line("practice.ready"))
    return Answer(composed.cues, Question.READY, asked, reprompt, passage)


def _next_question(turn: Turn, following: Step, position: Position) -> str:
    words, target = turn.words, turn.position_of(following)
    if target is position:
        return words.line("practice.go_on")
    said = (
        words.line(f"positions.done.{position}"),
        words.line(f"positions.next.{target}"),
        turn.writer(turn.open()).floor_note(following, position),
        words.line("practice.ready"),
    )
    return " ".join(filter(None, said))


def _end_question(position: Position) -> str:
    return "practice.back_up" if position.is_down else "practice.all_done"


def speak_end(turn: Turn, spot: Spot, lead: Sequence[Cue] = ()) -> Answer:
    """Only the way up is left; who has been told of it already hears it again."""
    position = spot.position
    if spot.away and spot.step:
        position = Position.STANDING
    _wait_at(turn, Waiting(None, position, Reentry.TAKEN_UP, Question.BACK_UP))
    cues = (*lead, *turn.writer(turn.open()).getting_up(position))
    return _ask_whether_up(turn, position, cues)


def _ask_whether_up(turn: Turn, position: Position, said: Sequence[Cue]) -> Answer:
    asked = turn.words.line(_end_question(position))
    how = turn.words.line("practice.reprompt_up")
    return asking(said, Question.BACK_UP, asked, waiting_reprompt(how, asked))


ASKED = {
    Question.READY: ("practice.ready", "practice.reprompt_ready"),
    Question.THERE: ("interrupted.are_you_there", "practice.reprompt_ready"),
    Question.PAUSED: ("interrupted.question", "interrupted.still_waiting"),
    Question.AFTER_PAIN: ("comfort.pain_question", "comfort.resting"),
}
"""The words of the practice's questions, and how to be heard, in their reprompts."""


def ask_again(turn: Turn, waiting: Waiting, said: Sequence[Cue] = ()) -> Answer:
    """Say it, and ask what the practice waits for."""
    if waiting.question is Question.BACK_UP:
        return _ask_whether_up(turn, waiting.position, said)
    asked, how = ASKED[waiting.question]
    if waiting.question is Question.AFTER_PAIN:
        asked = turn.asked(asked)
    words = turn.words
    reprompt = waiting_reprompt(words.line(how), words.line(asked))
    return asking(said, waiting.question, words.line(asked), reprompt)


def wait(turn: Turn, spot: Spot, question: Question, said: Sequence[Cue] = ()) -> Answer:
    """Wait at the spot, with that question of the practice open."""
    return ask_again(turn, hold_still(turn, spot, question, arrived=True), said)


def hold_still(
    turn: Turn, spot: Spot, question: Question = Question.READY, *, arrived: bool = False
) -> Waiting:
    """Stay at the spot: the practice goes on from there after an answer.

    `arrived`: by then the change of position that is going on will be over.
    """
    if spot.waiting:
        reentry = spot.waiting.reentry
    elif spot.stretching:
        reentry = Reentry.AGAIN
    else:
        reentry = Reentry.ARRIVED if arrived else Reentry.NEXT
    waiting = Waiting(spot.step, spot.position, reentry, question)
    _wait_at(turn, waiting)
    return waiting


def pause_at(turn: Turn, spot: Spot) -> Waiting:
    """Wait at the spot for a person who may go away, and get into position anew."""
    waiting = Waiting(spot.step, spot.position, Reentry.TAKEN_UP, Question.PAUSED)
    _wait_at(turn, waiting)
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
    _wait_at(turn, waiting)
    return waiting


def ready(turn: Turn, *said: str) -> Answer:
    """The person is ready: go on from where the practice waits, or with what is going on."""
    spot = meet(turn, answering=True)
    if spot.waiting and spot.step:
        return enter(turn, spot.waiting, spot.step, *said)
    if spot.step is None:
        return close_practice(turn)
    if spot.arriving:
        # In position before the seconds given for it are over: no need to wait for them.
        there = turn.position_of(spot.step)
        return speak(turn, spot.step, Entry.NEXT, there, lines(*said), noted=True)
    return go_on(turn, spot, *said)


def enter(turn: Turn, waiting: Waiting, step: Step, *said: str) -> Answer:
    """Go on with the step that waits, in the way it is to be come to."""
    there, lead = turn.position_of(step), lines(*said)
    match waiting.reentry:
        case Reentry.TAKEN_UP:
            return take_up(turn, step, *said)
        case Reentry.AGAIN:
            return speak(turn, step, Entry.AGAIN, there, lead)
        case Reentry.ARRIVED:
            return speak(turn, step, Entry.NEXT, there, lead)
        case Reentry.NEXT:
            return speak(turn, step, Entry.NEXT, waiting.position, lead, noted=True)


def take_up(turn: Turn, step: Step, *said: str, rules: str = "") -> Answer:
    """Take a practice up again after a break: name the place, get into position, go on."""
    turn.practise(bookmark=step)
    place = turn.words.line("resume.carrying_on", place=turn.place_name(step))
    lead = lines(*said, place, rules, after=1.0)
    return speak(turn, step, Entry.TAKEN_UP, Position.STANDING, lead)


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
    return turn.words.line(f"practice.way_up.{turn.writer(turn.open()).way_up(down)}")


def end_in_silence(turn: Turn, *, in_silence: bool) -> None:
    """The session has died: keep the place, and finish what was surely finished."""
    if turn.active is None:
        return
    passage, waiting = turn.conversation.passage, turn.conversation.waiting
    if passage:
        place = place_at(passage, turn.now, in_silence=in_silence)
        _keep_place(turn, place.step, place.released)
        if place.finished:
            finish(turn)
    elif waiting and waiting.step is None:
        finish(turn)
    elif waiting:
        turn.practise(bookmark=waiting.step)


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
    days = {int(row.ended // DAY) for row in turn.conversation.finished if _this_week(turn, row)}
    if len(days) < 2:
        return ending(words.line("practice.well_done"))
    return ending(words.line("practice.well_done_days", count=len(days)))


def _this_week(turn: Turn, row: FinishedPractice) -> bool:
    return turn.now - row.ended < WEEK


def replan(turn: Turn, **changes: Any) -> None:
    """Change the open practice's plan; its bookmark keeps meaning the same place."""
    turn.practise(plan=msgspec.structs.replace(turn.open().plan, **changes))
