"""The end of a practice: finished, or left where it was when the session died."""

from skill.coaching.passage import place_at
from skill.coaching.practice import FinishedPractice
from skill.handlers.answer import Answer, ending
from skill.handlers.spot import keep_place
from skill.handlers.turn import Turn
from skill.progress.record import with_finished

WEEK = 7
"""Days."""


def end_in_silence(turn: Turn, *, in_silence: bool) -> None:
    """The session has died: keep the place, and finish what was surely finished."""
    if turn.active is None:
        return
    passage, waiting = turn.conversation.passage, turn.conversation.waiting
    if passage:
        place = place_at(passage, turn.now, in_silence=in_silence)
        keep_place(turn, place.step, place.released)
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
    turn.finished = True
    turn.change(unsaved=(*turn.conversation.unsaved, row))
    turn.change(record=with_finished(turn.record, row))
    turn.keep(gently=False)
    return True


def close_practice(turn: Turn) -> Answer:
    """Finish, and say goodbye."""
    words = turn.words
    if not finish(turn):
        return ending(words.line("practice.nothing_done"))
    days = turn.record.history.days_among(turn.today, WEEK)
    if days < 2:
        return ending(words.line("practice.well_done"))
    return ending(words.line("practice.well_done_days", count=days))
