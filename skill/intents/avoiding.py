"""Avoiding: what a person leaves out, and what is done in its place."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.plan import steps
from skill.coaching.vocabulary import LIMBS, LIMITATIONS
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, offer_start
from skill.dialogue.interruption import interrupt, replan
from skill.dialogue.lasting import propose
from skill.dialogue.leaving_out import bring_back_today, leave_out, leave_out_today, with_planned
from skill.dialogue.pacing import go_to, return_to_practice, speak_end
from skill.dialogue.state import Start, Wanted, What
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_name, plan_for


def avoid(turn: Turn) -> Answer:
    """ "I can't kneel", "nothing on the floor", "only my right arm", "I can kneel again"."""
    limitation, words, kept = turn.slot("limitation"), turn.words, turn.slot("kept")
    if kept is not None:
        limitation = LIMBS[kept]
    if limitation is None:
        return answer_and_return(turn, words.line("avoid.which"))
    if limitation == "mat":
        return answer_and_return(turn, words.line("avoid.mat"))
    what, always = left_out_name(turn, limitation), turn.preferences.left_out
    if turn.slot("again"):
        bring_back_today(turn, [limitation])
        if limitation in always:
            named = words.line("confirm.bring_back", what=what)
            return propose(turn, What.BRING_BACK, (limitation,), named)
        return answer_and_return(turn, words.line("avoid.undone", what=what))
    key = limitation if limitation in LIMITATIONS else "stretch"
    said, when = words.line(f"avoid.{key}", stretch=what), turn.slot("when")
    if when == "always" and turn.active is None:
        leave_out_today(turn, [limitation], settled=True)
        return propose(turn, What.LEAVE_OUT, (limitation,), said)
    # In a practice it is asked at its end whether it shall always be so; "today" says that.
    return leave_out(turn, (limitation,), said, settled=when == "today")


def take_instead(turn: Turn) -> Answer:
    """Yes to the other version, for today."""
    instead = turn.conversation.instead
    turn.want_today(variations={**turn.wanted_today.variations, **instead})
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
