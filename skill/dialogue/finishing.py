"""The end of a practice: finished, or left where it was when the session died."""

from skill.coaching import policy
from skill.coaching.passage import reached_by
from skill.coaching.plan import without
from skill.coaching.practice import FinishedPractice
from skill.coaching.script import minutes_of
from skill.coaching.week import WEEK, week_of
from skill.dialogue.answer import Answer, ending, lines
from skill.dialogue.dose import question_at_the_end, step_words
from skill.dialogue.interruption import keep_place
from skill.dialogue.questions import TABLE, ask
from skill.dialogue.state import Proposal, Question, What
from skill.dialogue.time_zone import learn_time_zone
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_name
from skill.progress.record import with_finished

GIVEN_UP = ".given_up"
"""The end of the key of a practice that was given up."""


def end_in_silence(turn: Turn, *, in_silence: bool) -> None:
    """The session has died: keep the place, and finish what was surely finished."""
    if turn.active is None:
        return
    passage, waiting = turn.conversation.passage, turn.conversation.waiting
    if passage:
        place = reached_by(passage, turn.now, in_silence=in_silence)
        keep_place(turn, place.step, place.released)
        if place.finished:
            finish(turn)
    elif waiting and waiting.step is None:
        finish(turn)
    elif waiting:
        turn.practise()


def finish(turn: Turn) -> bool:
    """Close the practice; returns whether it counts as finished: some release was reached."""
    practice = turn.open()
    turn.leave()
    learn_time_zone(turn)
    if not practice.released:
        turn.keep(open_practice=None)
        return False
    row = _row(turn, practice.key, finished=True)
    turn.finished = practice.released
    turn.change(unsaved=(*turn.conversation.unsaved, row))
    turn.change(record=with_finished(turn.record, row))
    turn.keep(gently=False)
    return True


def give_up(turn: Turn) -> None:
    """Give up the open practice, if there is one; what was done is noted, but not counted."""
    practice = turn.practice
    if practice is None:
        return
    if practice.released and not turn.conversation.elsewhere:
        # A key of its own, as the same practice may still be finished on another speaker.
        row = _row(turn, f"{practice.key}{GIVEN_UP}", finished=False)
        turn.change(unsaved=(*turn.conversation.unsaved, row))
    turn.keep(open_practice=None)


def _row(turn: Turn, key: str, *, finished: bool) -> FinishedPractice:
    """What is noted of the open practice, which ends here."""
    practice = turn.open()
    left_out = [
        item.stretch for item in practice.plan.stretches if item.stretch not in practice.released
    ]
    done = without(practice.plan, left_out)
    return FinishedPractice(
        key,
        practice.started,
        turn.now,
        practice.plan.routine,
        practice.released,
        minutes_of(turn.seconds_of(done)) if done.stretches else 0,
        finished,
    )


def close_practice(turn: Turn, *, may_ask: bool = True) -> Answer:
    """Finish, say what there is to say of the week, and goodbye, or ask the week's question."""
    words, before, done = turn.words, turn.record.history, len(turn.open().released)
    if not finish(turn):
        return ending(words.line("practice.nothing_done"))
    before_it = turn.record.finished - 1
    said = [words.choice("practice.well_done", before_it)]
    if before_it == 0:
        said.append(words.line(f"practice.first{'' if done > 1 else '_of_one'}", count=done))
    elif not before.on(turn.today):
        said.append(_of_the_week(turn))
    kept_out = _only_today(turn) if may_ask else ()
    if kept_out:
        return _offer_to_leave_out(turn, said, kept_out)
    question = question_at_the_end(turn) if may_ask else None
    if question is None and may_ask and _reminder_due(turn):
        return _offer_reminder(turn, said)
    if question is None:
        return ending(*said, words.choice("practice.closing", before_it))
    key = step_words(turn) if question is Question.STEP else TABLE[question].words
    return ask(turn, question, lines(*said), asked=key)


def _only_today(turn: Turn) -> tuple[str, ...]:
    """What was left out for today, and may be meant for good."""
    today, always = turn.wanted_today, turn.preferences.left_out
    return tuple(item for item in today.left_out if item not in (*today.settled, *always))


def _offer_to_leave_out(turn: Turn, said: list[str], items: tuple[str, ...]) -> Answer:
    """What was left out today was left out at once: whether it lasts is asked here, once."""
    turn.want_today(settled=(*turn.wanted_today.settled, *items))
    turn.change(proposal=Proposal(What.LEAVE_OUT, items), behind=None)
    things = turn.words.listing(tuple(left_out_name(turn, item) for item in items))
    named = turn.words.line("confirm.left_out_today", things=things)
    return ask(turn, Question.CONFIRM, lines(*said, named), asked="confirm.always")


def _reminder_due(turn: Turn) -> bool:
    return (
        turn.record.finished >= policy.REMINDER_OFFERED_AFTER and not turn.record.reminder_offered
    )


def _offer_reminder(turn: Turn, said: list[str]) -> Answer:
    """The one time that the skill brings reminders up, whatever the answer."""
    turn.keep(reminder_offered=True)
    return ask(turn, Question.OFFER_REMINDER, lines(*said))


def _of_the_week(turn: Turn) -> str:
    """What is worth saying of the week, once a day: a second day, and every one that follows."""
    week = week_of(turn.record.history, turn.today, turn.preferences.goal)
    number = turn.today // WEEK
    if week.count == week.goal == 1:
        return turn.words.line("week.reached_once")
    if week.count == week.goal:
        return turn.words.choice("week.reached", number, count=week.count)
    return turn.words.choice("week.so_far", number, count=week.count) if week.count > 1 else ""
