"""Opening: a launch, taking up an open practice, beginning a new one."""

from datetime import UTC, datetime

from msgspec.structs import replace

from skill.coaching.cue import Cue, Entry
from skill.coaching.history import DAY
from skill.coaching.plan import (
    GENTLE_PRACTICES,
    Dose,
    Plan,
    Step,
    locate,
    make_plan,
    plan_stretch,
    steps,
)
from skill.coaching.practice import OpenPractice
from skill.coaching.safety import Form
from skill.coaching.stretches import HoldLevel, Side, SideOrder
from skill.coaching.vocabulary import PACES
from skill.dialogue.answer import Answer, lines
from skill.dialogue.asking import ask
from skill.dialogue.dose import less_after_a_gap
from skill.dialogue.finishing import finish, give_up
from skill.dialogue.gate import pass_gate
from skill.dialogue.pacing import speak, take_up
from skill.dialogue.state import Kind, Question, Wanted
from skill.dialogue.turn import Turn

CARRIES_ON = 30 * 60.0
"""Seconds within which a launch carries on where the practice was left."""
OFFERS = 3 * DAY
"""Seconds within which it offers to."""
SINGLE = "single"
"""The routine of one stretch asked for by name."""


def launch(turn: Turn) -> Answer:
    """ "Alexa, start my back stretches", "open", "resume": all of them are a launch."""
    return pass_gate(turn, Wanted(), begin)


def launch_fresh(turn: Turn) -> Answer:
    """Start the usual routine from its beginning, whatever is open."""
    return pass_gate(turn, Wanted(Kind.ROUTINE), begin)


def begin(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """Begin what is wanted, once the safety words are said."""
    if wanted.kind is Kind.LAUNCH:
        return _open(turn, wanted, lead, form)
    if wanted.kind is Kind.RESUME:
        return _resume(turn, lead, form)
    return begin_new(turn, wanted, lead, form)


def _open(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """A launch: carry on, offer to, or start fresh, by how long ago the place was left."""
    practice = turn.practice
    if practice is None or not _step_of(turn, practice):
        _close_what_is_over(turn)
        return begin_new(turn, wanted, lead, form)
    away = turn.now - practice.touched
    if away <= CARRIES_ON:
        return carry_on(turn, practice, form)
    if away <= OFFERS:
        return _offer_to_resume(turn, practice)
    where = _where(turn, practice)
    mention = lines(turn.words.line("opening.mentions", place=where))
    return begin_new(turn, wanted, (*lead, *mention), form)


def _resume(turn: Turn, lead: tuple[Cue, ...], form: Form) -> Answer:
    """Asked for in words: carry on, however long the place was left."""
    practice = turn.practice
    if practice is None or not _step_of(turn, practice):
        _close_what_is_over(turn)
        nothing = lines(turn.words.line("resume.nothing_open"))
        return begin_new(turn, Wanted(), (*lead, *nothing), form)
    if turn.now - practice.touched > OFFERS:
        return _offer_to_resume(turn, practice)
    return carry_on(turn, practice, form)


def _close_what_is_over(turn: Turn) -> None:
    """A practice that died when only getting up was left is finished."""
    if turn.practice:
        finish(turn)


def carry_on(turn: Turn, practice: OpenPractice, form: Form) -> Answer:
    """Carry on where the practice was left."""
    step = _step_of(turn, practice)
    if step is None:
        raise LookupError("nothing is left of the plan")
    rules = turn.words.line("safety.same_rules") if form is Form.LINE else ""
    return take_up(turn, step, rules=rules)


def _step_of(turn: Turn, practice: OpenPractice) -> Step | None:
    return locate(practice.plan, turn.catalogue, practice.bookmark)


def _offer_to_resume(turn: Turn, practice: OpenPractice) -> Answer:
    days = turn.today - turn.day(practice.touched)
    key = {0: "resume.offer_today", 1: "resume.offer_yesterday"}.get(days, "resume.offer_days")
    said = turn.words.line(key, place=_where(turn, practice), count=days)
    return ask(turn, Question.RESUME, said)


def _where(turn: Turn, practice: OpenPractice) -> str:
    """ "before the knee lunge", or "at the sciatic stretch, left leg, the second of two"."""
    words = turn.words
    step = locate(practice.plan, turn.catalogue, practice.bookmark) or practice.bookmark
    every = steps(practice.plan, turn.catalogue)
    first = next((item for item in every if item.stretch == step.stretch), None)
    if step == first:
        stretch = words.line(f"stretches.{step.stretch}.place")
        return words.line("resume.before", stretch=stretch)
    return words.line("resume.at", place=turn.place_name(step))


def begin_new(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """Make a plan, open the practice, and speak its first passage."""
    if wanted.all_back:
        turn.prefer(left_out=())
    give_up(turn)
    after_a_gap = less_after_a_gap(turn)
    plan = plan_for(turn, wanted)
    if not plan.stretches:
        return _all_left_out(turn, wanted)
    first = steps(plan, turn.catalogue)[0]
    key = f"{datetime.fromtimestamp(turn.now, UTC):%Y-%m-%dT%H:%M:%S}Z.{turn.request_id[-8:]}"
    # Whoever begins anew wants the place kept here, wherever else an old one is going on.
    turn.change(elsewhere=False)
    turn.keep(open_practice=OpenPractice(key, turn.now, plan, first, turn.now))
    opening = turn.writer(turn.open().plan).opening(prepare=form is Form.FULL)
    gently = turn.words.line("opening.gently") if turn.record.gently else ""
    position = turn.conversation.position
    return speak(turn, first, Entry.NEXT, position, (*lead, *opening, *lines(gently, after_a_gap)))


def _all_left_out(turn: Turn, wanted: Wanted) -> Answer:
    """Nothing of it is left: say why, and offer to bring it back."""
    words = turn.words
    things = words.listing(tuple(left_out_names(turn)))
    turn.change(wanted=replace(wanted, all_back=True))
    said = words.line("opening.all_left_out", things=things)
    return ask(turn, Question.OFFER, said, asked="opening.bring_back")


def left_out_names(turn: Turn) -> list[str]:
    """What the person leaves out, as it is said."""
    return [left_out_name(turn, item) for item in turn.preferences.left_out]


def left_out_name(turn: Turn, item: str) -> str:
    """A limitation or a stretch, as it is said."""
    key, words = f"avoid.what.{item}", turn.words
    return words.line(key if words.has(key) else f"stretches.{item}.place")


def plan_for(turn: Turn, wanted: Wanted) -> Plan:
    """The plan of what is wanted, with this person's dose and wishes."""
    dose = _dose(turn, wanted)
    if wanted.stretch:
        return plan_single(turn, wanted.stretch, wanted.side, dose)
    if wanted.minutes:
        return _fitting(turn, wanted, dose)
    return make_plan(turn.catalogue, turn.routine(wanted.routine), dose, turn.wishes())


def _dose(turn: Turn, wanted: Wanted) -> Dose:
    preferences = turn.preferences
    hold = usual_hold(turn) if turn.record.gently else preferences.hold or usual_hold(turn)
    pace = PACES.get(wanted.pace or "", preferences.pace)
    return Dose(wanted.repeats or preferences.repeats or 2, hold, pace)


def usual_hold(turn: Turn) -> HoldLevel:
    """The hold of who asked for none: gentle at first, and when a gentle start is due."""
    gentle = turn.record.finished < GENTLE_PRACTICES or turn.record.gently
    return HoldLevel.GENTLE if gentle else HoldLevel.NORMAL


def _fitting(turn: Turn, wanted: Wanted, dose: Dose) -> Plan:
    """The plan that comes nearest to so many minutes: other repeats, or another routine."""
    routines = (
        [wanted.routine]
        if wanted.routine
        else ["full_back", "no_kneeling", "lower_back", "neck", "quick"]
    )
    repeats = [wanted.repeats] if wanted.repeats else range(2, 6)
    plans = [
        make_plan(
            turn.catalogue,
            turn.routine(routine),
            Dose(count, dose.hold, dose.pace),
            turn.wishes(),
        )
        for routine in routines
        for count in repeats
    ]
    return min(
        (plan for plan in plans if plan.stretches),
        key=lambda plan: abs(turn.seconds_of(plan) - 60 * (wanted.minutes or 0)),
        default=plans[0],
    )


def begin_fresh(turn: Turn) -> Answer:
    """Start fresh, where carrying on was offered."""
    wanted = turn.conversation.wanted or Wanted(Kind.ROUTINE)
    turn.change(wanted=None)
    words = turn.words
    said = lines(words.line("resume.fresh"), words.line("safety.returning"))
    return begin_new(turn, wanted, said, Form.LINE)


def plan_single(turn: Turn, stretch_id: str, side: str | None, dose: Dose) -> Plan:
    """The plan of one stretch asked for by name; empty where what is left out rules it out."""
    stretch, wishes = turn.catalogue.stretches[stretch_id], turn.wishes()
    variation = fitting_variation(turn, stretch_id)
    no_kneeling = "kneeling" in wishes.left_out
    empty = Plan(SINGLE, (), dose.pace, wishes.first_side, no_kneeling=no_kneeling)
    if variation is None:
        return empty
    familiar = stretch_id in wishes.familiar
    planned = plan_stretch(stretch, variation, dose.repeats, dose.hold, familiar)
    if side in ("left", "right") and stretch.order(variation) is not SideOrder.TOGETHER:
        planned = replace(planned, only=Side(side))
    return replace(empty, stretches=(planned,))


def fitting_variation(turn: Turn, stretch_id: str) -> str | None:
    """The variation the person wants, else the first that nothing left out rules out."""
    stretch, left_out = turn.catalogue.stretches[stretch_id], turn.preferences.left_out
    wanted = turn.preferences.variations.get(stretch_id)
    choices = [wanted, *stretch.variations] if wanted in stretch.variations else stretch.variations
    return next(
        (
            variation
            for variation in choices
            if variation and not turn.catalogue.conflicts(stretch, variation, left_out, bed=False)
        ),
        None,
    )
