"""Choosing: a routine, or a single stretch."""

from skill.coaching import policy
from skill.coaching.plan import OWN
from skill.coaching.safety import Form
from skill.coaching.stretches import Position
from skill.dialogue import beginning
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import answer_and_return, ask_for_stretches, put_in_front, return_behind
from skill.dialogue.interruption import first_step, interrupt, replan
from skill.dialogue.leaving_out import with_planned
from skill.dialogue.pacing import eased, go_to, ready
from skill.dialogue.questions import ask
from skill.dialogue.state import Question, Start, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_names, plan_for, variation_of


def start_routine(turn: Turn) -> Answer:
    """ "Start the neck routine", "ten minutes for my lower back", "let's start"."""
    wanted = _wanted(turn)
    if _needs_own(turn):
        return ask_for_stretches(turn)
    return beginning.begin(turn, wanted or Wanted())


def start_at_gate(turn: Turn) -> Answer:
    """ "Start" at the safety script is its yes, whether or not a routine comes with it."""
    if _needs_own(turn):
        return ask_for_stretches(turn)
    return beginning.agree(turn, _wanted(turn))


def start_not_resume(turn: Turn) -> Answer:
    """A routine where carrying on was offered: that one, from its beginning."""
    if _needs_own(turn):
        return ask_for_stretches(turn)
    return beginning.start_afresh(turn, _wanted(turn) or Wanted(Start.ROUTINE))


def start_offered(turn: Turn) -> Answer:
    """ "Start" where something was offered: that, or the routine that is named."""
    if _needs_own(turn):
        return ask_for_stretches(turn)
    offered = turn.conversation.wanted or Wanted(Start.ROUTINE)
    return beginning.begin(turn, _wanted(turn) or offered)


def change_routine(turn: Turn) -> Answer:
    """Another routine in the middle of a practice: named, and asked first."""
    if _needs_own(turn):
        return ask_for_stretches(turn)
    wanted, going_on = _wanted(turn), turn.open().plan.routine
    if wanted is None or wanted == Wanted(Start.ROUTINE, routine=going_on):
        return ready(turn)
    ease = put_in_front(turn)
    turn.change(wanted=wanted)
    title = turn.writer(plan_for(turn, wanted)).title()
    named = turn.words.line("replace.named", title=title)
    return ask(turn, Question.REPLACE, lines(ease, named))


def replace_practice(turn: Turn) -> Answer:
    """Yes: the practice that is open gives way to the other one, from wherever the body is."""
    here, wanted = (interrupt(turn) if turn.active else None), turn.conversation.wanted
    if wanted is None:
        raise LookupError("no other practice is wanted")
    away = here is None or here.away
    turn.leave(Position.STANDING if here is None or away else here.position)
    turn.change(wanted=None, behind=None)
    return beginning.begin_new(turn, wanted, (), Form.LINE)


def keep_practice(turn: Turn) -> Answer:
    """No: the practice goes on."""
    turn.change(wanted=None)
    return return_behind(turn, turn.words.line("replace.kept"))


def _needs_own(turn: Turn) -> bool:
    """Whether a routine of the person's own is wanted that has to be put together first."""
    return turn.slot("routine") == OWN and not turn.preferences.own


def _wanted(turn: Turn) -> Wanted | None:
    """What was named; None where nothing was."""
    repeats = turn.number("repeats")
    if repeats is not None:
        repeats = min(max(repeats, policy.MIN_REPEATS), policy.MAX_REPEATS)
    wanted = Wanted(
        Start.ROUTINE,
        routine=turn.slot("routine"),
        repeats=repeats,
        pace=turn.slot("pace"),
        minutes=turn.number("minutes"),
    )
    return wanted if wanted != Wanted(Start.ROUTINE) else None


def do_stretch(turn: Turn) -> Answer:
    """ "Do the knee lunge", "just the sciatic one on the left"."""
    stretch, side = turn.slot("stretch"), turn.slot("side")
    if stretch is None:
        return answer_and_return(turn, turn.words.line("asking.explain_idle"))
    if variation_of(turn, stretch) is None:
        things = turn.words.listing(left_out_names(turn))
        return answer_and_return(turn, turn.words.line("avoid.ruled_out", things=things))
    if turn.active:
        return _go_to_stretch(turn, stretch, side)
    return beginning.begin(turn, Wanted(Start.STRETCH, stretch=stretch, side=side))


def _go_to_stretch(turn: Turn, stretch: str, side: str | None) -> Answer:
    """On to that stretch now; what comes after it in the plan follows."""
    here, practice = interrupt(turn), turn.open()
    planned = plan_for(turn, Wanted(Start.STRETCH, stretch=stretch, side=side)).stretches
    items = [item for item in practice.plan.stretches if item.stretch != stretch]
    replan(turn, stretches=with_planned(turn.catalogue, items, planned))
    return go_to(turn, here, first_step(turn, stretch), eased(turn, here))
