"""Hearing each other: what was said once more, how loud, and in how many words."""

from skill.coaching.cue import Entry
from skill.coaching.stretches import Talk
from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_return
from skill.dialogue.interruption import interrupt, replan
from skill.dialogue.pacing import ask_in_full, go_on
from skill.dialogue.questions import in_practice
from skill.dialogue.turn import Turn


def say_again(turn: Turn, *said: str) -> Answer:
    """ "What did you say?": the question, where one was asked; in a stretch, the same repeat."""
    if not in_practice(turn.conversation):
        return answer_and_return(turn, *said)
    here = interrupt(turn)
    return ask_in_full(turn, here.waiting, *said) if here.waiting else go_on(turn, here, *said)


def volume(turn: Turn) -> Answer:
    """ "Louder", "I can't hear you": how to turn it up, for that is Alexa's; and once more."""
    return say_again(turn, turn.words.line("hearing.volume"))


def fewer_words(turn: Turn) -> Answer:
    """ "Less talking", "names only": a step down, for today."""
    more = _talk(turn) is Talk.MORE
    _want_today(turn, talk=Talk.USUAL if more else Talk.FEWER)
    return answer_and_return(turn, turn.words.line("hearing.fewer"))


def more_words(turn: Turn) -> Answer:
    """ "More words", "I can't see a screen": a step up, for today, and this stretch in full."""
    fewer = _talk(turn) is Talk.FEWER
    _want_today(turn, talk=Talk.USUAL if fewer else Talk.MORE)
    return answer_and_return(turn, turn.words.line("hearing.more"), entry=Entry.ANEW)


def _talk(turn: Turn) -> Talk:
    return turn.practice.plan.talk if turn.practice else turn.wanted_today.talk


def count_down(turn: Turn) -> Answer:
    """ "Count me down": the last seconds of every hold, for today."""
    _want_today(turn, counts=True)
    return answer_and_return(turn, turn.words.line("hearing.counted"))


def stop_counting(turn: Turn) -> Answer:
    """ "Don't count"."""
    _want_today(turn, counts=False)
    return answer_and_return(turn, turn.words.line("hearing.uncounted"))


def _want_today(turn: Turn, **changes: Talk | bool) -> None:
    """For the open practice, and for those begun today; nothing is kept beyond."""
    turn.want_today(**changes)
    if turn.practice:
        replan(turn, **changes)
