"""Avoiding: what a person leaves out, and what is done in its place."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.plan import steps
from skill.coaching.vocabulary import LIMITATIONS
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, offer_start
from skill.dialogue.interruption import interrupt, replan
from skill.dialogue.leaving_out import bring_back, leave_out, with_planned
from skill.dialogue.pacing import go_to, return_to_practice, speak_end
from skill.dialogue.state import Start, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_name, plan_for


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


def take_instead(turn: Turn) -> Answer:
    """Yes to the other version: it is kept for the next time, too."""
    instead = turn.conversation.instead
    turn.prefer(variations={**turn.preferences.variations, **instead})
    turn.change(instead={}, question=None)
    said = turn.words.line("avoid.yes")
    if turn.active is None:
        return offer_start(turn, said)
    here, repeats = interrupt(turn), _repeats(turn)
    added = [
        replace(item, repeats=repeats, familiar=False)
        for name in instead
        for item in plan_for(turn, Wanted(Start.STRETCH, stretch=name)).stretches
    ]
    replan(turn, stretches=with_planned(turn.catalogue, turn.open().plan.stretches, added))
    every = steps(turn.open().plan, turn.catalogue)
    first = next((s for s in every if s == here.step or s.stretch in instead), None)
    if first is None or first == here.step:
        return return_to_practice(turn, said)
    return go_to(turn, here, first, lines(said))


def _repeats(turn: Turn) -> int:
    planned = turn.open().plan.stretches
    return planned[-1].repeats if planned else turn.preferences.repeats or policy.MIN_REPEATS


def decline_instead(turn: Turn) -> Answer:
    """No to the other version: it stays left out."""
    turn.change(instead={}, question=None)
    said = turn.words.line("avoid.no")
    if turn.active is None:
        return offer_start(turn, said)
    here = interrupt(turn)
    if here.step is None:
        return speak_end(turn, here, lines(said))
    return return_to_practice(turn, said)
