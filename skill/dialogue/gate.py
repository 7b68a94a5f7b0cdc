"""The safety gate: a state that every way into a practice passes."""

from collections.abc import Callable
from itertools import accumulate

from msgspec.structs import replace

from skill.coaching.cue import Cue
from skill.coaching.safety import Form, form_due, unheard
from skill.dialogue.answer import Answer, Card, asking, ending, lines
from skill.dialogue.state import Gate, Question, Wanted
from skill.dialogue.turn import Turn
from skill.progress.record import Agreement

Begin = Callable[[Turn, Wanted, tuple[Cue, ...], Form], Answer]
"""How what is wanted begins: with what is said first, after that form of the safety words."""

CARD_LIMIT = 8000
"""Characters of a card: Alexa Skills Kit, request and response reference."""

SCRIPTS = {
    Form.FULL: ("safety.welcome", "safety.rules"),
    Form.REMINDER: ("safety.welcome_back", "safety.reminder"),
}


def wording(turn: Turn) -> int:
    """The version of the words that a yes agrees to."""
    return int(turn.words.line("safety.wording"))


def pass_gate(turn: Turn, wanted: Wanted, begin: Begin) -> Answer:
    """Begin what is wanted, or say first what has to be said."""
    if turn.conversation.welcomed:
        return begin(turn, wanted, (), Form.LINE)
    form = _form(turn)
    if form is Form.LINE:
        turn.change(welcomed=True)
        hello = "" if _spoke_today(turn) else turn.words.choice("safety.hello", turn.today)
        return begin(turn, wanted, lines(hello, turn.words.line("safety.returning")), form)
    return say_script(turn, wanted, form)


def _spoke_today(turn: Turn) -> bool:
    used = turn.record.used
    return used is not None and turn.day(used) == turn.today


def _form(turn: Turn) -> Form:
    agreed = turn.record.agreed
    return form_due(
        agreed.at if agreed else None,
        agreed.wording if agreed else None,
        wording(turn),
        turn.record.used,
        turn.now,
        in_full=turn.record.full_script_next or (agreed is not None and agreed.said_by > turn.now),
    )


def say_script(turn: Turn, wanted: Wanted, form: Form) -> Answer:
    """The rules, and one question."""
    welcome, rules = SCRIPTS[form]
    said = [turn.words.line(welcome), *turn.words.lines(rules)]
    ends = tuple(accumulate(turn.content.price(line) for line in said))[1:]
    turn.change(gate=Gate(form, ends=ends, missed=tuple(range(len(ends)))), wanted=wanted)
    return _ask_to_start(turn, lines(*said))


def say_again(turn: Turn) -> Answer:
    """The script once more."""
    gate = turn.conversation.gate
    form = gate.form if gate else Form.FULL
    return say_script(turn, turn.conversation.wanted or Wanted(), form)


def _ask_to_start(turn: Turn, said: tuple[Cue, ...], asked: str = "safety.question") -> Answer:
    words = turn.words
    turn.change(asked=asked)
    reprompt = lines(words.line("safety.reprompt"))
    return asking(said, Question.START, words.line(asked), reprompt)


def hear(turn: Turn) -> None:
    """Its speech was broken off: note which rules have been heard, at the plain estimate.

    With the last of those that a yes cut short, the gate is passed.
    """
    gate = turn.conversation.gate
    if gate is None or not gate.speaking:
        return
    still = unheard(gate.ends, turn.now - gate.began)
    missed = tuple(index for index in gate.missed if index in still)
    passed = turn.conversation.welcomed and not missed
    turn.change(gate=None if passed else replace(gate, missed=missed, speaking=False))


def agree(turn: Turn, begin: Begin, wanted: Wanted | None = None) -> Answer:
    """A yes: what it cut short is said before the first stretch, whatever comes between."""
    hear(turn)
    gate = turn.conversation.gate
    if gate is None:
        raise LookupError("no safety script is open")
    wanted = wanted or turn.conversation.wanted or Wanted()
    turn.change(wanted=None, welcomed=True)
    if not gate.missed:
        turn.keep(agreed=Agreement(turn.now, wording(turn)), full_script_next=False)
        turn.change(gate=None)
    return begin(turn, wanted, (), gate.form)


def owed(turn: Turn) -> tuple[Cue, ...]:
    """The rules still to be said, where a yes cut the script short; it holds once they are over."""
    hear(turn)
    gate = turn.conversation.gate
    if gate is None:
        return ()
    before, rules = "safety.before_we_start", turn.words.lines(SCRIPTS[gate.form][1])
    every = tuple(range(len(rules)))
    # Other words than those that were cut short: the skill was updated in between.
    missed = gate.missed if len(gate.ends) == len(rules) else every
    said = [turn.words.line(before), *(rules[index] for index in missed)]
    spoken = tuple(accumulate(turn.content.price(line) for line in said))[1:]
    ends = dict(zip(missed, spoken, strict=True))
    again = tuple(ends.get(index, 0.0) for index in every)
    turn.change(gate=replace(gate, began=0.0, ends=again, missed=missed, speaking=True))
    agreed = Agreement(turn.now, wording(turn), said_by=turn.now + max(again))
    turn.keep(agreed=agreed, full_script_next=False)
    return lines(*said)


def break_off(turn: Turn) -> None:
    """Something else is said now: where rules are missing, a yes that was given does not hold."""
    gate = turn.conversation.gate
    if gate is None or not gate.began or not gate.speaking:
        return
    hear(turn)
    if turn.conversation.gate and turn.conversation.welcomed:
        turn.keep(agreed=None)


def decline(turn: Turn) -> Answer:
    """A no, or "I'm not sure": nothing starts, and the stretches are sent, to show a doctor."""
    turn.change(gate=None, wanted=None)
    return ending(turn.words.line("safety.not_today"), card=stretches_card(turn))


def stretches_card(turn: Turn) -> Card:
    """The stretches in writing."""
    words = turn.words
    listed = [words.line(f"stretches.{name}.card") for name in turn.catalogue.stretches]
    text = "\n".join((*listed, "", words.line("safety.card_note")))
    return Card(words.line("safety.card_title"), text[:CARD_LIMIT])


def ask_start_again(turn: Turn, *said: str, asked: str = "") -> Answer:
    """Answer, and ask the gate's question again; in the words of the key `asked` where given."""
    hear(turn)
    return _ask_to_start(turn, lines(*said), asked or turn.asked("safety.question"))
