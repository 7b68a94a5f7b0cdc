"""Choosing: a routine, a stretch, what is left out, and what is done in its place."""

from collections.abc import Iterable

from msgspec.structs import replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue
from skill.coaching.plan import (
    MAX_REPEATS,
    MIN_REPEATS,
    Plan,
    Planned,
    Step,
    in_order,
    steps,
    without,
)
from skill.coaching.safety import Form
from skill.coaching.stretches import Position
from skill.coaching.vocabulary import LIMITATIONS
from skill.dialogue.answer import Answer, asking, lines
from skill.dialogue.asking import answer_and_return, offer_start
from skill.dialogue.gate import agree, pass_gate
from skill.dialogue.interruption import Spot, hold_still, meet, replan, set_waiting
from skill.dialogue.pacing import eased, go_on, go_to, ready, return_to_practice, speak_end
from skill.dialogue.state import Kind, Question, Wanted
from skill.dialogue.turn import Turn
from skill.intents.moving import first_step
from skill.intents.opening import (
    SINGLE,
    begin,
    begin_fresh,
    fitting_variation,
    left_out_name,
    left_out_names,
    plan_for,
)


def start_routine(turn: Turn) -> Answer:
    """ "Start the neck routine", "ten minutes for my lower back", "let's start"."""
    wanted = _wanted(turn)
    named = wanted != Wanted(Kind.ROUTINE)
    question = turn.conversation.question
    if question is Question.START:
        # "Start" is the yes that was asked for, whether or not a routine comes with it.
        return agree(turn, begin, wanted if named else None)
    if question is Question.RESUME:
        turn.change(wanted=wanted)
        return begin_fresh(turn)
    if question is Question.OFFER and not named:
        return pass_gate(turn, turn.conversation.wanted or wanted, begin)
    if turn.active is None:
        return pass_gate(turn, wanted if named else Wanted(), begin)
    if not named or wanted == Wanted(Kind.ROUTINE, routine=turn.active.plan.routine):
        return ready(turn)
    return _change_routine(turn, wanted)


def _change_routine(turn: Turn, wanted: Wanted) -> Answer:
    """Another routine in the middle of a practice, from wherever the body is."""
    spot = meet(turn)
    position = Position.STANDING if spot.away else spot.position
    turn.leave(position)
    return begin(turn, wanted, eased(turn, spot), Form.LINE)


def _wanted(turn: Turn) -> Wanted:
    repeats = turn.number("repeats")
    if repeats is not None:
        repeats = min(max(repeats, MIN_REPEATS), MAX_REPEATS)
    return Wanted(
        Kind.ROUTINE,
        routine=turn.slot("routine"),
        repeats=repeats,
        pace=turn.slot("pace"),
        minutes=turn.number("minutes"),
    )


def do_stretch(turn: Turn) -> Answer:
    """ "Do the knee lunge", "just the sciatic one on the left"."""
    stretch, side = turn.slot("stretch"), turn.slot("side")
    if stretch is None:
        return answer_and_return(turn, turn.words.line("asking.explain_idle"))
    bring_back(turn, [stretch, turn.catalogue.stretches[stretch].area])
    if fitting_variation(turn, stretch) is None:
        things = turn.words.listing(tuple(left_out_names(turn)))
        return answer_and_return(turn, turn.words.line("avoid.ruled_out", things=things))
    if turn.active:
        return _go_to_stretch(turn, stretch, side)
    wanted = Wanted(Kind.STRETCH, stretch=stretch, side=side)
    if turn.conversation.question is Question.START:
        return agree(turn, begin, wanted)
    return pass_gate(turn, wanted, begin)


def _go_to_stretch(turn: Turn, stretch: str, side: str | None) -> Answer:
    """On to that stretch now; what comes after it in the plan follows."""
    spot, practice = meet(turn), turn.open()
    planned = plan_for(turn, Wanted(Kind.STRETCH, stretch=stretch, side=side)).stretches
    items = [item for item in practice.plan.stretches if item.stretch != stretch]
    replan(turn, stretches=_ordered(turn.catalogue, (*items, *planned)))
    return go_to(turn, spot, first_step(turn, stretch), eased(turn, spot))


def _ordered(catalogue: Catalogue, items: Iterable[Planned]) -> tuple[Planned, ...]:
    by_name = {item.stretch: item for item in items}
    return tuple(by_name[name] for name in in_order(catalogue, by_name))


def avoid(turn: Turn) -> Answer:
    """ "I can't kneel", "nothing on the floor", "I can kneel again"."""
    limitation, words = turn.slot("limitation"), turn.words
    if limitation is None:
        return answer_and_return(turn, words.line("avoid.which"))
    if limitation == "mat":
        return answer_and_return(turn, words.line("avoid.mat"))
    what = left_out_name(turn, limitation)
    if turn.slot("again"):
        bring_back(turn, [limitation])
        return answer_and_return(turn, words.line("avoid.undone", what=what))
    key = limitation if limitation in LIMITATIONS else "stretch"
    return leave_out(turn, (limitation,), words.line(f"avoid.{key}", stretch=what))


def note_left_out(turn: Turn, limitations: Iterable[str]) -> None:
    """Keep what a person leaves out, as an instruction."""
    left_out = (*turn.preferences.left_out, *limitations)
    turn.prefer(left_out=tuple(dict.fromkeys(left_out)))


def bring_back(turn: Turn, names: Iterable[str]) -> None:
    """Take back what was left out."""
    back = set(names)
    left_out = tuple(item for item in turn.preferences.left_out if item not in back)
    if left_out != turn.preferences.left_out:
        turn.prefer(left_out=left_out)


def leave_out(turn: Turn, limitations: tuple[str, ...], said: str) -> Answer:
    """Leave it out from now on, and offer another version where there is one."""
    note_left_out(turn, limitations)
    if turn.active:
        return _leave_out_now(turn, limitations, said)
    plan = plan_for(turn, turn.conversation.wanted or Wanted())
    routine = None if plan.routine == SINGLE else turn.routine(plan.routine)
    wanted = {item.stretch for item in routine.stretches} if routine else set()
    gone = wanted - {item.stretch for item in plan.stretches}
    instead = _alternatives(turn, sorted(gone), bed=plan.bed)
    if instead and turn.conversation.question is not Question.START:
        return _offer(turn, instead, limitations[0], lines(said))
    turn.prefer(variations={**turn.preferences.variations, **instead})
    return answer_and_return(turn, said)


def _leave_out_now(turn: Turn, limitations: tuple[str, ...], said: str) -> Answer:
    """Leave it out of the practice that is going on."""
    spot, plan = meet(turn), turn.open().plan
    gone = [item.stretch for item in plan.stretches if _ruled_out(turn, item, plan)]
    instead = _alternatives(turn, _still_to_come(turn, spot, gone), bed=plan.bed)
    after = _first_without(turn, spot, gone)
    no_kneeling = plan.no_kneeling or "kneeling" in limitations
    turn.practise(plan=replace(without(plan, gone), no_kneeling=no_kneeling))
    if instead:
        if after == spot.step:
            hold_still(turn, spot, spot.waiting.question if spot.waiting else Question.READY)
        else:
            set_waiting(turn, after, spot, Question.READY)
        return _offer(turn, instead, limitations[0], eased(turn, spot, said))
    if after == spot.step:
        return go_on(turn, spot, said)
    if after is None:
        return speak_end(turn, spot, eased(turn, spot, said))
    return go_to(turn, spot, after, eased(turn, spot, said))


def _ruled_out(turn: Turn, item: Planned, plan: Plan) -> bool:
    stretch = turn.catalogue.stretches[item.stretch]
    left_out = turn.preferences.left_out
    return turn.catalogue.conflicts(stretch, item.variation, left_out, bed=plan.bed)


def _still_to_come(turn: Turn, spot: Spot, stretches: list[str]) -> list[str]:
    """Those of these stretches that are not over yet."""
    every = steps(turn.open().plan, turn.catalogue)
    left = every[every.index(spot.step) :] if spot.step else ()
    return [name for name in stretches if any(step.stretch == name for step in left)]


def _first_without(turn: Turn, spot: Spot, gone: list[str]) -> Step | None:
    """The spot's step, or the first after it that is not left out."""
    every = steps(turn.open().plan, turn.catalogue)
    left = every[every.index(spot.step) :] if spot.step else ()
    return next((step for step in left if step.stretch not in gone), None)


def _alternatives(turn: Turn, stretches: Iterable[str], *, bed: bool) -> dict[str, str]:
    """By stretch, a variation that nothing left out rules out."""
    left_out = turn.preferences.left_out
    found = {}
    for name in stretches:
        stretch = turn.catalogue.stretches[name]
        for variation in stretch.variations:
            if not turn.catalogue.conflicts(stretch, variation, left_out, bed=bed):
                found[name] = variation
                break
    return found


def _offer(turn: Turn, instead: dict[str, str], limitation: str, said: tuple[Cue, ...]) -> Answer:
    words = turn.words
    own = f"avoid.{limitation}_offer"
    key = own if words.has(own) else "avoid.offer"
    turn.change(instead=instead, asked=key)
    return asking(said, Question.INSTEAD, words.line(key), lines(words.line("avoid.reprompt")))


def take_instead(turn: Turn) -> Answer:
    """Yes to the other version: it is kept for the next time, too."""
    instead = turn.conversation.instead
    turn.prefer(variations={**turn.preferences.variations, **instead})
    turn.change(instead={}, question=None)
    said = turn.words.line("avoid.yes")
    if turn.active is None:
        return offer_start(turn, said)
    spot, repeats = meet(turn), _repeats(turn)
    added = [
        replace(item, repeats=repeats, familiar=False)
        for name in instead
        for item in plan_for(turn, Wanted(Kind.STRETCH, stretch=name)).stretches
    ]
    replan(turn, stretches=_ordered(turn.catalogue, (*turn.open().plan.stretches, *added)))
    every = steps(turn.open().plan, turn.catalogue)
    first = next((s for s in every if s == spot.step or s.stretch in instead), None)
    if first is None or first == spot.step:
        return return_to_practice(turn, said)
    return go_to(turn, spot, first, lines(said))


def _repeats(turn: Turn) -> int:
    planned = turn.open().plan.stretches
    return planned[-1].repeats if planned else turn.preferences.repeats or MIN_REPEATS


def decline_instead(turn: Turn) -> Answer:
    """No to the other version: it stays left out."""
    turn.change(instead={}, question=None)
    said = turn.words.line("avoid.no")
    if turn.active is None:
        return offer_start(turn, said)
    spot = meet(turn)
    if spot.step is None:
        return speak_end(turn, spot, lines(said))
    return return_to_practice(turn, said)
