"""What people say unasked about pain and health: answered at once, in statements, not stored."""

from typing import Any, Final

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.lexicon import BETTER, PAIN, Finding, Said, asked_about, find
from skill.coaching.plan import locate, without
from skill.coaching.safety import EASIER, Condition
from skill.coaching.stretches import Pace, Position
from skill.dialogue.answer import Answer, Kind, ending, lines
from skill.dialogue.asking import answer_and_hold, not_understood, offer
from skill.dialogue.dose import less
from skill.dialogue.finishing import finish, give_up
from skill.dialogue.getting_up import cannot_get_up
from skill.dialogue.interruption import (
    Interruption,
    current_step,
    hold_still,
    interrupt,
    left_down,
    replan,
    set_waiting,
    step_after,
    way_up,
)
from skill.dialogue.leaving_out import fits, leave_out, leave_out_today
from skill.dialogue.pacing import ask_again, eased, enter, go_on_in, speak_end
from skill.dialogue.state import Question, Start, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_name

STUCK: Final = "stuck"
"""The symptom of a person who cannot get up."""
DIZZY: Final = "dizzy"
"""The advice for who is to be still first, and then to get up slowly."""
SPEAKS_OF: Final = {
    "body": "body",
    "feeling": "feeling",
    "failing": "failing",
    "symptom": "symptom",
    "besides": "symptom",
    "helper": "symptom",
    "condition": "condition",
    "treated": "treated",
}
"""What of the body a slot speaks of."""


def symptom(turn: Turn) -> Answer:
    """ "It hurts", "I feel dizzy", "my leg is numb", "I've fallen".

    What is said of the body and means nothing to the lexicon is taken for pain.
    """
    found = find(_said(turn), turn.content.health)
    return _answer(turn, found if found != Finding() else Finding(symptom=PAIN))


def remark(turn: Turn) -> Answer:
    """Whatever else may be about the body: what it says, if it says anything; else, hold still."""
    found = find(_said(turn), turn.content.health)
    return not_understood(turn) if found == Finding() else _answer(turn, found)


def _said(turn: Turn) -> Said:
    """What the slots say; those that were resolved to nothing, by the words that were said."""
    said = Said()
    for name, slot in turn.request.slots.items():
        if slot.id is None:
            said |= turn.content.lexicon().read(slot.spoken, unable=name == "failing")
        elif name in SPEAKS_OF:
            named: dict[str, Any] = {SPEAKS_OF[name]: frozenset({slot.id})}
            said |= Said(**named)
    return said


def _answer(turn: Turn, found: Finding) -> Answer:
    if found.condition:
        return _condition(turn, found.condition)
    if found.symptom == BETTER:
        return _better(turn)
    return replace(_symptom(turn, found.symptom or PAIN), kind=Kind.URGENT)


def _better(turn: Turn) -> Answer:
    """ "The pain has gone", "I'm not dizzy": one word away from the opposite, so it waits."""
    said = turn.words.line("comfort.advice.better")
    if turn.active and turn.conversation.question is Question.AFTER_PAIN:
        here = interrupt(turn)
        return ask_again(turn, hold_still(turn, here, Question.AFTER_PAIN), lines(said))
    return answer_and_hold(turn, said)


def _symptom(turn: Turn, name: str) -> Answer:
    if name == STUCK and (answer := cannot_get_up(turn)):
        return answer
    found = turn.content.health.symptoms[name]
    if not found.ends and found.advice != PAIN:
        return answer_and_hold(turn, turn.words.line(f"comfort.advice.{found.advice}"))
    if not found.ends:
        return _pain(turn, interrupt(turn)) if turn.active else _pain_before(turn)
    here = interrupt(turn) if turn.active else None
    said = [turn.words.line(f"comfort.advice.{found.advice}")]
    if found.advice == DIZZY:
        said += _up_when_past(turn, here)
    end_practice(turn)
    return ending(*said)


def _up_when_past(turn: Turn, here: Interruption | None) -> list[str]:
    """The way up, in all its steps and unpaced: each is taken when it can be."""
    said = [turn.words.line("comfort.when_past")]
    if here and (down := left_down(turn, here)):
        said += [cue.line for cue in turn.writer(turn.open().plan).way_up_cues(down)]
    return said


def end_practice(turn: Turn) -> None:
    """What a warning sign leaves behind: the whole script next time, and a gentle start."""
    give_up(turn)
    less(turn)
    turn.keep(full_script_next=True, gently=True)
    turn.leave()
    turn.change(gate=None, wanted=None, welcomed=False)


def _pain(turn: Turn, here: Interruption) -> Answer:
    """Stop first; the second time in the same stretch, that one is left out."""
    turn.keep(gently=True)
    step = None if here.arriving else current_step(turn, here)
    if here.step is None:
        waiting = hold_still(turn, here, Question.BACK_UP)
        return ask_again(turn, waiting, _advice(turn, here))
    hurt = turn.conversation.hurt
    times = hurt.get(step.stretch, 0) + 1 if step else 0
    if step:
        turn.change(hurt={**hurt, step.stretch: times})
    if step and times >= policy.PAINFUL_TWICE:
        return _drop(turn, here, step.stretch)
    waiting = hold_still(turn, here, Question.AFTER_PAIN)
    over = waiting.entry is Entry.NEXT
    turn.change(asked="comfort.pain_question_over" if over else "comfort.pain_question")
    return ask_again(turn, waiting, _advice(turn, here))


def _advice(turn: Turn, here: Interruption) -> tuple[Cue, ...]:
    words = turn.words
    stop = words.line("comfort.stop_there") if here.stretching else ""
    return lines(stop, words.line("comfort.pain"), words.line("comfort.pain_sharp"))


def _drop(turn: Turn, here: Interruption, stretch: str) -> Answer:
    """It is left out for today."""
    words = turn.words
    leave_out_today(turn, [stretch])
    gone_on = here.step is not None and here.step.stretch != stretch
    after = here.step if gone_on else step_after(turn, stretch)
    replan(turn, stretches=without(turn.open().plan, [stretch]).stretches)
    waiting = set_waiting(turn, after, here, Question.AFTER_PAIN)
    turn.change(asked="comfort.pain_question_over")
    name = words.line(f"stretches.{stretch}.place")
    said = words.line("comfort.pain_dropped", stretch=name)
    return ask_again(turn, waiting, (*_advice(turn, here)[:1], *lines(said)))


def _pain_before(turn: Turn) -> Answer:
    """Before anything has begun: what speaks against it, and the person's choice."""
    turn.keep(gently=True)
    said, asked = turn.words.line("comfort.pain_idle"), "comfort.pain_idle_question"
    return offer(turn, turn.conversation.wanted or Wanted(), asked, said)


def rest(turn: Turn) -> Answer:
    """ "Rest", after pain: as long as it takes, and the choice again."""
    here = interrupt(turn)
    waiting = hold_still(turn, here, Question.AFTER_PAIN)
    said = (Cue(turn.words.line("comfort.resting"), policy.REPROMPT_SILENCE),)
    return ask_again(turn, waiting, said)


def gently_again(turn: Turn) -> Answer:
    """The person goes on after pain, of their own accord: in the easier version, unhurried."""
    here, said = interrupt(turn), turn.words.line("comfort.gently_again")
    replan(turn, pace=Pace.SLOW)
    if here.step is None or here.waiting is None:
        return speak_end(turn, here, lines(said))
    if here.waiting.entry is Entry.AGAIN:
        return go_on_in(turn, here, here.step, "easier", said)
    return enter(turn, here.waiting, here.step, said)


def health_question(turn: Turn) -> Answer:
    """ "Is this safe in pregnancy?", "I had surgery": a doctor can tell; what follows of it.

    A warning sign in the question is a warning sign: "why does my chest hurt?".
    """
    said, health = _said(turn), turn.content.health
    felt = find(said, health).symptom
    if felt and health.symptoms[felt].ends:
        return _answer(turn, Finding(symptom=felt))
    return _condition(turn, asked_about(said, health))


def _condition(turn: Turn, named: str) -> Answer:
    """What a condition leads to."""
    condition = turn.content.health.conditions[named]
    words = turn.words
    said = words.line(f"health.{named}")
    spoken = " ".join(slot.spoken for slot in turn.request.slots.values())
    if condition.spares and (limb := turn.content.lexicon().limb(spoken)):
        spared = words.line("health.spared", what=left_out_name(turn, limb))
        return leave_out(turn, (limb,), spared, still=True)
    if condition.ends:
        return _end_until_cleared(turn, said)
    if condition.offer:
        return _offer_instead(turn, condition, condition.offer, said)
    if condition.leaves_out and turn.practice and not turn.active:
        leave_out_today(turn, condition.leaves_out)
        _follow_in_practice(turn)
    if condition.leaves_out:
        return leave_out(turn, condition.leaves_out, said, still=True)
    return answer_and_hold(turn, said)


def _end_until_cleared(turn: Turn, said: str) -> Answer:
    """Nothing starts until a doctor agrees."""
    cues = lines(said)
    if turn.active:
        here = interrupt(turn)
        cues = eased(turn, here, said, way_up(turn, here))
    end_practice(turn)
    return Answer(cues, kind=Kind.URGENT)


def _follow_in_practice(turn: Turn, gentler: tuple[str, ...] = (), *, over: bool = False) -> None:
    """The open practice, whose place is kept, follows: whatever is left out today leaves it, and
    those stretches are done in their easier variation. `over`: only getting up was left of it.
    """
    plan = turn.open().plan
    changed = tuple(
        replace(item, variation=EASIER) if item.stretch in gentler else item
        for item in plan.stretches
    )
    gone = [
        item.stretch
        for item in changed
        if not fits(turn, item.stretch, item.variation, bed=plan.bed)
    ]
    kept = turn.practise(plan=without(replace(plan, stretches=changed), gone))
    if locate(kept.plan, turn.catalogue, kept.bookmark) is None:
        # Nothing is left to go back to.
        if over:
            finish(turn)
        else:
            give_up(turn)
        if turn.conversation.question is Question.RESUME:
            turn.change(question=None, asked="")


def _offer_instead(turn: Turn, condition: Condition, routine: str, said: str) -> Answer:
    """The practice gives way to a routine that has nothing of what is left out, and is gentler."""
    asked, ease, over = f"health.offer.{routine}", "", False
    wanted = Wanted(Start.ROUTINE, routine=routine)
    leave_out_today(turn, condition.leaves_out)
    gentler = dict.fromkeys(condition.gentler, EASIER)
    turn.want_today(variations={**turn.wanted_today.variations, **gentler})
    if turn.active:
        here = interrupt(turn)
        over = here.step is None
        ease = turn.words.line("practice.ease_out") if here.stretching else ""
        turn.leave(Position.STANDING if here.away else here.position)
    if turn.practice:
        _follow_in_practice(turn, condition.gentler, over=over)
    return offer(turn, wanted, asked, ease, said)
