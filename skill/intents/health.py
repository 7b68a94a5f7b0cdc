"""What a person says unasked of pain and health: answered at once, in statements, never stored."""

from dataclasses import replace

from skill.coaching.cue import Cue
from skill.coaching.plan import without
from skill.coaching.stretches import Pace, Position
from skill.dialogue.answer import REPROMPT_WAIT, Answer, ending, lines
from skill.dialogue.asking import answer_and_return, offer
from skill.dialogue.dose import less
from skill.dialogue.finishing import give_up
from skill.dialogue.gate import ask_start_again
from skill.dialogue.interruption import (
    Spot,
    hold_still,
    meet,
    replan,
    set_waiting,
    step_after,
    way_up,
)
from skill.dialogue.pacing import ask_again, eased, enter, speak_end
from skill.dialogue.state import Kind, Question, Reentry, Wanted
from skill.dialogue.turn import Turn
from skill.intents.choosing import leave_out, note_left_out
from skill.intents.moving import current_step
from skill.intents.tuning import vary

TWICE = 2
"""A stretch in which a person has stopped so often is left out."""


def symptom(turn: Turn) -> Answer:
    """ "It hurts", "I feel dizzy", "my leg is numb", "I've fallen"."""
    return replace(_symptom(turn), urgent=True)


def _symptom(turn: Turn) -> Answer:
    found = turn.content.health.symptoms.get(turn.slot("symptom") or "pain")
    if found is None or not found.ends:
        return _pain(turn, meet(turn)) if turn.active else _pain_before(turn)
    if turn.active:
        meet(turn)
    end_practice(turn)
    return ending(turn.words.line(f"comfort.advice.{found.advice}"))


def end_practice(turn: Turn) -> None:
    """What a warning sign leaves behind: the whole script next time, and a gentle start."""
    give_up(turn)
    less(turn)
    turn.keep(full_script_next=True, gently=True)
    turn.leave()
    turn.change(gate=None, wanted=None, welcomed=False)


def _pain(turn: Turn, spot: Spot) -> Answer:
    """Stop first; the second time in the same stretch, that one is left out."""
    turn.keep(gently=True)
    step = None if spot.arriving else current_step(turn, spot)
    if spot.step is None:
        waiting = hold_still(turn, spot, Question.BACK_UP)
        return ask_again(turn, waiting, _advice(turn, spot))
    hurt = turn.conversation.hurt
    times = hurt.get(step.stretch, 0) + 1 if step else 0
    if step:
        turn.change(hurt={**hurt, step.stretch: times})
    if step and times >= TWICE:
        return _drop(turn, spot, step.stretch)
    waiting = hold_still(turn, spot, Question.AFTER_PAIN)
    over = waiting.reentry is Reentry.NEXT
    turn.change(asked="comfort.pain_question_over" if over else "comfort.pain_question")
    return ask_again(turn, waiting, _advice(turn, spot))


def _advice(turn: Turn, spot: Spot) -> tuple[Cue, ...]:
    words = turn.words
    stop = words.line("comfort.stop_there") if spot.stretching else ""
    return lines(stop, words.line("comfort.pain"), words.line("comfort.pain_sharp"))


def _drop(turn: Turn, spot: Spot, stretch: str) -> Answer:
    """It is left out until the person asks for it."""
    words = turn.words
    note_left_out(turn, [stretch])
    gone_on = spot.step is not None and spot.step.stretch != stretch
    after = spot.step if gone_on else step_after(turn, stretch)
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    waiting = set_waiting(turn, after, spot, Question.AFTER_PAIN)
    turn.change(asked="comfort.pain_question_over")
    name = words.line(f"stretches.{stretch}.place")
    said = words.line("comfort.pain_dropped", stretch=name)
    return ask_again(turn, waiting, (*_advice(turn, spot)[:1], *lines(said)))


def _pain_before(turn: Turn) -> Answer:
    """Before anything has begun: what speaks against it, and the person's choice."""
    turn.keep(gently=True)
    said, asked = turn.words.line("comfort.pain_idle"), "comfort.pain_idle_question"
    if turn.conversation.question is Question.START:
        return ask_start_again(turn, said, asked=asked)
    return offer(turn, turn.conversation.wanted or Wanted(), asked, said)


def rest(turn: Turn) -> Answer:
    """ "Rest", after pain: as long as it takes, and the choice again."""
    spot = meet(turn)
    waiting = hold_still(turn, spot, Question.AFTER_PAIN)
    said = (Cue(turn.words.line("comfort.resting"), REPROMPT_WAIT),)
    return ask_again(turn, waiting, said)


def gently_again(turn: Turn) -> Answer:
    """The person goes on after pain, of their own accord: in the easier version, unhurried."""
    spot, said = meet(turn), turn.words.line("comfort.gently_again")
    replan(turn, pace=Pace.SLOW)
    if spot.step is None or spot.waiting is None:
        return speak_end(turn, spot, lines(said))
    if spot.waiting.reentry is Reentry.AGAIN:
        return vary(turn, spot, spot.step, "easier", said)
    return enter(turn, spot.waiting, spot.step, said)


def health_question(turn: Turn) -> Answer:
    """ "Is this safe in pregnancy?", "I had surgery": a doctor can tell; what follows of it."""
    named = turn.slot("condition") or "general"
    condition = turn.content.health.conditions.get(named)
    words = turn.words
    if condition is None:
        return answer_and_return(turn, words.line("health.general"))
    said = words.line(f"health.{named}")
    if condition.ends:
        return _end_until_cleared(turn, said)
    if condition.offer:
        return _offer_instead(turn, condition.leaves_out, condition.offer, said)
    if condition.leaves_out:
        return leave_out(turn, condition.leaves_out, said)
    return answer_and_return(turn, said)


def _end_until_cleared(turn: Turn, said: str) -> Answer:
    """Nothing starts until a doctor agrees."""
    cues = lines(said)
    if turn.active:
        spot = meet(turn)
        cues = eased(turn, spot, said, way_up(turn, spot))
    end_practice(turn)
    return Answer(cues, urgent=True)


def _offer_instead(turn: Turn, left_out: tuple[str, ...], routine: str, said: str) -> Answer:
    """The practice gives way to a routine that has nothing of what is left out."""
    asked, ease = f"health.offer.{routine}", ""
    wanted = Wanted(Kind.ROUTINE, routine=routine)
    if turn.active:
        spot = meet(turn)
        ease = turn.words.line("practice.ease_out") if spot.stretching else ""
        turn.leave(Position.STANDING if spot.away else spot.position)
    note_left_out(turn, left_out)
    give_up(turn)
    if turn.conversation.question is Question.START:
        turn.change(wanted=wanted)
        return ask_start_again(turn, said, asked=asked)
    return offer(turn, wanted, asked, ease, said)
