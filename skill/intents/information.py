"""Questions about the practice: which side, how long, what next, how, with what, which routines."""

from skill.coaching import policy
from skill.coaching.cue import Entry
from skill.coaching.plan import Step, steps
from skill.coaching.planning import Dose, make_plan
from skill.coaching.script import minutes_of
from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_hold, answer_and_return
from skill.dialogue.interruption import (
    Interruption,
    current_step,
    interrupt,
    side_is_sure,
    step_after,
)
from skill.dialogue.pacing import eased, go_on, go_to
from skill.dialogue.state import Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import plan_for


def which_side(turn: Turn) -> Answer:
    """ "Which side am I on?": named by the part that leads.

    Where it is not sure, what comes now is said: nobody is told a side they are not on.
    """
    if turn.active is None:
        return answer_and_return(turn)
    here, words = interrupt(turn), turn.words
    step = here.step
    if step is None:
        return go_on(turn, here, words.line("asking.nearly"))
    both = "_both" if step.side is Side.BOTH else ""
    if here.stretching and not side_is_sure(turn, here):
        stretch = words.line(f"stretches.{step.stretch}.place")
        key = f"asking.which_side_again{both}"
        return go_on(turn, here, words.line(key, stretch=stretch, side=step.side))
    if both:
        return go_on(turn, here, words.line("asking.which_side_both"))
    if not here.stretching:
        return go_on(turn, here, words.line("asking.which_side_next", side=step.side))
    part = words.line(f"place.part.{step.stretch}", side=step.side)
    return go_on(turn, here, words.line("asking.which_side", part=part))


def time_left(turn: Turn) -> Answer:
    """ "How much longer?": of what is left, getting up included."""
    words = turn.words
    if turn.active is None:
        plan = plan_for(turn, turn.conversation.wanted or Wanted())
        minutes = minutes_of(turn.seconds_of(plan)) if plan.stretches else 1
        key = "asking.time_left_minute" if minutes == 1 else "asking.time_left"
        return answer_and_return(turn, words.line(key, minutes=minutes))
    here = interrupt(turn)
    if here.step is None:
        return go_on(turn, here, words.line("asking.nearly"))
    return go_on(turn, here, _left(turn, here, here.step))


def _left(turn: Turn, here: Interruption, step: Step) -> str:
    practice, words = turn.open(), turn.words
    writer = turn.writer(practice.plan)
    entry = Entry.NEXT if here.waiting or here.arriving else Entry.AGAIN
    cues = writer.script(step, entry=entry, position=here.position)
    every = steps(practice.plan, turn.catalogue)
    left = list(dict.fromkeys(item.stretch for item in every[every.index(step) :]))
    positions = {turn.position_of(item) for item in every[every.index(step) :]}
    minutes = minutes_of(writer.seconds_of(cues) + policy.ANSWER_TAKES * len(positions))
    if len(left) > 1:
        return words.line("asking.time_left_several", count=len(left), minutes=minutes)
    if minutes == 1:
        return words.line("asking.time_left_last_minute")
    return words.line("asking.time_left_last", minutes=minutes)


def what_next(turn: Turn) -> Answer:
    """ "What comes next?"."""
    words = turn.words
    if turn.active is None:
        plan = plan_for(turn, turn.conversation.wanted or Wanted())
        if not plan.stretches:
            return answer_and_return(turn, words.line("practice.nothing_left"))
        name = words.line(f"stretches.{plan.stretches[0].stretch}.place")
        return answer_and_return(turn, words.line("asking.next_here", stretch=name))
    here = interrupt(turn)
    if here.step is None:
        return go_on(turn, here, words.line("asking.nearly"))
    following = here.step if here.waiting else step_after(turn, here.step.stretch)
    if following is None:
        return go_on(turn, here, words.line("asking.next_is_end"))
    key = "asking.next_here" if here.waiting else "asking.next_is"
    name = words.line(f"stretches.{following.stretch}.place")
    return go_on(turn, here, words.line(key, stretch=name))


def explain(turn: Turn) -> Answer:
    """ "How do I do it?", "what should I feel?", "what is it good for?"."""
    named, words = turn.slot("stretch"), turn.words
    if turn.active is None:
        key = f"stretches.{named}.card" if named else "asking.explain_idle"
        return answer_and_return(turn, words.line(key))
    here = interrupt(turn)
    step, first = current_step(turn, here), turn.open().plan.first_side
    if named and (step is None or named != step.stretch):
        return go_on(turn, here, _about(turn, named, first))
    if step is None:
        return go_on(turn, here, words.line("asking.nearly"))
    about = _about(turn, step.stretch, first if step.side is Side.BOTH else step.side)
    if here.stretching:
        return go_to(turn, here, step, eased(turn, here, about), Entry.ANEW)
    return go_on(turn, here, about)


def _about(turn: Turn, stretch: str, side: Side) -> str:
    words = turn.words
    feel = words.line(f"stretches.{stretch}.feel", side=side)
    return f"{words.line(f'stretches.{stretch}.good_for')} {feel}"


def equipment(turn: Turn) -> Answer:
    """ "What do I need?": for the stretch or routine named, or for what is being done.

    In a practice it waits: who asks may have to fetch something.
    """
    words = turn.words
    wanted = Wanted(routine=turn.slot("routine"), stretch=turn.slot("stretch"))
    if turn.practice and turn.active and wanted == Wanted():
        writer = turn.writer(turn.practice.plan)
    else:
        plan = plan_for(turn, wanted)
        if not plan.stretches:
            return answer_and_return(turn, words.line("practice.nothing_left"))
        writer = turn.writer(plan)
    return answer_and_hold(turn, words.line("equipment.answer", things=writer.needs()))


def safety_tips(turn: Turn) -> Answer:
    """ "Read me the safety tips"."""
    return answer_and_return(turn, turn.words.line("safety.tips"))


def routines(turn: Turn) -> Answer:
    """ "What can I do here?"."""
    minutes = {
        name: minutes_of(turn.seconds_of(make_plan(turn.catalogue, name, Dose())))
        for name in ("full_back", "quick")
    }
    said = turn.words.line("asking.routines", full=minutes["full_back"], quick=minutes["quick"])
    return answer_and_return(turn, said)
