"""Questions about doing a stretch: breath, the other leg, how far, what to feel, how often."""

from skill.dialogue.answer import Answer
from skill.dialogue.asking import answer_and_hold, answer_and_return
from skill.dialogue.interruption import current_step, interrupt
from skill.dialogue.turn import Turn


def breath(turn: Turn) -> Answer:
    """ "Should I breathe in or out?"."""
    return answer_and_return(turn, turn.words.line("technique.breath"))


def other_limbs(turn: Turn) -> Answer:
    """ "What should the other leg do?": what the rest of the body does meanwhile."""
    return answer_and_return(turn, _of_the_stretch(turn, "limbs"))


def how_far(turn: Turn) -> Answer:
    """ "How far should I go?", "I can't reach"."""
    return answer_and_return(turn, _of_the_stretch(turn, "reach"))


def feel_nothing(turn: Turn) -> Answer:
    """ "I don't feel anything": where to look for it. Whoever has gone numb hears of it, too."""
    nothing = turn.words.line("technique.nothing")
    return answer_and_return(turn, _of_the_stretch(turn, "hint"), nothing)


def _of_the_stretch(turn: Turn, key: str) -> str:
    """What that stretch says of it, in its variation; what holds for all where none is done."""
    words = turn.words
    step = current_step(turn, interrupt(turn)) if turn.active else None
    if step is None:
        return words.line(f"technique.{key}")
    planned = turn.open().plan.planned(step.stretch)
    stretch = f"stretches.{step.stretch}"
    variation = planned.variation if planned else "standard"
    choices = (f"{stretch}.{variation}.{key}", f"{stretch}.standard.{key}", f"{stretch}.{key}")
    return words.line(next(filter(words.has, choices)), side=step.side)


def meaning(turn: Turn) -> Answer:
    """ "What does flexion mean?"."""
    return answer_and_return(turn, turn.words.line(f"terms.{turn.slot('term') or 'unknown'}"))


def noise(turn: Turn) -> Answer:
    """ "My neck cracks": it may be nothing, or an injury, so the stretch waits for a yes."""
    return answer_and_hold(turn, turn.words.line("technique.noise"))


def bounce(turn: Turn) -> Answer:
    """ "Can I bounce?"."""
    return answer_and_return(turn, turn.words.line("technique.bounce"))


def how_often(turn: Turn) -> Answer:
    """ "How often should I do this?"."""
    return answer_and_return(turn, turn.words.line("technique.often"))
