"""Reminders, which Alexa keeps: setting, moving, listing and cancelling, after a yes to each."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, put_in_front, return_behind
from skill.dialogue.questions import ask
from skill.dialogue.state import Question, ReminderWish
from skill.dialogue.time_zone import time_zone_now
from skill.dialogue.turn import Turn
from skill.intents.reminders.wish import named_days, named_time, wish_of
from skill.services.alexa import Reminder
from skill.services.errors import Gone, NotHere, NotPermitted, ServiceError, TooMany
from skill.services.schedule import Schedule, coming
from skill.services.wire import Said


def set_reminder(turn: Turn) -> Answer:
    """ "Remind me every morning at eight", "change my reminder to nine"."""
    return _set_or(turn, _ask_time)


def answer_time(turn: Turn) -> Answer:
    """ "At eight", where the time was asked for; without one, the reminder is let go."""
    return _set_or(turn, lambda turn, *_: return_behind(turn, turn.words.line("reminders.no_time")))


def _set_or(turn: Turn, without_time: Callable[..., Answer]) -> Answer:
    wish, ease = wish_of(turn), put_in_front(turn)
    turn.keep(reminder_offered=True)
    turn.change(reminder=wish)
    if wish.schedule is None:
        return without_time(turn, ease)
    return _ask_to_set(turn, wish, wish.schedule, ease)


def _ask_time(turn: Turn, *said: str) -> Answer:
    part = turn.conversation.reminder.part if turn.conversation.reminder else ""
    asked = f"reminders.time_{part.lower()}" if part else "reminders.time"
    return ask(turn, Question.REMINDER_TIME, lines(*said), asked=asked)


def _ask_to_set(turn: Turn, wish: ReminderWish, schedule: Schedule, ease: str) -> Answer:
    """Time and days once more, and the question: Amazon wants a yes to each reminder."""
    zone = time_zone_now(turn)
    if zone is None:
        return return_behind(turn, ease, turn.words.line("reminders.no_time_zone"))
    if wish.ahead is not None:
        schedule = coming(schedule.hour, schedule.minute, wish.ahead, zone, turn.now)
    wish = msgspec.structs.replace(wish, schedule=schedule)
    try:
        there = turn.alexa.reminders()
    except NotPermitted:
        there = ()  # none can be there yet: the permission is asked for after the yes
    except ServiceError as fault:
        return return_behind(turn, ease, _failure(turn, fault))
    if any(one.schedule == schedule for one in there):
        said = turn.words.line("reminders.there_already", when=_when(turn, schedule))
        return return_behind(turn, ease, said)
    old = in_its_place(there, schedule)
    turn.change(reminder=msgspec.structs.replace(wish, replaces=tuple(one.token for one in old)))
    key = "reminders.to_move" if old else "reminders.to_set"
    said = turn.words.line(key, when=_when(turn, schedule), old=_listed(turn, old))
    return ask(turn, Question.REMINDER, lines(ease, said))


def in_its_place(there: Sequence[Reminder], schedule: Schedule) -> tuple[Reminder, ...]:
    """Those that a new one replaces: there is never more than one a day that recurs, nor more than
    one on a date.
    """
    days = set(schedule.days)
    return tuple(
        one
        for one in there
        if one.schedule and one.schedule.on == schedule.on and days & set(one.schedule.days)
    )


def ask_time(turn: Turn) -> Answer:
    """Yes where a time was asked for, or to the offer of a reminder."""
    turn.change(reminder=turn.conversation.reminder or ReminderWish())
    return _ask_time(turn)


def set_it(turn: Turn) -> Answer:
    """Yes to the reminder that was just said."""
    wish = turn.conversation.reminder
    if wish is None or wish.schedule is None:
        return ask_time(turn)
    try:
        return _set(turn, wish.schedule, wish.replaces)
    except NotPermitted:
        token = msgspec.json.encode(wish.schedule).decode()
        return Answer(question=Question.REMINDER, asks_permission=token)


def permission_answered(turn: Turn) -> Answer:
    """Alexa has asked for the permission. The wish comes back in the token she was given.

    No document says whether a session's attributes come back as well.
    """
    consent, words = turn.request.consent, turn.words
    schedule = _schedule_in(consent.token) if consent else None
    if consent and consent.status == "ACCEPTED" and schedule is None:
        # Given in the Alexa app, or for a wish that did not come back.
        return answer_and_return(turn, words.line("reminders.permitted"))
    if consent is None or schedule is None or consent.status == "DENIED":
        return return_behind(turn, words.line("reminders.not_set"))
    if consent.status != "ACCEPTED":
        return _with_card(return_behind(turn, words.line("reminders.not_permitted")))
    wish = turn.conversation.reminder
    try:
        return _set(turn, schedule, wish.replaces if wish else ())
    except NotPermitted:
        return _with_card(return_behind(turn, words.line("reminders.not_permitted")))


def _schedule_in(token: str) -> Schedule | None:
    try:
        return msgspec.json.decode(token, type=Schedule)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None


def _with_card(answer: Answer) -> Answer:
    return replace(answer, permission_card=True)


def _set(turn: Turn, schedule: Schedule, replaces: Sequence[str]) -> Answer:
    """Set it, and say so. Raises NotPermitted."""
    zone = turn.record.time_zone or time_zone_now(turn)
    if zone is None:
        return return_behind(turn, turn.words.line("reminders.no_time_zone"))
    said = Said(turn.request.locale, turn.words.line("reminders.text"))
    try:
        _write(turn, schedule, zone, said, replaces)
    except NotPermitted:
        raise
    except ServiceError as fault:
        return return_behind(turn, _failure(turn, fault))
    done = turn.words.line("reminders.set", when=_when(turn, schedule))
    return return_behind(turn, done)


def _write(turn: Turn, schedule: Schedule, zone: str, said: Said, replaces: Sequence[str]) -> None:
    first, *rest = replaces or ("",)
    try:
        if first:
            turn.alexa.move(first, schedule, zone, said, turn.now)
        else:
            turn.alexa.remind(schedule, zone, said, turn.now)
    except Gone:
        turn.alexa.remind(schedule, zone, said, turn.now)
    for token in rest:
        turn.alexa.cancel(token)


def list_reminders(turn: Turn) -> Answer:
    """ "What reminders do I have?"."""
    try:
        there = turn.alexa.reminders()
    except NotPermitted:
        there = ()
    except ServiceError as fault:
        return answer_and_return(turn, _failure(turn, fault))
    return answer_and_return(turn, _told(turn, there))


def _told(turn: Turn, there: Sequence[Reminder]) -> str:
    if not there:
        return turn.words.line("reminders.none")
    key = "reminders.one" if len(there) == 1 else "reminders.several"
    return turn.words.line(key, count=len(there), when=_listed(turn, there))


def cancel_reminders(turn: Turn) -> Answer:
    """ "Cancel my reminders", "no more reminders", "cancel the one at eight"."""
    ease = put_in_front(turn)
    turn.keep(reminder_offered=True)
    try:
        there = turn.alexa.reminders()
    except NotPermitted:
        there = ()
    except ServiceError as fault:
        return return_behind(turn, ease, _failure(turn, fault))
    if not there:
        return return_behind(turn, ease, turn.words.line("reminders.none"))
    meant = _meant(turn, there)
    turn.change(cancelling=tuple(one.token for one in meant))
    one = len(meant) == 1
    asked = "reminders.cancel_it" if one else "reminders.cancel_all"
    return ask(turn, Question.CANCEL_REMINDERS, lines(ease, _told(turn, meant)), asked=asked)


def _meant(turn: Turn, there: Sequence[Reminder]) -> Sequence[Reminder]:
    """Those at the time and on the days that were named; all if that leaves none."""
    time, days = named_time(turn), named_days(turn)
    found = [
        one
        for one in there
        if one.schedule
        and (time is None or time == (one.schedule.hour, one.schedule.minute))
        and (not days or days == one.schedule.days)
    ]
    return found or there


def cancel_them(turn: Turn) -> Answer:
    """Yes to cancelling what was just told."""
    try:
        for token in turn.conversation.cancelling:
            turn.alexa.cancel(token)
    except ServiceError as fault:
        return return_behind(turn, _failure(turn, fault))
    return return_behind(turn, turn.words.line("reminders.cancelled"))


def keep_them(turn: Turn) -> Answer:
    """No to cancelling."""
    return return_behind(turn, turn.words.line("reminders.kept"))


def decline(turn: Turn) -> Answer:
    """No to a reminder: none is set, and the skill does not bring it up again."""
    return return_behind(turn, turn.words.line("reminders.not_set"))


def _failure(turn: Turn, fault: ServiceError) -> str:
    """Why it did not work, in one sentence."""
    if isinstance(fault, TooMany):
        return turn.words.line("reminders.too_many")
    if isinstance(fault, NotHere):
        return turn.words.line("reminders.not_here")
    return turn.words.line("reminders.unreachable")


def _listed(turn: Turn, reminders: Sequence[Reminder]) -> str:
    return turn.words.listing(tuple(_when(turn, one.schedule) for one in reminders))


def _when(turn: Turn, schedule: Schedule | None) -> str:
    """ "At eight in the morning, every day"."""
    if schedule is None:
        return turn.words.line("reminders.at_some_time")
    time = turn.words.time_of_day(schedule.hour, schedule.minute)
    if schedule.on:
        here = datetime.fromtimestamp(turn.now, ZoneInfo(turn.record.time_zone or "UTC")).date()
        day = turn.words.line("days.today" if schedule.on <= here else "days.tomorrow")
        return turn.words.line("reminders.when_once", time=time, days=day)
    days = turn.words.days_of_week([day.value for day in schedule.days])
    return turn.words.line("reminders.when", time=time, days=days)
