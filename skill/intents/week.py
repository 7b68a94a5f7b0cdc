"""How often a person has practised, and how often they want to: no streaks, nothing to lose."""

from skill.coaching import policy
from skill.coaching.week import WEEK, Week, week_of
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return, out_of_range
from skill.dialogue.lasting import propose
from skill.dialogue.state import What
from skill.dialogue.turn import Turn


def progress(turn: Turn) -> Answer:
    """ "How am I doing?", "how often this week?", "when did I last stretch?"."""
    words, record, period = turn.words, turn.record, turn.slot("period")
    if not record.finished:
        return answer_and_return(turn, words.line("progress.never"))
    last = _last(turn)
    if period == "last_time":
        return answer_and_return(turn, last)
    if period == "today":
        done = record.history.on(turn.today)
        return answer_and_return(turn, words.line(f"progress.today_{'done' if done else 'none'}"))
    key = "all_once" if record.finished == 1 else "all"
    total = words.line(f"progress.{key}", count=record.finished)
    if period in ("all", "month"):
        return answer_and_return(turn, total, last)
    week = week_of(record.history, turn.today, turn.preferences.goal)
    turn.tells_of_week = True
    if period == "week":
        return answer_and_return(turn, _this_week(turn, week), last)
    return answer_and_return(turn, _this_week(turn, week), last, total)


def _this_week(turn: Turn, week: Week) -> str:
    """Days out of the goal; if there are none yet, last week's are the better news."""
    if week.count == 0:
        before = week_of(turn.record.history, turn.today - WEEK, week.goal).count
        key = "none_yet" if before > 1 else "none"
        return turn.words.line(f"week.{key}", count=before)
    if week.count == week.goal:
        key = "all" if week.goal > 1 else "all_once"
    else:
        key = "more" if week.count > week.goal else "one" if week.count == 1 else "several"
    return turn.words.line(f"week.{key}", count=week.count, goal=week.goal)


def _last(turn: Turn) -> str:
    days = turn.record.history.days_ago(turn.today)
    key = {0: "last_today", 1: "last_yesterday"}.get(days, "last_days")
    return turn.words.line(f"progress.{key}", count=days)


def set_goal(turn: Turn) -> Answer:
    """ "Three days a week", "every day"."""
    often = turn.slot("often")
    days = int(often) if often else turn.number("days")
    if days is None or not policy.MIN_WEEKLY_GOAL <= days <= policy.MAX_WEEKLY_GOAL:
        return out_of_range(turn, turn.words.line("week.goal_range"))
    key = {
        policy.MIN_WEEKLY_GOAL: "week.goal_once",
        policy.MAX_WEEKLY_GOAL: "week.goal_every_day",
    }.get(days, "week.goal")
    return propose(turn, What.GOAL, (str(days),), turn.words.line(key, count=days))
