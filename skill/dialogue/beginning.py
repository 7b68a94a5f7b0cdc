"""Beginning: through the safety gate to a new practice, or to the open one."""

from datetime import UTC, datetime

from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.plan import Step, locate, steps
from skill.coaching.practice import OpenPractice
from skill.coaching.safety import Form
from skill.dialogue import gate
from skill.dialogue.answer import Answer, lines
from skill.dialogue.dose import less_after_a_gap
from skill.dialogue.finishing import finish, give_up
from skill.dialogue.pacing import speak, take_up
from skill.dialogue.questions import ask
from skill.dialogue.state import Question, Start, Wanted
from skill.dialogue.turn import Turn
from skill.dialogue.wanted import left_out_names, plan_for


def begin(turn: Turn, wanted: Wanted) -> Answer:
    """Begin what is wanted, or first say the rules that are due."""
    if turn.conversation.question is Question.START:
        # Naming something to start is the yes that was asked for.
        return agree(turn, wanted)
    if turn.conversation.welcomed:
        return _begin(turn, wanted, (), Form.LINE)
    due = gate.form(turn)
    if due is Form.LINE:
        turn.change(welcomed=True)
        hello = "" if _spoke_today(turn) else turn.words.choice("safety.hello", turn.today)
        return _begin(turn, wanted, lines(hello, turn.words.line("safety.returning")), due)
    return gate.say_script(turn, wanted, due)


def agree(turn: Turn, wanted: Wanted | None = None) -> Answer:
    """A yes to the safety script: begin what was wanted before it, or what is wanted now."""
    wanted = wanted or turn.conversation.wanted or Wanted()
    return _begin(turn, wanted, (), gate.agree(turn))


def _spoke_today(turn: Turn) -> bool:
    used = turn.record.used
    return used is not None and turn.day(used) == turn.today


def _begin(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """Begin, once the safety words are said: `lead` is said first, after that form of them."""
    if wanted.kind is Start.LAUNCH:
        return _launch(turn, wanted, lead, form)
    if wanted.kind is Start.RESUME:
        return _resume(turn, lead, form)
    if (practice := _kept(turn)) and turn.conversation.question is not Question.OFFER:
        # It would take the place of that one, and may have been misheard.
        return _offer_to_carry_on(turn, practice, wanted)
    return begin_new(turn, wanted, lead, form)


def _kept(turn: Turn) -> OpenPractice | None:
    """The practice whose place is still offered, and worth keeping: something of it was done."""
    practice = turn.practice
    if practice is None or turn.now - practice.touched > policy.OFFER_WITHIN:
        return None
    first = steps(practice.plan, turn.catalogue)[:1]
    return practice if _place_of(turn, practice) not in (None, *first) else None


def _launch(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """A launch: carry on, offer to, or start afresh, by how long ago the place was left."""
    practice = turn.practice
    if practice is None or not _place_of(turn, practice):
        _close_what_is_over(turn)
        return begin_new(turn, wanted, lead, form)
    away = turn.now - practice.touched
    if away <= policy.CARRY_ON_WITHIN:
        return carry_on(turn, form)
    if away <= policy.OFFER_WITHIN:
        return _offer_to_carry_on(turn, practice)
    mention = lines(turn.words.line("opening.mentions", place=_where(turn, practice)))
    return begin_new(turn, wanted, (*lead, *mention), form)


def _resume(turn: Turn, lead: tuple[Cue, ...], form: Form) -> Answer:
    """The person asked to resume: carry on, or after a long time offer to."""
    practice = turn.practice
    if practice is None or not _place_of(turn, practice):
        _close_what_is_over(turn)
        nothing = lines(turn.words.line("resume.nothing_open"))
        return begin_new(turn, Wanted(), (*lead, *nothing), form)
    if turn.now - practice.touched > policy.OFFER_WITHIN:
        return _offer_to_carry_on(turn, practice)
    return carry_on(turn, form)


def _close_what_is_over(turn: Turn) -> None:
    """Finish a practice whose session died when only getting up was left."""
    if turn.practice:
        finish(turn)


def carry_on(turn: Turn, form: Form) -> Answer:
    """Carry on where the open practice was left. Raises LookupError if nothing is left of it."""
    step = _place_of(turn, turn.open())
    if step is None:
        raise LookupError("nothing is left of the plan")
    rules = turn.words.line("safety.same_rules") if form is Form.LINE else ""
    return take_up(turn, step, rules=rules)


def _place_of(turn: Turn, practice: OpenPractice) -> Step | None:
    return locate(practice.plan, turn.catalogue, practice.bookmark)


def _offer_to_carry_on(turn: Turn, practice: OpenPractice, instead: Wanted | None = None) -> Answer:
    """Ask whether to carry on; `instead` is what was named, and begins if not."""
    words, days = turn.words, turn.today - turn.day(practice.touched)
    key = {0: "resume.offer_today", 1: "resume.offer_yesterday"}.get(days, "resume.offer_days")
    said = [words.line(key, place=_where(turn, practice), count=days)]
    plan = plan_for(turn, instead) if instead else None
    if plan and plan.stretches and plan.routine != practice.plan.routine:
        said.append(words.line("resume.instead", title=turn.writer(plan).title()))
    turn.change(wanted=instead)
    return ask(turn, Question.RESUME, lines(*said))


def _where(turn: Turn, practice: OpenPractice) -> str:
    """ "Before the knee lunge", or "at the sciatic stretch, left leg, the second of two"."""
    words = turn.words
    step = _place_of(turn, practice) or practice.bookmark
    every = steps(practice.plan, turn.catalogue)
    first = next((item for item in every if item.stretch == step.stretch), None)
    if step == first:
        stretch = words.line(f"stretches.{step.stretch}.place")
        return words.line("resume.before", stretch=stretch)
    return words.line("resume.at", place=turn.place_name(step))


def begin_new(turn: Turn, wanted: Wanted, lead: tuple[Cue, ...], form: Form) -> Answer:
    """Make a plan, open the practice, and speak its first passage, with `lead` said first."""
    if wanted.all_back:
        turn.prefer(left_out=())
        turn.want_today(left_out=())
    give_up(turn)
    after_a_gap = less_after_a_gap(turn)
    today = turn.wanted_today
    plan = replace(plan_for(turn, wanted), talk=today.talk, counts=today.counts)
    if not plan.stretches:
        return _all_left_out(turn, wanted)
    first = steps(plan, turn.catalogue)[0]
    started = f"{datetime.fromtimestamp(turn.now, UTC):%Y-%m-%dT%H:%M:%S}Z"
    # A new practice brings the place here, even if an old one is going on elsewhere.
    turn.change(elsewhere=False)
    turn.keep(
        open_practice=OpenPractice(
            f"{started}.{turn.request.id[-8:]}", turn.now, plan, first, turn.now
        )
    )
    opening = turn.writer(turn.open().plan).opening(prepare=form is Form.FULL)
    gently = turn.words.line("opening.gently") if turn.record.gently else ""
    position = turn.conversation.position
    return speak(turn, first, Entry.NEXT, position, (*lead, *opening, *lines(gently, after_a_gap)))


def _all_left_out(turn: Turn, wanted: Wanted) -> Answer:
    """Nothing of it is left: say why, and offer to bring it back."""
    words = turn.words
    turn.change(wanted=replace(wanted, all_back=True))
    said = words.line("opening.all_left_out", things=words.listing(left_out_names(turn)))
    return ask(turn, Question.OFFER, lines(said), asked="opening.bring_back")


def start_afresh(turn: Turn, wanted: Wanted | None = None) -> Answer:
    """Start afresh, where carrying on was offered."""
    wanted = wanted or turn.conversation.wanted or Wanted(Start.ROUTINE)
    turn.change(wanted=None)
    words = turn.words
    said = lines(words.line("resume.fresh"), words.line("safety.returning"))
    return begin_new(turn, wanted, said, Form.LINE)
