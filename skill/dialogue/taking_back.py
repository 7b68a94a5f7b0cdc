"""Taking back: what a turn moved or changed is put back by the very next "no" or "undo".

Alexa passes on no certainty, so a move may have been misheard. A turn that moves is preceded by a
picture of the state; the next turn may restore it, and any other turn discards it.
"""

from dataclasses import replace

import msgspec

from skill.coaching.cue import Entry
from skill.coaching.passage import heard_out
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import hold_still, interrupt, wait_at
from skill.dialogue.pacing import ask_again, eased, go_to, speak_end
from skill.dialogue.state import Undo
from skill.dialogue.turn import Turn

RESTORED = ("preferences", "today", "progression", "gently", "open_practice")
"""What of the record a turn that moves may change; everything else stays as it is by now."""


def picture(turn: Turn) -> Undo:
    """The state as the turn meets it, with the practice at the place of the interruption."""
    if turn.active is None:
        return Undo(turn.record, asked=turn.conversation.asked)
    # A copy of the turn: the handler itself decides how certain of the place it has to be.
    met = replace(turn)
    here = interrupt(met)
    waiting = here.waiting or hold_still(met, here)
    return Undo(
        met.record,
        waiting,
        spoken=here.waiting is None,
        asked=turn.conversation.asked,
        hurt=turn.conversation.hurt,
    )


def keep_picture(turn: Turn, taken: Undo | None) -> None:
    """Keep the picture for the next turn, if this one changed anything of it."""
    moved = taken is not None and (_changed(turn, taken) or turn.conversation.hurt != taken.hurt)
    turn.change(undo=taken if moved else None)


def _changed(turn: Turn, taken: Undo) -> bool:
    before, after = taken.record, turn.record
    practice = before.open_practice
    if practice and after.open_practice:
        # When it was last heard of is not a change.
        practice = msgspec.structs.replace(practice, touched=after.open_practice.touched)
    others = (name for name in RESTORED if name != "open_practice")
    return practice != after.open_practice or any(
        getattr(before, name) != getattr(after, name) for name in others
    )


def no_is_undo(turn: Turn) -> bool:
    """Whether a "no" takes back: where the question at the end cannot have been heard yet."""
    passage = turn.conversation.passage
    return (
        turn.conversation.undo is not None
        and passage is not None
        and not heard_out(passage, turn.now)
    )


def take_back(turn: Turn) -> Answer:
    """Put back what the turn before changed, and go on from where it was."""
    undo = turn.conversation.undo
    if undo is None:
        return answer_and_return(turn, turn.words.line("undo.nothing"))
    here = interrupt(turn) if turn.active else None
    turn.keep(**{name: getattr(undo.record, name) for name in RESTORED})
    turn.change(hurt=undo.hurt, instead={}, asked=undo.asked)
    said = turn.words.line("undo.done")
    if here is None or undo.waiting is None or turn.practice is None:
        return answer_and_return(turn, said)
    waiting = undo.waiting
    if undo.spoken and waiting.step:
        # The body may have left the position meanwhile: from wherever it is by now.
        entry = Entry.AGAIN if waiting.entry is Entry.AGAIN else Entry.NEXT
        return go_to(turn, here, waiting.step, eased(turn, here, said), entry)
    position = here.position if waiting.step else waiting.position
    wait_at(turn, msgspec.structs.replace(waiting, position=position))
    if waiting.step is None:
        return speak_end(turn, here, eased(turn, here, said))
    return ask_again(turn, waiting, eased(turn, here, said))
