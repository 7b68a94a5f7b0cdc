"""Tuning the practice: pace, repeats, holds, how often it asks, how hard it is.

What changes silences works at once; what changes the dose, from the next stretch on, so that
both sides of a stretch stay equal. The answer says which.
"""

from collections.abc import Callable

from msgspec.structs import replace

from skill.coaching.plan import (
    MAX_HOLD,
    MAX_REPEATS,
    MIN_HOLD,
    MIN_REPEATS,
    Planned,
    Step,
    change_later,
    locate,
    steps,
)
from skill.coaching.script import Entry
from skill.coaching.stretches import HoldLevel, Pace
from skill.handlers.answer import Answer
from skill.handlers.pacing import Spot, eased, go_on, meet, replan, speak
from skill.handlers.returning import answer_and_return
from skill.handlers.turn import Turn

PACE_ORDER = (Pace.SLOW, Pace.NORMAL, Pace.BRISK)
LEVELS = (HoldLevel.GENTLE, HoldLevel.NORMAL, HoldLevel.LONG)
HOLD_STEP = 5
"""Seconds by which "longer" and "shorter" move a hold that was given in seconds."""


def change_pace(turn: Turn) -> Answer:
    """ "Slower", "too fast", "back to normal": the silences, at once; never the holds."""
    active = turn.active
    now = active.plan.pace if active else turn.preferences.pace
    asked = turn.slot("pace") or "slower"
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
        spot = meet(turn)
        replan(turn, pace=pace)
        return go_on(turn, spot, turn.words.line(key))
    return answer_and_return(turn, turn.words.line(key))


def set_repeats(turn: Turn) -> Answer:
    """ "Three of each": two to five."""
    words, repeats = turn.words, turn.number("repeats")
    if repeats is None:
        return answer_and_return(turn, words.line("tuning.repeats_range"))
    if not MIN_REPEATS <= repeats <= MAX_REPEATS:
        return answer_and_return(turn, words.line("tuning.repeats_range"))
    active = turn.active
    if active and _fixed(turn):
        return answer_and_return(turn, words.line("tuning.repeats_fixed"))
    turn.prefer(repeats=repeats)
    if active is None:
        return answer_and_return(turn, words.line("tuning.repeats_now", repeats=repeats))
    spot = meet(turn)
    at_once = _change_dose(turn, spot, lambda item: replace(item, repeats=repeats))
    key = "tuning.repeats_now" if at_once else "tuning.repeats_later"
    return go_on(turn, spot, words.line(key, repeats=repeats))


def _fixed(turn: Turn) -> bool:
    routine = turn.catalogue.routines.get(turn.open().plan.routine)
    return routine is not None and routine.repeats is not None


def _change_dose(turn: Turn, spot: Spot, change: Callable[[Planned], Planned]) -> bool:
    """Change the dose of what is still to begin; whether that is all there is from here on."""
    practice = turn.open()
    every = steps(practice.plan, turn.catalogue)
    names = [item.stretch for item in practice.plan.stretches]
    if spot.step is None:
        return False
    begun = every.index(spot.step) > 0 and _begun(every, spot.step)
    at_once = spot.waiting and not begun
    here = names.index(spot.step.stretch)
    current = names[here - 1] if at_once and here else None if at_once else spot.step.stretch
    replan(turn, stretches=change_later(practice.plan, current, change).stretches)
    return at_once


def _begun(every: tuple[Step, ...], step: Step) -> bool:
    """Whether a repeat of its stretch has been done before it."""
    return every[every.index(step) - 1].stretch == step.stretch


def set_hold(turn: Turn) -> Answer:
    """ "Hold for twenty seconds", "add ten seconds", "shorter holds": five to thirty."""
    seconds, change = turn.number("seconds"), turn.slot("change")
    if seconds is not None and change is None:
        if not MIN_HOLD <= seconds <= MAX_HOLD:
            return answer_and_return(turn, turn.words.line("tuning.hold_range"))
        return _hold(turn, seconds, "hold", lambda item, _: replace(item, hold=seconds))
    sign = -1 if change == "shorter" else 1
    if seconds is not None:
        return _hold(turn, None, _longer(sign), lambda item, _: _moved(item, sign * seconds))
    return longer_holds(turn, sign)


def longer_holds(turn: Turn, sign: int) -> Answer:
    """Longer (1) or shorter (-1) holds: the next level, or five seconds where it was given so."""
    wanted = turn.preferences.hold
    if isinstance(wanted, int):
        return _hold(
            turn,
            min(max(wanted + sign * HOLD_STEP, MIN_HOLD), MAX_HOLD),
            _longer(sign),
            lambda item, _: _moved(item, sign * HOLD_STEP),
        )
    level = LEVELS.index(wanted or _level_now(turn)) + sign
    if not 0 <= level < len(LEVELS):
        key = "tuning.longest" if sign > 0 else "tuning.shortest"
        return answer_and_return(turn, turn.words.line(key))
    chosen = LEVELS[level]
    return _hold(turn, chosen, _longer(sign), lambda item, t: _at_level(item, t, chosen))


def _longer(sign: int) -> str:
    return "longer" if sign > 0 else "shorter"


def _moved(item: Planned, seconds: int) -> Planned:
    return replace(item, hold=min(max(item.hold + seconds, MIN_HOLD), MAX_HOLD))


def _at_level(item: Planned, turn: Turn, level: HoldLevel) -> Planned:
    return replace(item, hold=turn.catalogue.stretches[item.stretch].hold.at(level))


def _level_now(turn: Turn) -> HoldLevel:
    """The level the open practice began with, or a new one would begin with."""
    if turn.practice:
        item = turn.practice.plan.stretches[0]
        hold = turn.catalogue.stretches[item.stretch].hold
        return next((level for level in LEVELS if hold.at(level) >= item.hold), LEVELS[-1])
    return HoldLevel.NORMAL


def _hold(
    turn: Turn,
    wanted: HoldLevel | int | None,
    key: str,
    change: Callable[[Planned, Turn], Planned],
) -> Answer:
    words = turn.words
    seconds = wanted if isinstance(wanted, int) and not isinstance(wanted, HoldLevel) else 0
    if wanted is not None:
        turn.prefer(hold=wanted)
    if turn.active is None:
        return answer_and_return(turn, words.line(f"tuning.{key}_now", seconds=seconds))
    spot = meet(turn)
    at_once = _change_dose(turn, spot, lambda item: change(item, turn))
    if wanted is None:
        later = turn.open().plan.stretches[-1]
        turn.prefer(hold=later.hold if MIN_HOLD <= later.hold <= MAX_HOLD else MIN_HOLD)
    when = "now" if at_once else "later"
    return go_on(turn, spot, words.line(f"tuning.{key}_{when}", seconds=seconds))


def hands_free(turn: Turn) -> Answer:
    """ "Ask me less", "ask me each time"."""
    less = turn.slot("switch") != "each_time"
    turn.prefer(ask_less=less)
    return answer_and_return(
        turn, turn.words.line("tuning.ask_less" if less else "tuning.ask_each")
    )


def change_effort(turn: Turn) -> Answer:
    """ "Make it easier", "make it harder"."""
    harder = turn.slot("effort") == "harder"
    if turn.active is None:
        return longer_holds(turn, 1 if harder else -1)
    spot = meet(turn)
    step = current_step(turn, spot)
    planned = turn.open().plan.planned(step.stretch)
    easier = planned is not None and planned.variation != "standard"
    if harder and not easier:
        return longer_holds(turn, 1)
    if not harder and easier:
        return go_on(turn, spot, turn.words.line("tuning.easier_already"))
    wanted = "standard" if harder else "easier"
    said = turn.words.line("tuning.harder_full" if harder else "tuning.easier")
    return vary(turn, spot, step, wanted, said)


def current_step(turn: Turn, spot: Spot) -> Step:
    """The step a remark is about: the one going on, or the one just done."""
    every = steps(turn.open().plan, turn.catalogue)
    if spot.step is None:
        return every[-1]
    index = every.index(spot.step)
    return every[index - 1] if spot.waiting and index else spot.step


def vary(turn: Turn, spot: Spot, step: Step, variation: str, *said: str) -> Answer:
    """Go on with the stretch in another variation, which is kept for the next time."""
    practice, before = turn.open(), spot.position
    turn.prefer(variations={**turn.preferences.variations, step.stretch: variation})
    stretches = tuple(
        replace(item, variation=variation) if item.stretch == step.stretch else item
        for item in practice.plan.stretches
    )
    replan(turn, stretches=stretches)
    if spot.waiting and spot.step and spot.step.stretch != step.stretch:
        return go_on(turn, spot, *said)
    target = locate(turn.open().plan, turn.catalogue, step) or step
    moved = turn.position_of(target) is not before
    entry = Entry.TAKEN_UP if moved else Entry.ANEW
    return speak(turn, target, entry, before, eased(turn, spot, *said))


def feedback(turn: Turn) -> Answer:
    """ "Too easy", "about right", "too much": of the exercise; in a hold, it means ease off."""
    said = turn.slot("feedback") or "about_right"
    if said == "too_much" and turn.active:
        spot = meet(turn)
        if spot.stretching:
            return go_on(turn, spot, turn.words.line("comfort.too_much"))
    if said == "too_much":
        turn.keep(gently=True)
    return answer_and_return(turn, turn.words.line(f"feedback.{said}"))
