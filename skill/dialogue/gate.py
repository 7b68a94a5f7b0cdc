"""The safety gate: which form of the rules is due, which of them were heard, and what is owed.

The gate is passed by a yes. A yes may cut the script short: then the rules that had not been
spoken by the plain estimate are owed, and are spoken in front of the first stretch. Until their
last word the yes holds only provisionally (`Agreement.said_by`); whatever breaks them off takes
it back, so that the next session says them again.
"""

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue
from skill.coaching.safety import Form, form_due, unheard
from skill.dialogue.answer import Answer, Card
from skill.dialogue.questions import ask
from skill.dialogue.state import Gate, Question, Wanted
from skill.dialogue.turn import Turn
from skill.progress.record import Agreement

CARD_LIMIT = 8000
"""Characters of a card: Alexa Skills Kit, "Request and Response JSON Reference"."""

SCRIPTS = {
    Form.FULL: ("safety.welcome", "safety.rules"),
    Form.REMINDER: ("safety.welcome_back", "safety.reminder"),
}
"""The keys of what is said before the rules, and of the rules."""


def wording(turn: Turn) -> int:
    """The version of the words that a yes agrees to."""
    return int(turn.words.line("safety.wording"))


def form(turn: Turn) -> Form:
    """The form of the rules that is due."""
    agreed = turn.record.agreed
    return form_due(
        agreed.at if agreed else None,
        agreed.wording if agreed else None,
        wording(turn),
        turn.record.used,
        turn.now,
        in_full=turn.record.full_script_next or (agreed is not None and agreed.said_by > turn.now),
    )


def say_script(turn: Turn, wanted: Wanted, due: Form) -> Answer:
    """The rules, and one question."""
    welcome, rules = SCRIPTS[due]
    said, ends = _spoken(turn, (turn.words.line(welcome), *turn.words.lines(rules)))
    turn.change(gate=Gate(due, ends=ends, missed=tuple(range(len(ends)))), wanted=wanted)
    return ask(turn, Question.START, said)


def _spoken(turn: Turn, said: Sequence[str]) -> tuple[tuple[Cue, ...], tuple[float, ...]]:
    """An introduction and rules as cues, and the seconds at which each rule has been spoken."""
    cues = tuple(Cue(line, policy.RULE_BREATH) for line in said)
    with_breath = accumulate(turn.content.price(line) + policy.RULE_BREATH for line in said)
    return cues, tuple(end - policy.RULE_BREATH for end in with_breath)[1:]


def hear(turn: Turn) -> None:
    """The script is broken off: note which rules have been heard, at the plain estimate.

    With the last of those that a yes cut short, the gate is passed.
    """
    gate = turn.conversation.gate
    if gate is None or not gate.speaking:
        return
    still = unheard(gate.ends, turn.now - gate.began)
    missed = tuple(index for index in gate.missed if index in still)
    passed = turn.conversation.welcomed and not missed
    turn.change(gate=None if passed else replace(gate, missed=missed, speaking=False))


def agree(turn: Turn) -> Form:
    """Take a yes to the script; returns its form. The rules that it cut short are then owed."""
    hear(turn)
    gate = turn.conversation.gate
    if gate is None:
        raise LookupError("no safety script is open")
    turn.change(wanted=None, welcomed=True)
    if not gate.missed:
        turn.keep(agreed=Agreement(turn.now, wording(turn)), full_script_next=False)
        turn.change(gate=None)
    return gate.form


def owed(turn: Turn) -> tuple[Cue, ...]:
    """The rules that a yes cut short, to be said before the first stretch; else nothing.

    The yes is kept at once, with the time by which they will have been said.
    """
    hear(turn)
    gate = turn.conversation.gate
    if gate is None:
        return ()
    before, rules = "safety.before_we_start", turn.words.lines(SCRIPTS[gate.form][1])
    every = tuple(range(len(rules)))
    # After an update of the skill the rules may be different ones: then say them all.
    missed = gate.missed if len(gate.ends) == len(rules) else every
    said, spoken = _spoken(turn, (turn.words.line(before), *(rules[index] for index in missed)))
    ends = dict(zip(missed, spoken, strict=True))
    # A rule that was heard before has ended before this speech begins.
    again = tuple(ends.get(index, 0.0) for index in every)
    turn.change(gate=replace(gate, began=0.0, ends=again, missed=missed, speaking=True))
    agreed = Agreement(turn.now, wording(turn), said_by=turn.now + max(again))
    turn.keep(agreed=agreed, full_script_next=False)
    return said


def take_back_if_owed(turn: Turn) -> None:
    """Something else is said now: take the yes back while rules that it cut short are missing."""
    gate = turn.conversation.gate
    if gate is None or not gate.began or not gate.speaking:
        return
    hear(turn)
    if turn.conversation.gate and turn.conversation.welcomed:
        turn.keep(agreed=None)


def stretches_card(turn: Turn) -> Card:
    """The stretches in writing, to show a doctor."""
    words = turn.words
    listed = [words.line(f"stretches.{name}.card") for name in turn.catalogue.stretches]
    text = "\n".join((*listed, "", words.line("safety.card_note")))
    return Card(words.line("safety.card_title"), text[:CARD_LIMIT])
