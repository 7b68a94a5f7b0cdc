"""Tuning the practice: pace, repeats, holds, how often it asks, how hard it is.

What changes silences works at once; what changes the dose, from the next stretch on, so that
both sides of a stretch stay equal. The answer says which.
"""

from collections.abc import Callable

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.plan import Planned, change_later
from skill.coaching.stretches import HoldLevel, Pace
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return, out_of_range
from skill.dialogue.dose import note_eased
from skill.dialogue.interruption import Interruption, begun, current_step, interrupt, replan
from skill.dialogue.leaving_out import fits
from skill.dialogue.pacing import go_on, go_on_in, ready
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import hold_of

PACE_ORDER = (Pace.SLOW, Pace.NORMAL, Pace.BRISK)
LEVELS = (HoldLevel.GENTLE, HoldLevel.NORMAL, HoldLevel.LONG)


def change_pace(turn: Turn) -> Answer:
    """ "Slower", "too fast", "back to normal": the silences, at once; never the holds."""
    active = turn.active
    now = active.plan.pace if active else turn.preferences.pace
    asked = turn.slot("pace") or turn.slot("pauses") or "slower"
    if asked == "normal":
        pace, key = Pace.NORMAL, "tuning.normal"
    else:
        step = -1 if asked == "slower" else 1
        index = PACE_ORDER.index(now) + step
        ends = {-1: "tuning.slowest", len(PACE_ORDER): "tuning.fastest"}
        pace = PACE_ORDER[min(max(index, 0), len(PACE_ORDER) - 1)]
        key = ends.get(index, f"tuning.{asked}")
    turn.prefer(pace=pace)
    if active:
        here = interrupt(turn)
        replan(turn, pace=pace)
        return _go_on(turn, here, turn.words.line(key))
    return answer_and_return(turn, turn.words.line(key))


def _go_on(turn: Turn, here: Interruption, said: str) -> Answer:
    """Go on; "yes, but slower" is the yes to the question as well."""
    if turn.slot("agreed") and here.waiting:
        return ready(turn, said)
    return go_on(turn, here, said)


def set_repeats(turn: Turn) -> Answer:
    """ "Three of each": two to five."""
    words, repeats = turn.words, turn.number("repeats")
    if repeats is None:
        return out_of_range(turn, words.line("tuning.repeats_range"))
    if not policy.MIN_REPEATS <= repeats <= policy.MAX_REPEATS:
        return out_of_range(turn, words.line("tuning.repeats_range"))
    active = turn.active
    if active and _fixed(turn):
        return answer_and_return(turn, words.line("tuning.repeats_fixed"))
    turn.prefer(repeats=repeats)
    if active is None:
        return answer_and_return(turn, words.line("tuning.repeats_now", repeats=repeats))
    here = interrupt(turn)
    at_once = _change_dose(turn, here, lambda item: replace(item, repeats=repeats))
    key = "tuning.repeats_now" if at_once else "tuning.repeats_later"
    return _go_on(turn, here, words.line(key, repeats=repeats))


def _fixed(turn: Turn) -> bool:
    routine = turn.catalogue.routines.get(turn.open().plan.routine)
    return routine is not None and routine.repeats is not None


def _change_dose(turn: Turn, here: Interruption, change: Callable[[Planned], Planned]) -> bool:
    """Change the dose of what is still to begin; whether that is all there is from here on."""
    plan = turn.open().plan
    if here.step is None:
        return True
    at_once = here.begins and not begun(turn, here.step)
    names = [item.stretch for item in plan.stretches]
    index = names.index(here.step.stretch)
    # What is changed begins after this stretch; after the one before it, where none of it is done.
    last = names[index] if not at_once else names[index - 1] if index else ""
    replan(turn, stretches=change_later(plan, last, change).stretches)
    return at_once


def set_hold(turn: Turn) -> Answer:
    """ "Hold for twenty seconds", "add ten seconds", "shorter holds": five to thirty."""
    seconds, change = turn.number("seconds"), turn.slot("change")
    sign = -1 if change == "shorter" else 1
    if seconds is None:
        return longer_holds(turn, sign)
    if change:
        return _move_holds(turn, sign * seconds)
    if not policy.MIN_HOLD <= seconds <= policy.MAX_HOLD:
        return out_of_range(turn, turn.words.line("tuning.hold_range"))
    turn.prefer(hold=seconds)
    return _hold(turn, "hold", lambda item: replace(item, hold=seconds), seconds)


def longer_holds(turn: Turn, sign: int) -> Answer:
    """Longer (1) or shorter (-1) holds: the next level, or five seconds where it was given so."""
    wanted = turn.preferences.hold
    if isinstance(wanted, int):
        return _move_holds(turn, sign * policy.HOLD_STEP)
    level = LEVELS.index(wanted or hold_of(turn)) + sign
    if not 0 <= level < len(LEVELS):
        key = "tuning.longest" if sign > 0 else "tuning.shortest"
        return answer_and_return(turn, turn.words.line(key))
    chosen, stretches = LEVELS[level], turn.catalogue.stretches
    turn.prefer(hold=chosen)
    return _hold(
        turn,
        "longer" if sign > 0 else "shorter",
        lambda item: replace(item, hold=stretches[item.stretch].hold.at(chosen)),
    )


def _move_holds(turn: Turn, seconds: int) -> Answer:
    """Holds so many seconds longer, or shorter where negative, within their bounds."""
    wanted = turn.preferences.hold
    if isinstance(wanted, int):
        turn.prefer(hold=_bounded(wanted + seconds))
    elif turn.practice:
        longest = max((item.hold for item in turn.practice.plan.stretches), default=policy.MIN_HOLD)
        turn.prefer(hold=_bounded(longest + seconds))
    key = "longer" if seconds > 0 else "shorter"
    return _hold(turn, key, lambda item: replace(item, hold=_bounded(item.hold + seconds)))


def _bounded(seconds: int) -> int:
    return min(max(seconds, policy.MIN_HOLD), policy.MAX_HOLD)


def _hold(turn: Turn, key: str, change: Callable[[Planned], Planned], seconds: int = 0) -> Answer:
    """Change the holds of what is still to begin; `seconds` are said where the words say them."""
    words = turn.words
    if turn.active is None:
        return answer_and_return(turn, words.line(f"tuning.{key}_now", seconds=seconds))
    here = interrupt(turn)
    when = "now" if _change_dose(turn, here, change) else "later"
    return go_on(turn, here, words.line(f"tuning.{key}_{when}", seconds=seconds))


def hands_free(turn: Turn) -> Answer:
    """ "Ask me less", "ask me each time"."""
    less = turn.slot("switch") != "each_time"
    turn.prefer(ask_less=less)
    key = "ask_none" if turn.request.screen else "ask_less" if less else "ask_each"
    return answer_and_return(turn, turn.words.line(f"tuning.{key}"))


def change_effort(turn: Turn) -> Answer:
    """ "Make it easier", "make it harder"."""
    harder = turn.slot("effort") == "harder"
    if not harder:
        note_eased(turn)
    if turn.active is None:
        return longer_holds(turn, 1 if harder else -1)
    here = interrupt(turn)
    step = current_step(turn, here)
    planned = turn.open().plan.planned(step.stretch) if step else None
    if step is None or planned is None:
        return go_on(turn, here, turn.words.line("asking.nearly"))
    start, end = ("easier", "standard") if harder else ("standard", "easier")
    if planned.variation == start and fits(turn, step.stretch, end, bed=turn.open().plan.bed):
        said = turn.words.line("tuning.harder_full" if harder else "tuning.easier")
        return go_on_in(turn, here, step, end, said)
    if harder:
        return longer_holds(turn, 1)
    return go_on(turn, here, turn.words.line("tuning.easier_already"))
