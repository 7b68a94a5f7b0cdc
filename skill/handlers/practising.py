"""Moving through the stretches: next, skip, previous, repeat, the other side, more time."""

from msgspec.structs import replace

from skill.coaching.plan import Planned, Step, sides_of, steps, without
from skill.coaching.script import Cue, Entry
from skill.coaching.stretches import Side, SideOrder
from skill.handlers.answer import Answer
from skill.handlers.conversation import Question, Reentry
from skill.handlers.pacing import (
    MORE_TIME,
    Spot,
    eased,
    go_on,
    meet,
    ready,
    replan,
    speak,
    speak_end,
    step_after,
    wait,
    wait_for_end,
)
from skill.handlers.turn import Turn


def go_ahead(turn: Turn) -> Answer:
    """ "Ready", "go ahead", "continue", "keep going": on from where the practice is."""
    return ready(turn)


def next_stretch(turn: Turn) -> Answer:
    """ "Next", "I'm done": the next stretch; where something waits for a "ready", just that."""
    spot = meet(turn, answering=True)
    if spot.waiting and spot.step and turn.conversation.reentry is Reentry.NEXT:
        return ready(turn)
    if spot.step is None:
        return ready(turn)
    return leave_out_today(turn, spot, spot.step.stretch, "moving.next_or_stop")


def skip(turn: Turn) -> Answer:
    """ "Skip this one", "leave out the lunge": the stretch comes out of today's plan."""
    spot = meet(turn)
    named = turn.slot("stretch")
    if spot.step is None:
        return wait_for_end(turn, spot, ())
    if turn.conversation.question is Question.AFTER_PAIN and _at_rest(turn):
        return ready(turn)  # the stretch that hurt is over, or out of the plan
    if named and named != spot.step.stretch:
        return skip_later(turn, spot, named)
    return leave_out_today(turn, spot, spot.step.stretch, "moving.skipping")


def _at_rest(turn: Turn) -> bool:
    """Whether nothing is half done: the next step begins with the way to it."""
    return turn.conversation.passage is None and turn.conversation.reentry is Reentry.NEXT


def skip_later(turn: Turn, spot: Spot, stretch: str) -> Answer:
    """Take a stretch out that is not the one going on."""
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    said = turn.words.line(
        "moving.skipped_later", stretch=turn.words.line(f"stretches.{stretch}.place")
    )
    return go_on(turn, spot, said)


def leave_out_today(turn: Turn, spot: Spot, stretch: str, key: str) -> Answer:
    """Take the stretch out of the plan, and go on with the one after it."""
    words, practice = turn.words, turn.open()
    after = step_after(turn, stretch)
    planned = practice.plan.planned(stretch)
    skipped = (*practice.skipped, planned) if planned else practice.skipped
    turn.practise(plan=without(practice.plan, [stretch]), skipped=skipped)
    named = stretch if key == "moving.skipping" or after is None else after.stretch
    said = words.line(key, stretch=words.line(f"stretches.{named}.place"))
    if after is None:
        # The way up begins with "that was the last one".
        told = said if key == "moving.skipping" else ""
        return speak_end(turn, spot.position, eased(turn, spot, told))
    return speak(turn, after, Entry.NEXT, spot.position, eased(turn, spot, said))


def previous(turn: Turn) -> Answer:
    """ "Go back": the stretch before, brought back where it was skipped."""
    spot, practice = meet(turn), turn.open()
    order = list(turn.catalogue.stretches)
    known: dict[str, Planned] = {
        item.stretch: item for item in (*practice.plan.stretches, *practice.skipped)
    }
    names = sorted(known, key=order.index)
    here = names.index(spot.step.stretch) if spot.step else len(names)
    target = names[max(here - 1, 0)]
    if target not in {item.stretch for item in practice.plan.stretches}:
        kept = [name for name in names if name == target or practice.plan.planned(name)]
        turn.practise(
            plan=replace(practice.plan, stretches=tuple(known[name] for name in kept)),
            skipped=tuple(item for item in practice.skipped if item.stretch != target),
        )
    key = "moving.back_to" if here else "moving.first_already"
    said = turn.words.line(key, stretch=turn.words.line(f"stretches.{target}.place"))
    first = next(step for step in steps(turn.open().plan, turn.catalogue) if step.stretch == target)
    return speak_from(turn, spot, first, said)


def speak_from(turn: Turn, spot: Spot, step: Step, *said: str) -> Answer:
    """Go on with another step than the one going on, coming from where the body is."""
    entry = Entry.AGAIN if spot.stretching and step.stretch == _stretch(spot) else Entry.NEXT
    return speak(turn, step, entry, spot.position, eased(turn, spot, *said))


def _stretch(spot: Spot) -> str | None:
    return spot.step.stretch if spot.step else None


def repeat(turn: Turn) -> Answer:
    """ "Again": the same repeat; where it is just over, that one once more."""
    spot = meet(turn)
    if not spot.waiting:
        return go_on(turn, spot)
    if (
        turn.conversation.reentry is not Reentry.NEXT
        or turn.conversation.question is Question.THERE
    ):
        return ready(turn)
    every = steps(turn.open().plan, turn.catalogue)
    index = every.index(spot.step) if spot.step in every else len(every)
    if index == 0:
        return ready(turn)
    return speak(turn, every[index - 1], Entry.AGAIN, turn.position_of(every[index - 1]))


def start_over(turn: Turn) -> Answer:
    """ "From the start": the plan once more, from its first stretch."""
    spot = meet(turn)
    first = steps(turn.open().plan, turn.catalogue)[0]
    turn.practise(released=())
    said = eased(turn, spot, turn.words.line("moving.start_over"))
    return speak(turn, first, Entry.NEXT, spot.position, said)


def change_sides(turn: Turn) -> Answer:
    """ "The other leg", "do the left side again"."""
    spot, practice = meet(turn), turn.open()
    step = spot.step
    if spot.waiting:
        every = steps(practice.plan, turn.catalogue)
        index = every.index(step) if step in every else len(every)
        step = every[index - 1] if index else every[0]
    if step is None:
        raise LookupError("no step to change sides in")
    wanted = turn.slot("side")
    if step.side is Side.BOTH:
        return _again_both(turn, spot)
    side = Side(wanted) if wanted in ("left", "right") else step.side.other
    target = _on_side(turn, step, side)
    said = turn.words.line("moving.this_side", side=side)
    entry = Entry.AGAIN if side is step.side else Entry.ANEW
    lead = eased(turn, spot, said)
    return speak(turn, target, entry, turn.position_of(target), lead)


def _again_both(turn: Turn, spot: Spot) -> Answer:
    return go_on(turn, spot, turn.words.line("moving.both_sides"))


def _on_side(turn: Turn, step: Step, side: Side) -> Step:
    """The step of the same stretch on that side: the same repeat, or its first."""
    practice = turn.open()
    planned = practice.plan.planned(step.stretch)
    if planned is None:
        raise LookupError(step.stretch)
    order = turn.catalogue.stretches[step.stretch].order(planned.variation)
    if planned.only and planned.only is not side:
        both = tuple(
            replace(item, only=None) if item.stretch == step.stretch else item
            for item in practice.plan.stretches
        )
        replan(turn, stretches=both)
    if order is SideOrder.ONE_AT_A_TIME and side is not step.side:
        first = sides_of(order, practice.plan.first_side, None)[0]
        # Back to a side that is done: its last repeat; on to the next: its first.
        return Step(step.stretch, side, planned.repeats if side is first else 1)
    return Step(step.stretch, side, step.repeat)


def more_time(turn: Turn) -> Answer:
    """ "Wait, I'm not down yet": as long as it takes."""
    spot = meet(turn)
    words = turn.words
    if spot.step is None:
        slowly = Cue(words.line("practice.up_slowly"), MORE_TIME)
        return wait_for_end(turn, spot, (slowly,))
    said = (*eased(turn, spot), Cue(words.line("interrupted.no_hurry"), MORE_TIME))
    if spot.waiting and turn.conversation.question is not Question.THERE:
        return wait(turn, spot, said, Question.READY)
    return wait(turn, spot, said, Question.THERE)
