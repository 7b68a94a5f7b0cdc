"""Choosing: a routine, a stretch, what is left out, and what is done in its place."""

from collections.abc import Iterable

from msgspec.structs import replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.plan import MAX_REPEATS, MIN_REPEATS, Plan, Planned, Step, steps, without
from skill.coaching.script import Cue, Entry
from skill.handlers.answer import Answer, asking, lines
from skill.handlers.conversation import Kind, Question, Reentry, Wanted
from skill.handlers.opening import begin, begin_fresh, plan_for
from skill.handlers.pacing import (
    Spot,
    eased,
    go_on,
    hold_still,
    meet,
    ready,
    replan,
    speak,
    speak_end,
)
from skill.handlers.returning import answer_and_return, offer_start
from skill.handlers.safety import agree, pass_gate
from skill.handlers.turn import Turn

LIMITATIONS = frozenset(
    "kneeling floor lying standing wall chair mat equipment neck lower_back".split()
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
    if turn.active and not named:
        return ready(turn)
    if turn.active:
        meet(turn)
        turn.leave()
        return pass_gate(turn, wanted, begin)
    return pass_gate(turn, wanted if named else Wanted(), begin)


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
    bring_back(turn, [stretch])
    if turn.active is None:
        wanted = Wanted(Kind.STRETCH, stretch=stretch, side=side)
        if turn.conversation.question is Question.START:
            return agree(turn, begin, wanted)
        return pass_gate(turn, wanted, begin)
    return _go_to(turn, stretch, side)


def _go_to(turn: Turn, stretch: str, side: str | None) -> Answer:
    """On to that stretch now; what comes after it in the plan follows."""
    spot, practice = meet(turn), turn.open()
    wanted = plan_for(turn, Wanted(Kind.STRETCH, stretch=stretch, side=side)).stretches[0]
    items = [item for item in practice.plan.stretches if item.stretch != stretch]
    stretches = in_order(turn.catalogue, (*items, wanted))
    replan(turn, stretches=stretches)
    first = next(
        step for step in steps(turn.open().plan, turn.catalogue) if step.stretch == stretch
    )
    name = turn.words.line(f"stretches.{stretch}.place")
    said = turn.words.line("moving.next", stretch=name)
    return speak(turn, first, Entry.NEXT, spot.position, eased(turn, spot, said))


def in_order(catalogue: Catalogue, items: Iterable[Planned]) -> tuple[Planned, ...]:
    """Planned stretches in the order that changes position least: that of the catalogue."""
    order = list(catalogue.stretches)
    return tuple(sorted(items, key=lambda item: order.index(item.stretch)))


def avoid(turn: Turn) -> Answer:
    """ "I can't kneel", "nothing on the floor", "I can kneel again"."""
    limitation, words = turn.slot("limitation"), turn.words
    if limitation is None:
        return answer_and_return(turn, words.line("avoid.which"))
    if turn.slot("again"):
        bring_back(turn, [limitation])
        what = _what(turn, limitation)
        return answer_and_return(turn, words.line("avoid.undone", what=what))
    if limitation == "mat":
        return answer_and_return(turn, words.line("avoid.mat"))
    key = limitation if limitation in LIMITATIONS else "stretch"
    return leave_out(
        turn, (limitation,), words.line(f"avoid.{key}", stretch=_what(turn, limitation))
    )


def _what(turn: Turn, limitation: str) -> str:
    key = f"avoid.what.{limitation}"
    words = turn.words
    return words.line(key if words.has(key) else f"stretches.{limitation}.place")


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
    routine = turn.catalogue.routines.get(plan.routine)
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
    if not instead and after == spot.step:
        return go_on(turn, spot, said)
    if after == spot.step:
        hold_still(turn, spot)
    else:
        turn.practise(bookmark=after or turn.open().bookmark)
        turn.change(upcoming=after, position=spot.position, passage=None, reentry=Reentry.NEXT)
    if instead:
        return _offer(turn, instead, limitations[0], eased(turn, spot, said))
    return _go_on_after(turn, spot, said)


def _ruled_out(turn: Turn, item: Planned, plan: Plan) -> bool:
    stretch = turn.catalogue.stretches[item.stretch]
    left_out = turn.preferences.left_out
    return turn.catalogue.conflicts(stretch, item.variation, left_out, bed=plan.bed)


def _go_on_after(turn: Turn, spot: Spot, said: str) -> Answer:
    after = turn.conversation.upcoming
    if after is None:
        return speak_end(turn, spot.position, eased(turn, spot, said))
    return speak(turn, after, Entry.NEXT, spot.position, eased(turn, spot, said))


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
    key = f"avoid.{limitation}_offer"
    asked = words.line(key if words.has(key) else "avoid.offer")
    turn.change(instead=instead)
    return asking(said, Question.INSTEAD, asked)


def take_instead(turn: Turn) -> Answer:
    """Yes to the other version: it is kept for the next time, too."""
    instead = turn.conversation.instead
    turn.prefer(variations={**turn.preferences.variations, **instead})
    turn.change(instead={})
    if turn.active is None:
        return offer_start(turn, turn.words.line("avoid.yes"))
    practice = turn.open()
    template = practice.plan.stretches[-1] if practice.plan.stretches else None
    added = [
        replace(item, variation=variation, familiar=False)
        for name, variation in instead.items()
        for item in plan_for(turn, Wanted(Kind.STRETCH, stretch=name)).stretches
    ]
    if template:
        added = [replace(item, repeats=template.repeats) for item in added]
    stretches = in_order(turn.catalogue, (*practice.plan.stretches, *added))
    replan(turn, stretches=stretches)
    upcoming = turn.conversation.upcoming
    first = _earliest(turn, upcoming, list(instead))
    reentry = turn.conversation.reentry if first == upcoming else Reentry.NEXT
    turn.change(upcoming=first, reentry=reentry, question=Question.READY)
    return ready(turn, turn.words.line("avoid.yes"))


def _earliest(turn: Turn, upcoming: Step | None, added: list[str]) -> Step | None:
    every = steps(turn.open().plan, turn.catalogue)
    return next((step for step in every if step == upcoming or step.stretch in added), None)


def decline_instead(turn: Turn) -> Answer:
    """No to the other version: it stays left out."""
    turn.change(instead={})
    said = turn.words.line("avoid.no")
    if turn.active is None:
        return offer_start(turn, said)
    upcoming = turn.conversation.upcoming
    if upcoming is None:
        return speak_end(turn, turn.conversation.position, lines(said))
    turn.change(question=Question.READY)
    return ready(turn, said)
