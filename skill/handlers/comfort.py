"""What a person says unasked of pain and health: answered at once, in statements, never stored."""

from skill.coaching.plan import without
from skill.coaching.script import Cue, Entry
from skill.coaching.stretches import Pace
from skill.handlers.answer import REPROMPT_WAIT, Answer, asking, ending, lines
from skill.handlers.choosing import leave_out, note_left_out
from skill.handlers.conversation import Kind, Question, Reentry, Wanted
from skill.handlers.pacing import (
    hold_still,
    meet,
    position_is_down,
    replan,
    speak,
    speak_end,
    step_after,
)
from skill.handlers.returning import answer_and_return, offer
from skill.handlers.safety import ask_start_again
from skill.handlers.tuning import current_step, vary
from skill.handlers.turn import Turn

TWICE = 2
"""A stretch in which a person has stopped so often is left out."""


def symptom(turn: Turn) -> Answer:
    """ "It hurts", "I feel dizzy", "my leg is numb", "I've fallen"."""
    named = turn.slot("symptom") or "pain"
    found = turn.content.health.symptoms.get(named)
    if found is None or not found.ends:
        return _pain(turn)
    end_practice(turn)
    return ending(turn.words.line(f"comfort.advice.{found.advice}"))


def end_practice(turn: Turn) -> None:
    """What a warning sign leaves behind: the whole script next time, and a gentle start."""
    if turn.active:
        meet(turn)
    turn.keep(open_practice=None, full_script_next=True, gently=True)
    turn.leave()
    turn.change(gate=None, wanted=None, welcomed=False)


def _pain(turn: Turn) -> Answer:
    if turn.active is None:
        return _pain_before(turn)
    words, spot = turn.words, meet(turn)
    step = current_step(turn, spot)
    times = turn.conversation.hurt.get(step.stretch, 0) + 1
    turn.change(hurt={**turn.conversation.hurt, step.stretch: times})
    turn.keep(gently=True)
    if times >= TWICE:
        return _drop(turn, step.stretch)
    hold_still(turn, spot)
    said = lines(words.line("comfort.pain"), words.line("comfort.pain_sharp"))
    left = turn.conversation.reentry is Reentry.NEXT
    asked = words.line("comfort.pain_question_dropped" if left else "comfort.pain_question")
    return asking(said, Question.AFTER_PAIN, asked, _resting(turn, asked))


def _drop(turn: Turn, stretch: str) -> Answer:
    """The second time in the same stretch: it is left out until the person asks for it."""
    words, spot = turn.words, meet(turn)
    turn.prefer(left_out=tuple(dict.fromkeys((*turn.preferences.left_out, stretch))))
    after = spot.step if spot.step and spot.step.stretch != stretch else step_after(turn, stretch)
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    turn.change(upcoming=after, position=spot.position, passage=None, reentry=Reentry.NEXT)
    if after:
        turn.practise(bookmark=after)
    said = lines(words.line("comfort.pain_dropped"), words.line("comfort.pain_sharp"))
    asked = words.line("comfort.pain_question_dropped")
    return asking(said, Question.AFTER_PAIN, asked, _resting(turn, asked))


def _resting(turn: Turn, asked: str) -> tuple[Cue, ...]:
    return (Cue(turn.words.line("comfort.resting"), REPROMPT_WAIT), Cue(asked, 0.0))


def _pain_before(turn: Turn) -> Answer:
    """Before anything has begun: what speaks against it, and the person's choice."""
    words = turn.words
    turn.keep(gently=True)
    said = words.line("comfort.pain_idle")
    if turn.conversation.question is Question.START:
        return ask_start_again(turn, said, asked="comfort.pain_idle_question")
    wanted = turn.conversation.wanted or Wanted()
    return offer(turn, wanted, words.line("comfort.pain_idle_question"), said)


def rest(turn: Turn) -> Answer:
    """ "Rest", after pain: as long as it takes, and the choice again."""
    words = turn.words
    left = turn.conversation.reentry is Reentry.NEXT
    asked = words.line("comfort.resting_question_dropped" if left else "comfort.resting_question")
    said = (Cue(words.line("comfort.resting"), REPROMPT_WAIT),)
    return asking(said, Question.AFTER_PAIN, asked, _resting(turn, asked))


def gently_again(turn: Turn) -> Answer:
    """The person goes on after pain, of their own accord: in the easier version, unhurried."""
    spot, words = meet(turn), turn.words
    said = words.line("comfort.gently_again")
    replan(turn, pace=Pace.SLOW)
    if spot.step is None:
        return speak_end(turn, spot.position, lines(said))
    if turn.conversation.reentry is Reentry.AGAIN:
        return vary(turn, spot, spot.step, "easier", said)
    return speak(turn, spot.step, Entry.NEXT, spot.position, lines(said))


def health_question(turn: Turn) -> Answer:
    """ "Is this safe in pregnancy?", "I had surgery": a doctor can tell; what follows of it."""
    named = turn.slot("condition") or "general"
    condition = turn.content.health.conditions.get(named)
    words = turn.words
    if condition is None:
        return answer_and_return(turn, words.line("health.general"))
    said = words.line(f"health.{named}")
    if condition.ends:
        end_practice(turn)
        return ending(said)
    if condition.offer:
        return _offer_instead(turn, condition.leaves_out, condition.offer, said)
    if condition.leaves_out:
        return leave_out(turn, condition.leaves_out, said)
    return answer_and_return(turn, said)


def _offer_instead(turn: Turn, left_out: tuple[str, ...], routine: str, said: str) -> Answer:
    """The practice gives way to a routine that has nothing of what is left out."""
    words = turn.words
    spot = meet(turn) if turn.active else None
    down = spot is not None and position_is_down(spot.position)
    note_left_out(turn, left_out)
    turn.keep(open_practice=None)
    turn.leave()
    up = words.line("practice.up_slowly") if down else ""
    wanted = Wanted(Kind.ROUTINE, routine=routine)
    if turn.conversation.question is Question.START:
        turn.change(wanted=wanted)
        return ask_start_again(turn, said, asked=f"health.offer.{routine}")
    return offer(turn, wanted, words.line(f"health.offer.{routine}"), said, up)
