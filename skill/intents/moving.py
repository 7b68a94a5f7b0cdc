"""Moving through the stretches: next, skip, previous, repeat, the other side, more time."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.plan import Plan, Planned, Step, sides_of, steps, without
from skill.coaching.stretches import Side, SideOrder
from skill.dialogue.answer import Answer
from skill.dialogue.getting_up import get_up, says_down
from skill.dialogue.interruption import (
    Interruption,
    current_step,
    first_step,
    interrupt,
    replan,
    step_after,
    step_before,
)
from skill.dialogue.pacing import (
    ask_again,
    eased,
    enter,
    go_on,
    go_to,
    ready,
    ready_at,
    speak_end,
    wait,
)
from skill.dialogue.state import Question
from skill.dialogue.taking_back import no_is_undo, take_back
from skill.dialogue.turn import Turn


def go_ahead(turn: Turn) -> Answer:
    """ "Ready", "go ahead", "carry on", or yes to the practice's own question.

    "I'm on my knees" is none, asked whether one is back up.
    """
    if says_down(turn) and turn.conversation.question is Question.BACK_UP:
        return get_up(turn)
    return ready(turn)


def no(turn: Turn) -> Answer:
    """ "No" in a practice: takes back a move, where its question was not heard yet; else wait."""
    return take_back(turn) if no_is_undo(turn) else more_time(turn)


def next_stretch(turn: Turn) -> Answer:
    """ "Next", "I'm done": the next stretch; if the next one waits already, just that."""
    here = interrupt(turn, answering=True)
    if here.step is None or here.begins:
        return ready_at(turn, here)
    said = turn.words.line("moving.next_or_stop")
    return leave_out_today(turn, here, here.step.stretch, said)


def skip(turn: Turn) -> Answer:
    """ "Skip this one", "leave out the lunge": the stretch comes out of today's plan."""
    here, named = interrupt(turn), turn.slot("stretch")
    if here.step is None:
        return go_on(turn, here)
    if here.waiting and here.waiting.question is Question.AFTER_PAIN and here.begins:
        # The stretch that hurt is over, or out of the plan.
        return enter(turn, here.waiting, here.step)
    if named and named != here.step.stretch:
        return _skip_later(turn, here, named)
    name = turn.words.line(f"stretches.{here.step.stretch}.place")
    said = turn.words.line("moving.skipping", stretch=name)
    return leave_out_today(turn, here, here.step.stretch, said)


def _skip_later(turn: Turn, here: Interruption, stretch: str) -> Answer:
    """Take a stretch out that is not the one going on."""
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    name = turn.words.line(f"stretches.{stretch}.place")
    return go_on(turn, here, turn.words.line("moving.skipped_later", stretch=name))


def leave_out_today(turn: Turn, here: Interruption, stretch: str, said: str) -> Answer:
    """Take the stretch out of the plan, and go on with the one after it."""
    practice, after = turn.open(), step_after(turn, stretch)
    planned = practice.plan.planned(stretch)
    skipped = (*practice.skipped, planned) if planned else practice.skipped
    turn.practise(plan=without(practice.plan, [stretch]), skipped=skipped)
    if after is None:
        return speak_end(turn, here, eased(turn, here, said))
    return go_to(turn, here, after, eased(turn, here, said))


def previous(turn: Turn) -> Answer:
    """ "Go back": the stretch before, brought back where it was skipped."""
    here, practice = interrupt(turn), turn.open()
    order = list(turn.catalogue.stretches)
    known = {item.stretch: item for item in (*practice.plan.stretches, *practice.skipped)}
    names = sorted(known, key=order.index)
    if not names:
        return go_on(turn, here)
    current = names.index(here.step.stretch) if here.step else len(names)
    target = names[max(current - 1, 0)]
    if target in {item.stretch for item in practice.skipped}:
        _bring_back_today(turn, known, target)
    said = turn.words.line("moving.back" if current else "moving.first_already")
    first = first_step(turn, target)
    entry = Entry.NEXT if current else Entry.AGAIN
    return go_to(turn, here, first, eased(turn, here, said), entry)


def _bring_back_today(turn: Turn, known: dict[str, Planned], target: str) -> None:
    practice = turn.open()
    order = list(turn.catalogue.stretches)
    kept = {item.stretch for item in practice.plan.stretches} | {target}
    stretches = tuple(known[name] for name in sorted(kept, key=order.index))
    skipped = tuple(item for item in practice.skipped if item.stretch != target)
    turn.practise(plan=replace(practice.plan, stretches=stretches), skipped=skipped)


def repeat(turn: Turn) -> Answer:
    """ "Again": the same repeat; if it is just over, that one once more."""
    here = interrupt(turn)
    if here.waiting is None:
        return go_on(turn, here)
    if here.waiting.question is Question.AFTER_PAIN:
        return ask_again(turn, here.waiting)
    if here.step is None:
        return speak_end(turn, here)
    before = step_before(turn, here.step)
    if here.waiting.entry is not Entry.NEXT or before is None:
        return enter(turn, here.waiting, here.step)
    return go_to(turn, here, before, entry=Entry.AGAIN)


def start_over(turn: Turn) -> Answer:
    """ "From the start": the plan once more, from its first stretch."""
    here, practice = interrupt(turn), turn.open()
    if not practice.plan.stretches:
        plan = replace(practice.plan, stretches=practice.skipped)
        turn.practise(plan=plan, skipped=())
    first = next(iter(steps(turn.open().plan, turn.catalogue)), None)
    if first is None:
        return go_on(turn, here)
    turn.practise(released=())
    said = eased(turn, here, turn.words.line("moving.start_over"))
    return go_to(turn, here, first, said)


def change_sides(turn: Turn) -> Answer:
    """ "The other leg", "do the left side again"."""
    here = interrupt(turn)
    step = current_step(turn, here)
    planned = turn.open().plan.planned(step.stretch) if step else None
    if step is None or planned is None:
        return go_on(turn, here, turn.words.line("asking.nearly"))
    if step.side is Side.BOTH:
        return go_on(turn, here, turn.words.line("moving.both_sides"))
    wanted = turn.slot("side")
    side = Side(wanted) if wanted in ("left", "right") else step.side.other
    target = _on_side(turn, planned, step, side)
    order = turn.catalogue.stretches[step.stretch].order(planned.variation)
    turns_round = order is SideOrder.ONE_AT_A_TIME and side is not step.side
    said = "" if turns_round else turn.words.line("moving.this_side", side=side)
    entry = Entry.AGAIN if side is step.side else Entry.ANEW
    return go_to(
        turn,
        here,
        target,
        eased(turn, here, said),
        Entry.OTHER_SIDE if turns_round else entry,
    )


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
    here, words = interrupt(turn), turn.words
    if here.waiting and here.step is None:
        key = f"practice.up_slowly.{turn.writer(turn.open().plan).way_up(here.position)}"
        return ask_again(turn, here.waiting, (Cue(words.line(key), policy.MORE_TIME),))
    said = (*eased(turn, here), Cue(words.line("interrupted.no_hurry"), policy.MORE_TIME))
    if here.waiting:
        return ask_again(turn, here.waiting, said)
    return wait(turn, here, Question.THERE if here.asked else Question.READY, said)
