"""Moving through the stretches: next, skip, previous, repeat, the other side, more time."""

from msgspec.structs import replace

from skill.coaching.cue import Cue, Entry
from skill.coaching.plan import Plan, Planned, Step, sides_of, steps, without
from skill.coaching.stretches import Side, SideOrder
from skill.dialogue.answer import Answer
from skill.dialogue.interruption import Spot, meet, replan, step_after
from skill.dialogue.pacing import (
    MORE_TIME,
    ask_again,
    eased,
    enter,
    go_on,
    go_to,
    ready_at,
    speak_end,
    wait,
)
from skill.dialogue.state import Question, Reentry
from skill.dialogue.turn import Turn


def next_stretch(turn: Turn) -> Answer:
    """ "Next", "I'm done": the next stretch; where the next one waits already, just that."""
    spot = meet(turn, answering=True)
    if spot.step is None or _begins(spot):
        return ready_at(turn, spot)
    said = turn.words.line("moving.next_or_stop")
    return leave_out_today(turn, spot, spot.step.stretch, said)


def _begins(spot: Spot) -> bool:
    """Whether what waits is the way to the next step, with nothing half done."""
    return spot.waiting is not None and spot.waiting.reentry is Reentry.NEXT


def skip(turn: Turn) -> Answer:
    """ "Skip this one", "leave out the lunge": the stretch comes out of today's plan."""
    spot, named = meet(turn), turn.slot("stretch")
    if spot.step is None:
        return go_on(turn, spot)
    if spot.waiting and spot.waiting.question is Question.AFTER_PAIN and _begins(spot):
        # The stretch that hurt is over, or out of the plan.
        return enter(turn, spot.waiting, spot.step)
    if named and named != spot.step.stretch:
        return _skip_later(turn, spot, named)
    name = turn.words.line(f"stretches.{spot.step.stretch}.place")
    said = turn.words.line("moving.skipping", stretch=name)
    return leave_out_today(turn, spot, spot.step.stretch, said)


def _skip_later(turn: Turn, spot: Spot, stretch: str) -> Answer:
    """Take a stretch out that is not the one going on."""
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    name = turn.words.line(f"stretches.{stretch}.place")
    return go_on(turn, spot, turn.words.line("moving.skipped_later", stretch=name))


def leave_out_today(turn: Turn, spot: Spot, stretch: str, said: str) -> Answer:
    """Take the stretch out of the plan, and go on with the one after it."""
    practice, after = turn.open(), step_after(turn, stretch)
    planned = practice.plan.planned(stretch)
    skipped = (*practice.skipped, planned) if planned else practice.skipped
    turn.practise(plan=without(practice.plan, [stretch]), skipped=skipped)
    if after is None:
        return speak_end(turn, spot, eased(turn, spot, said))
    return go_to(turn, spot, after, eased(turn, spot, said))


def previous(turn: Turn) -> Answer:
    """ "Go back": the stretch before, brought back where it was skipped."""
    spot, practice = meet(turn), turn.open()
    order = list(turn.catalogue.stretches)
    known = {item.stretch: item for item in (*practice.plan.stretches, *practice.skipped)}
    names = sorted(known, key=order.index)
    if not names:
        return go_on(turn, spot)
    here = names.index(spot.step.stretch) if spot.step else len(names)
    target = names[max(here - 1, 0)]
    if target in {item.stretch for item in practice.skipped}:
        _bring_back_today(turn, known, target)
    said = turn.words.line("moving.back" if here else "moving.first_already")
    first = first_step(turn, target)
    entry = Entry.NEXT if here else Entry.AGAIN
    return go_to(turn, spot, first, eased(turn, spot, said), entry)


def _bring_back_today(turn: Turn, known: dict[str, Planned], target: str) -> None:
    practice = turn.open()
    order = list(turn.catalogue.stretches)
    kept = {item.stretch for item in practice.plan.stretches} | {target}
    stretches = tuple(known[name] for name in sorted(kept, key=order.index))
    skipped = tuple(item for item in practice.skipped if item.stretch != target)
    turn.practise(plan=replace(practice.plan, stretches=stretches), skipped=skipped)


def first_step(turn: Turn, stretch: str) -> Step:
    """The first step of a stretch of the plan."""
    every = steps(turn.open().plan, turn.catalogue)
    return next(step for step in every if step.stretch == stretch)


def repeat(turn: Turn) -> Answer:
    """ "Again": the same repeat; where it is just over, that one once more."""
    spot = meet(turn)
    if spot.waiting is None:
        return go_on(turn, spot)
    if spot.waiting.question is Question.AFTER_PAIN:
        return ask_again(turn, spot.waiting)
    if spot.step is None:
        return speak_end(turn, spot)
    before = step_before(turn, spot.step)
    if spot.waiting.reentry is not Reentry.NEXT or before is None:
        return enter(turn, spot.waiting, spot.step)
    return go_to(turn, spot, before, entry=Entry.AGAIN)


def step_before(turn: Turn, step: Step | None) -> Step | None:
    """The step before that one; before the end, the last."""
    every = steps(turn.open().plan, turn.catalogue)
    index = every.index(step) if step else len(every)
    return every[index - 1] if index else None


def start_over(turn: Turn) -> Answer:
    """ "From the start": the plan once more, from its first stretch."""
    spot, practice = meet(turn), turn.open()
    if not practice.plan.stretches:
        plan = replace(practice.plan, stretches=practice.skipped)
        turn.practise(plan=plan, skipped=())
    first = next(iter(steps(turn.open().plan, turn.catalogue)), None)
    if first is None:
        return go_on(turn, spot)
    turn.practise(released=())
    said = eased(turn, spot, turn.words.line("moving.start_over"))
    return go_to(turn, spot, first, said)


def change_sides(turn: Turn) -> Answer:
    """ "The other leg", "do the left side again"."""
    spot = meet(turn)
    step = current_step(turn, spot)
    planned = turn.open().plan.planned(step.stretch) if step else None
    if step is None or planned is None:
        return go_on(turn, spot, turn.words.line("asking.nearly"))
    if step.side is Side.BOTH:
        return go_on(turn, spot, turn.words.line("moving.both_sides"))
    wanted = turn.slot("side")
    side = Side(wanted) if wanted in ("left", "right") else step.side.other
    target = _on_side(turn, planned, step, side)
    order = turn.catalogue.stretches[step.stretch].order(planned.variation)
    turns_round = order is SideOrder.ONE_AT_A_TIME and side is not step.side
    said = "" if turns_round else turn.words.line("moving.this_side", side=side)
    entry = Entry.AGAIN if side is step.side else Entry.ANEW
    return go_to(
        turn,
        spot,
        target,
        eased(turn, spot, said),
        Entry.OTHER_SIDE if turns_round else entry,
    )


def current_step(turn: Turn, spot: Spot) -> Step | None:
    """The step a remark is about: the one going on, or the one just done; None without any."""
    just_done = spot.step is None or _begins(spot)
    return (step_before(turn, spot.step) or spot.step) if just_done else spot.step


def _on_side(turn: Turn, planned: Planned, step: Step, side: Side) -> Step:
    """The step of the same stretch on that side: the same repeat, or its first."""
    plan = turn.open().plan
    if planned.only and planned.only is not side:
        replan(turn, stretches=_only(plan, step.stretch, side))
        return Step(step.stretch, side, 1)
    order = turn.catalogue.stretches[step.stretch].order(planned.variation)
    if order is SideOrder.ONE_AT_A_TIME and side is not step.side:
        first = sides_of(order, planned.first or plan.first_side, None)[0]
        # Back to a side that is done: its last repeat; on to the next: its first.
        return Step(step.stretch, side, planned.repeats if side is first else 1)
    return Step(step.stretch, side, step.repeat)


def _only(plan: Plan, stretch: str, side: Side) -> tuple[Planned, ...]:
    return tuple(
        replace(item, only=side) if item.stretch == stretch else item for item in plan.stretches
    )


def more_time(turn: Turn) -> Answer:
    """ "Wait, I'm not down yet": as long as it takes."""
    spot, words = meet(turn), turn.words
    if spot.waiting and spot.step is None:
        key = f"practice.up_slowly.{turn.writer(turn.open().plan).way_up(spot.position)}"
        return ask_again(turn, spot.waiting, (Cue(words.line(key), MORE_TIME),))
    said = (*eased(turn, spot), Cue(words.line("interrupted.no_hurry"), MORE_TIME))
    if spot.waiting:
        return ask_again(turn, spot.waiting, said)
    return wait(turn, spot, Question.THERE if spot.asked else Question.READY, said)
