"""Questions about the practice: which side, how long, what next, how, with what, which routines."""

from skill.coaching.cue import Entry
from skill.coaching.plan import Dose, Step, make_plan, steps
from skill.coaching.script import minutes_of
from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import Spot, meet, step_after
from skill.dialogue.pacing import eased, go_on, go_to
from skill.dialogue.state import Wanted
from skill.dialogue.turn import Turn
from skill.intents.moving import current_step
from skill.intents.opening import plan_for

ANSWERING = 4.0
"""Seconds an answer between two passages takes, in the time that is left."""


def which_side(turn: Turn) -> Answer:
    """ "Which side am I on?": named by the part that leads."""
    if turn.active is None:
        return answer_and_return(turn)
    spot, words = meet(turn), turn.words
    if spot.step is None:
        return go_on(turn, spot, words.line("asking.nearly"))
    if spot.step.side is Side.BOTH:
        return go_on(turn, spot, words.line("asking.which_side_both"))
    if spot.waiting:
        return go_on(turn, spot, words.line("asking.which_side_next", side=spot.step.side))
    part = words.line(f"place.part.{spot.step.stretch}")
    return go_on(turn, spot, words.line("asking.which_side", side=spot.step.side, part=part))


def time_left(turn: Turn) -> Answer:
    """ "How much longer?": of what is left, getting up included."""
    words = turn.words
    if turn.active is None:
        plan = plan_for(turn, turn.conversation.wanted or Wanted())
        minutes = minutes_of(turn.seconds_of(plan)) if plan.stretches else 1
        key = "asking.time_left_minute" if minutes == 1 else "asking.time_left"
        return answer_and_return(turn, words.line(key, minutes=minutes))
    spot = meet(turn)
    if spot.step is None:
        return go_on(turn, spot, words.line("asking.nearly"))
    return go_on(turn, spot, _left(turn, spot, spot.step))


def _left(turn: Turn, spot: Spot, step: Step) -> str:
    practice, words = turn.open(), turn.words
    writer = turn.writer(practice.plan)
    entry = Entry.NEXT if spot.waiting or spot.arriving else Entry.AGAIN
    cues = writer.script(step, entry=entry, position=spot.position)
    every = steps(practice.plan, turn.catalogue)
    left = list(dict.fromkeys(item.stretch for item in every[every.index(step) :]))
    positions = {turn.position_of(item) for item in every[every.index(step) :]}
    minutes = minutes_of(writer.seconds_of(cues) + ANSWERING * len(positions))
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
    spot = meet(turn)
    if spot.step is None:
        return go_on(turn, spot, words.line("asking.nearly"))
    following = spot.step if spot.waiting else step_after(turn, spot.step.stretch)
    if following is None:
        return go_on(turn, spot, words.line("asking.next_is_end"))
    key = "asking.next_here" if spot.waiting else "asking.next_is"
    name = words.line(f"stretches.{following.stretch}.place")
    return go_on(turn, spot, words.line(key, stretch=name))


def explain(turn: Turn) -> Answer:
    """ "How do I do it?", "what should I feel?", "what is it good for?"."""
    named, words = turn.slot("stretch"), turn.words
    if turn.active is None:
        key = f"stretches.{named}.card" if named else "asking.explain_idle"
        return answer_and_return(turn, words.line(key))
    spot = meet(turn)
    step, first = current_step(turn, spot), turn.open().plan.first_side
    if named and (step is None or named != step.stretch):
        return go_on(turn, spot, _about(turn, named, first))
    if step is None:
        return go_on(turn, spot, words.line("asking.nearly"))
    about = _about(turn, step.stretch, first if step.side is Side.BOTH else step.side)
    if spot.stretching:
        return go_to(turn, spot, step, eased(turn, spot, about), Entry.ANEW)
    return go_on(turn, spot, about)


def _about(turn: Turn, stretch: str, side: Side) -> str:
    words = turn.words
    feel = words.line(f"stretches.{stretch}.feel", side=side)
    return f"{words.line(f'stretches.{stretch}.good_for')} {feel}"


def equipment(turn: Turn) -> Answer:
    """ "What do I need?": for the stretch or routine named, or for what is being done."""
    words = turn.words
    wanted = Wanted(routine=turn.slot("routine"), stretch=turn.slot("stretch"))
    if turn.practice and turn.active and wanted == Wanted():
        writer = turn.writer(turn.practice.plan)
    else:
        plan = plan_for(turn, wanted)
        if not plan.stretches:
            return answer_and_return(turn, words.line("practice.nothing_left"))
        writer = turn.writer(plan)
    return answer_and_return(turn, words.line("equipment.answer", things=writer.needs()))


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
