"""What a person leaves out: taken out of the plan, with another version offered in its place."""

from collections.abc import Iterable

from msgspec.structs import replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue
from skill.coaching.plan import Plan, Planned, Step, steps, without
from skill.coaching.planning import SINGLE, in_order
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import Interruption, hold_still, interrupt, set_waiting
from skill.dialogue.pacing import eased, go_on, go_to, hold_still_and_ask, speak_end
from skill.dialogue.questions import TABLE, ask
from skill.dialogue.state import Question, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import plan_for


def note_left_out(turn: Turn, limitations: Iterable[str]) -> None:
    """Keep what a person leaves out for good, as an instruction."""
    left_out = (*turn.preferences.left_out, *limitations)
    turn.prefer(left_out=tuple(dict.fromkeys(left_out)))


def leave_out_today(turn: Turn, limitations: Iterable[str], *, settled: bool = False) -> None:
    """Leave it out today; `settled`: it is not asked whether it shall always be so."""
    today, new = turn.wanted_today, tuple(limitations)
    left_out = tuple(dict.fromkeys((*today.left_out, *new)))
    asked = (*today.settled, *new) if settled else today.settled
    turn.want_today(left_out=left_out, settled=tuple(dict.fromkeys(asked)))


def bring_back_today(turn: Turn, names: Iterable[str]) -> None:
    """Take back what was left out for today."""
    back, today = set(names), turn.wanted_today
    turn.want_today(left_out=tuple(item for item in today.left_out if item not in back))


def bring_back(turn: Turn, names: Iterable[str]) -> None:
    """Take back what was left out, for good and for today."""
    back = set(names)
    bring_back_today(turn, back)
    left_out = tuple(item for item in turn.preferences.left_out if item not in back)
    if left_out != turn.preferences.left_out:
        turn.prefer(left_out=left_out)


def leave_out(
    turn: Turn,
    limitations: tuple[str, ...],
    said: str,
    *,
    settled: bool = False,
    still: bool = False,
) -> Answer:
    """Leave it out today, and offer another version where there is one.

    `settled`: it is not asked whether it shall always be so. `still`: nothing is paced after it.
    """
    leave_out_today(turn, limitations, settled=settled)
    if turn.active:
        return _leave_out_now(turn, limitations, said, still=still)
    plan = plan_for(turn, turn.conversation.wanted or Wanted())
    routine = None if plan.routine == SINGLE else turn.routine(plan.routine)
    wanted = {item.stretch for item in routine.stretches} if routine else set()
    gone = wanted - {item.stretch for item in plan.stretches}
    instead = _alternatives(turn, sorted(gone), bed=plan.bed)
    if instead and turn.conversation.question is not Question.START:
        return _offer_instead(turn, instead, limitations[0], lines(said))
    turn.want_today(variations={**turn.wanted_today.variations, **instead})
    return answer_and_return(turn, said)


def _leave_out_now(turn: Turn, limitations: tuple[str, ...], said: str, *, still: bool) -> Answer:
    """Leave it out of the practice that is going on."""
    here, plan = interrupt(turn), turn.open().plan
    gone = [item.stretch for item in plan.stretches if _ruled_out(turn, item, plan)]
    instead = _alternatives(turn, _still_to_come(turn, here, gone), bed=plan.bed)
    no_kneeling = plan.no_kneeling or "kneeling" in limitations
    kept = tuple(_one_sided(turn, item) for item in without(plan, gone).stretches)
    left = replace(plan, stretches=kept, no_kneeling=no_kneeling)
    after = _first_of(turn, here, left)
    turn.practise(plan=left)
    if instead:
        if after == here.step:
            hold_still(turn, here, here.waiting.question if here.waiting else Question.READY)
        else:
            set_waiting(turn, after, here, Question.READY)
        return _offer_instead(turn, instead, limitations[0], eased(turn, here, said))
    if still:
        if after != here.step:
            set_waiting(turn, after, here, Question.STILL)
        return hold_still_and_ask(turn, said)
    if after == here.step:
        return go_on(turn, here, said)
    if after is None:
        return speak_end(turn, here, eased(turn, here, said))
    return go_to(turn, here, after, eased(turn, here, said))


def _ruled_out(turn: Turn, item: Planned, plan: Plan) -> bool:
    return not fits(turn, item.stretch, item.variation, bed=plan.bed)


def fits(turn: Turn, stretch: str, variation: str, *, bed: bool) -> bool:
    """Whether nothing that the person leaves out rules that variation out."""
    chosen, left_out = turn.catalogue.stretches[stretch], turn.left_out
    return not turn.catalogue.conflicts(chosen, variation, left_out, bed=bed)


def _still_to_come(turn: Turn, here: Interruption, stretches: list[str]) -> list[str]:
    """Those of these stretches that are not over yet."""
    left = _left(turn, here)
    return [name for name in stretches if any(step.stretch == name for step in left)]


def _first_of(turn: Turn, here: Interruption, left: Plan) -> Step | None:
    """The step going on, or the first after it that is still in the plan."""
    every = steps(left, turn.catalogue)
    return next((step for step in _left(turn, here) if step in every), None)


def _one_sided(turn: Turn, item: Planned) -> Planned:
    """A stretch without the side of an arm or a leg that is left out."""
    stretch = turn.catalogue.stretches[item.stretch]
    only = turn.catalogue.only_side(stretch, item.variation, turn.left_out)
    return replace(item, only=only) if only else item


def _left(turn: Turn, here: Interruption) -> tuple[Step, ...]:
    every = steps(turn.open().plan, turn.catalogue)
    return every[every.index(here.step) :] if here.step else ()


def _alternatives(turn: Turn, stretches: Iterable[str], *, bed: bool) -> dict[str, str]:
    """By stretch, its first variation that nothing left out rules out."""
    found = {}
    for name in stretches:
        variations = turn.catalogue.stretches[name].variations
        fitting = next((each for each in variations if fits(turn, name, each, bed=bed)), None)
        if fitting:
            found[name] = fitting
    return found


def _offer_instead(
    turn: Turn, instead: dict[str, str], limitation: str, said: tuple[Cue, ...]
) -> Answer:
    own = f"avoid.{limitation}_offer"
    key = own if turn.words.has(own) else TABLE[Question.INSTEAD].words
    turn.change(instead=instead)
    return ask(turn, Question.INSTEAD, said, asked=key)


def with_planned(
    catalogue: Catalogue, items: Iterable[Planned], added: Iterable[Planned]
) -> tuple[Planned, ...]:
    """The stretches of a plan with others added, in the order that changes position least."""
    by_name = {item.stretch: item for item in (*items, *added)}
    return tuple(by_name[name] for name in in_order(catalogue, by_name))
