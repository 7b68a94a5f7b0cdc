"""A person's own way: a routine of their own, and the side to begin with."""

from msgspec.structs import replace

from skill.coaching.cue import Entry
from skill.coaching.plan import OWN, change_later
from skill.coaching.planning import in_order
from skill.coaching.script import minutes_of
from skill.coaching.stretches import Side, SideOrder
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, ask_for_stretches, offer
from skill.dialogue.interruption import Interruption, begun, first_step, interrupt, replan, wait_at
from skill.dialogue.leaving_out import bring_back
from skill.dialogue.pacing import ask_again, eased, go_on, go_to
from skill.dialogue.questions import TABLE, ask
from skill.dialogue.state import Question, Start, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_names, plan_for, variation_of


def make_routine(turn: Turn) -> Answer:
    """ "Make my routine the nod and the lunge", "add the lunge to it", "take the nod out"."""
    named, edit = turn.several("stretches"), turn.slot("edit")
    if not named:
        return ask_for_stretches(turn)
    if edit == "remove":
        return _remove(turn, named)
    if edit == "add" and not turn.conversation.building:
        return _add(turn, (*_base(turn), *named), named)
    return _add(turn, (*turn.conversation.building, *named), named)


def _base(turn: Turn) -> tuple[str, ...]:
    """What a routine is changed from: the person's own, or else the usual one."""
    return turn.preferences.own or tuple(item.stretch for item in turn.routine().stretches)


def _add(turn: Turn, chosen: tuple[str, ...], named: tuple[str, ...]) -> Answer:
    """Keep the routine with those stretches, but for what the person leaves out."""
    areas = [turn.catalogue.stretches[name].area for name in named]
    bring_back(turn, [*named, *areas])
    fitting = {name: variation_of(turn, name) for name in chosen}
    kept = tuple(name for name, variation in fitting.items() if variation)
    if not kept:
        return answer_and_return(turn, _ruled_out(turn))
    varied = {
        name: variation
        for name, variation in fitting.items()
        if variation and variation != "standard"
    }
    turn.prefer(variations={**turn.preferences.variations, **varied})
    without = "" if len(kept) == len(fitting) else _ruled_out(turn)
    return _keep(turn, kept, without)


def _ruled_out(turn: Turn) -> str:
    things = turn.words.listing(left_out_names(turn))
    return turn.words.line("avoid.ruled_out", things=things)


def _remove(turn: Turn, named: tuple[str, ...]) -> Answer:
    kept = tuple(name for name in _base(turn) if name not in named)
    if kept:
        return _keep(turn, kept)
    return answer_and_return(turn, turn.words.line("own.one_at_least"))


def _keep(turn: Turn, chosen: tuple[str, ...], *said: str) -> Answer:
    """Keep the routine, name it, and go on: with the next stretch of it, or by starting it."""
    words, question = turn.words, turn.conversation.question
    building = question is Question.ROUTINE
    own = in_order(turn.catalogue, chosen)
    turn.prefer(own=own, routine=OWN)
    plan = plan_for(turn, Wanted(Start.ROUTINE, routine=OWN))
    minutes = minutes_of(turn.seconds_of(plan))
    names = words.listing(tuple(words.line(f"stretches.{name}.place") for name in own))
    key = "own.made_minute" if minutes == 1 else "own.made"
    made = words.line(key, stretches=names, minutes=minutes)
    if own != chosen:
        made = f"{made} {words.line('own.in_order')}"
    if turn.active or (question and TABLE[question].first):
        return answer_and_return(turn, *said, made, words.line("own.next_time"))
    first = turn.slot("edit") is None and len(own) == 1
    if first or building:
        turn.change(building=own)
        return ask(turn, Question.ROUTINE, lines(*said, made))
    return offer(turn, Wanted(Start.ROUTINE, routine=OWN), "own.start", *said, made)


def add_stretch(turn: Turn) -> Answer:
    """A stretch named in answer to "which one?"."""
    stretch = turn.slot("stretch")
    if stretch is None:
        return answer_and_return(turn, turn.words.line("asking.explain_idle"))
    return _add(turn, (*turn.conversation.building, stretch), (stretch,))


def another(turn: Turn) -> Answer:
    """Yes, another one: which?"""
    return ask(turn, Question.ROUTINE, asked="own.which")


def enough(turn: Turn) -> Answer:
    """No other one: the routine stands, or there is none."""
    built = turn.conversation.building
    turn.change(building=())
    if not built:
        return answer_and_return(turn, turn.words.line("own.none"))
    return offer(turn, Wanted(Start.ROUTINE, routine=OWN), "own.start")


def first_side(turn: Turn) -> Answer:
    """ "Start on the left", "right side first": from now on, and at once where it can be."""
    wanted = turn.slot("side")
    side = Side(wanted) if wanted in ("left", "right") else turn.preferences.first_side.other
    turn.prefer(first_side=side)
    said = turn.words.line("own.first_side", side=side)
    if turn.active is None:
        return answer_and_return(turn, said)
    return _begin_on(turn, interrupt(turn), side, said)


def _begin_on(turn: Turn, here: Interruption, side: Side, said: str) -> Answer:
    """Begin what is still to begin on that side: this stretch too, if none of it is done."""
    practice = turn.open()
    names = [item.stretch for item in practice.plan.stretches]
    if here.step is None:
        return go_on(turn, here, said)
    current = here.step.stretch
    settled = here.waiting is not None and not here.begins
    at_once = not begun(turn, here.step) and not settled
    before = names[names.index(current) - 1] if at_once and current != names[0] else ""
    changed = change_later(
        practice.plan, before if at_once else current, lambda item: replace(item, first=side)
    )
    replan(turn, stretches=changed.stretches)
    first = first_step(turn, current)
    if not at_once or first == here.step:
        return go_on(turn, here, said)
    if here.waiting:
        waiting = replace(here.waiting, step=first)
        wait_at(turn, waiting)
        return ask_again(turn, waiting, eased(turn, here, said))
    order = turn.catalogue.stretches[current].order(_variation(turn, current))
    entry = Entry.OTHER_SIDE if order is SideOrder.ONE_AT_A_TIME else Entry.ANEW
    return go_to(turn, here, first, eased(turn, here, said), entry)


def _variation(turn: Turn, stretch: str) -> str:
    planned = turn.open().plan.planned(stretch)
    if planned is None:
        raise LookupError(stretch)
    return planned.variation
