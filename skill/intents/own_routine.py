"""A person's own way: a routine of their own, and the side to begin with."""

from copy import copy

from skill.coaching.plan import OWN
from skill.coaching.planning import in_order
from skill.coaching.script import minutes_of
from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, ask_for_stretches
from skill.dialogue.lasting import propose
from skill.dialogue.questions import TABLE, ask
from skill.dialogue.state import Question, Start, Wanted, What
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
    """The routine with those stretches, but for what the person leaves out."""
    kept = tuple(name for name in chosen if variation_of(turn, name, named=name in named))
    if not kept:
        return answer_and_return(turn, _ruled_out(turn))
    return _name(turn, kept, "" if len(kept) == len(chosen) else _ruled_out(turn))


def _ruled_out(turn: Turn) -> str:
    things = turn.words.listing(left_out_names(turn))
    return turn.words.line("avoid.ruled_out", things=things)


def _remove(turn: Turn, named: tuple[str, ...]) -> Answer:
    kept = tuple(name for name in _base(turn) if name not in named)
    if kept:
        return _name(turn, kept)
    return answer_and_return(turn, turn.words.line("own.one_at_least"))


def _name(turn: Turn, chosen: tuple[str, ...], *said: str) -> Answer:
    """Name the routine, and ask for its next stretch, or whether to keep it."""
    own = in_order(turn.catalogue, chosen)
    made = " ".join(filter(None, (*said, _made(turn, own, chosen))))
    building = turn.conversation.question is Question.ROUTINE
    first = turn.slot("edit") is None and len(own) == 1 and turn.active is None
    busy = turn.conversation.question and TABLE[turn.conversation.question].first
    if building or (first and not busy):
        turn.change(building=own)
        return ask(turn, Question.ROUTINE, lines(made))
    return propose(turn, What.OWN_ROUTINE, own, made)


def _made(turn: Turn, own: tuple[str, ...], chosen: tuple[str, ...]) -> str:
    """The routine as it is said, with its minutes."""
    words, kept = turn.words, copy(turn)
    kept.prefer(own=own, routine=OWN)
    minutes = minutes_of(turn.seconds_of(plan_for(kept, Wanted(Start.ROUTINE, routine=OWN))))
    names = words.listing(tuple(words.line(f"stretches.{name}.place") for name in own))
    key = "own.made_minute" if minutes == 1 else "own.made"
    made = words.line(key, stretches=names, minutes=minutes)
    return made if own == chosen else f"{made} {words.line('own.in_order')}"


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
    """No other one: whether to keep the routine, if there is one."""
    built = turn.conversation.building
    turn.change(building=())
    if not built:
        return answer_and_return(turn, turn.words.line("own.none"))
    turn.change(question=None)
    return propose(turn, What.OWN_ROUTINE, built, _made(turn, built, built))


def first_side(turn: Turn) -> Answer:
    """ "Start on the left", "right side first": named, and asked whether from now on."""
    wanted = turn.slot("side")
    side = Side(wanted) if wanted in ("left", "right") else turn.preferences.first_side.other
    named = turn.words.line("own.first_side", side=side)
    return propose(turn, What.FIRST_SIDE, (side.value,), named)
