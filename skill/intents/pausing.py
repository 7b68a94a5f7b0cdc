"""Pausing: the place is kept, and the practice waits."""

from msgspec.structs import replace

from skill.coaching import policy
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import break_off, interrupt, pause_at
from skill.dialogue.pacing import ask_again, eased, go_on
from skill.dialogue.turn import Turn


def pause(turn: Turn) -> Answer:
    """ "Pause", "hold": the place is kept; about a minute of silence, one question, the end."""
    here = interrupt(turn, surely=True)
    words = turn.words
    if here.step is None:
        return go_on(turn, here, words.line("interrupted.no_hurry"))
    kept = break_off(turn, here)
    waiting = pause_at(turn, replace(here, step=kept))
    place = turn.place_name(kept)
    key = "interrupted.paused" if turn.conversation.keeps_place else "interrupted.paused_unkept"
    said = words.line(key, place=place)
    unkept = words.line("interrupted.paused_unkept", place=place)
    silence = policy.REPROMPT_SILENCE
    answer = ask_again(turn, waiting, eased(turn, here, said, after=silence))
    return replace(
        answer,
        unkept=lambda why: eased(turn, here, unkept, words.line(why), after=silence),
    )


def no_hurry(turn: Turn) -> Answer:
    """ "Pause", or "give me a moment", with nothing going on."""
    return answer_and_return(turn, turn.words.line("interrupted.no_hurry"))
