"""What lasts beyond today: named first, and kept only after a clear yes."""

from msgspec.structs import replace

from skill.coaching.plan import OWN, change_later
from skill.coaching.stretches import Side
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import offer, put_in_front, return_behind
from skill.dialogue.interruption import begun, first_step, interrupt, replan, wait_at
from skill.dialogue.leaving_out import bring_back, note_left_out
from skill.dialogue.questions import ask
from skill.dialogue.state import Proposal, Question, Start, Wanted, What
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import variation_of


def propose(turn: Turn, what: What, values: tuple[str, ...], named: str) -> Answer:
    """Name a lasting change, and ask whether to keep it; `named` is what is said of it."""
    ease = put_in_front(turn)
    turn.change(proposal=Proposal(what, values))
    return ask(turn, Question.CONFIRM, lines(ease, named))


def confirm(turn: Turn) -> Answer:
    """A clear yes: the change is kept."""
    proposal = turn.conversation.proposal
    if proposal is None:
        raise LookupError("nothing was proposed")
    turn.change(proposal=None)
    values = proposal.values
    match proposal.what:
        case What.LEAVE_OUT:
            note_left_out(turn, values)
            variations = {**turn.preferences.variations, **turn.wanted_today.variations}
            turn.prefer(variations=variations)
        case What.BRING_BACK:
            bring_back(turn, values)
        case What.FIRST_SIDE:
            _begin_on(turn, Side(values[0]))
        case What.GOAL:
            turn.prefer(goal=int(values[0]))
        case What.OWN_ROUTINE:
            return _keep_routine(turn, values)
    return return_behind(turn, turn.words.line("confirm.done"))


def decline(turn: Turn) -> Answer:
    """Anything but a yes: nothing lasting has changed."""
    turn.change(proposal=None)
    return return_behind(turn, turn.words.line("confirm.not_kept"))


def _keep_routine(turn: Turn, stretches: tuple[str, ...]) -> Answer:
    """Keep a routine of the person's own; with nothing going on, offer to start it."""
    areas = [turn.catalogue.stretches[name].area for name in stretches]
    bring_back(turn, [*stretches, *areas])
    fitting = {name: variation_of(turn, name) for name in stretches}
    varied = {name: each for name, each in fitting.items() if each and each != "standard"}
    variations = {**turn.preferences.variations, **varied}
    turn.prefer(own=stretches, routine=OWN, variations=variations)
    turn.change(building=())
    said = turn.words.line("confirm.done")
    if turn.active or turn.conversation.behind:
        return return_behind(turn, said)
    turn.change(question=None)
    return offer(turn, Wanted(Start.ROUTINE, routine=OWN), "own.start", said)


def _begin_on(turn: Turn, side: Side) -> None:
    """Begin every stretch on that side from now on, and so those of the practice to come."""
    turn.prefer(first_side=side)
    if turn.active is None:
        return
    here = interrupt(turn)
    if here.step is None:
        return
    current = here.step.stretch
    names = [item.stretch for item in turn.open().plan.stretches]
    at_once = here.begins and not begun(turn, here.step)
    before = names[names.index(current) - 1] if at_once and current != names[0] else ""
    plan = change_later(
        turn.open().plan, before if at_once else current, lambda item: replace(item, first=side)
    )
    replan(turn, stretches=plan.stretches)
    if at_once and here.waiting:
        wait_at(turn, replace(here.waiting, step=first_step(turn, current)))
