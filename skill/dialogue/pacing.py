"""How a practice goes on: the next passage, the same repeat again, and waiting.

Every handler that leads back into the practice ends in one of these functions.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from skill.coaching.cue import Cue, Entry
from skill.coaching.passage import Composed, Passage, compose
from skill.coaching.plan import Step, locate
from skill.coaching.shown import compose_shown, continue_shown
from skill.coaching.stretches import Position
from skill.dialogue.answer import Answer, asking, lines, waiting_reprompt
from skill.dialogue.finishing import close_practice
from skill.dialogue.gate import owed
from skill.dialogue.interruption import (
    Interruption,
    hold_still,
    interrupt,
    replan,
    wait_at,
    where_it_waits,
)
from skill.dialogue.questions import TABLE
from skill.dialogue.state import Question, Waiting
from skill.dialogue.turn import Turn


def eased(turn: Turn, here: Interruption, *said: str, after: float = 0.0) -> tuple[Cue, ...]:
    """What is said first: "Ease out" where it interrupts a stretch, then the answer.

    `after` are the seconds of silence behind it.
    """
    ease = turn.words.line("practice.ease_out") if here.stretching else ""
    return lines(ease, *said, after=after)


def go_on(turn: Turn, here: Interruption, *said: str, entry: Entry = Entry.AGAIN) -> Answer:
    """Answer, and go straight on: with the same repeat, or with the question that was open.

    `entry`: how the repeat begins, where it had begun.
    """
    if here.waiting:
        return ask_again(turn, here.waiting, lines(*said))
    if here.step is None:
        raise LookupError("a passage without a step")
    entry = Entry.NEXT if here.arriving else entry
    lead = eased(turn, here, *said)
    return speak(turn, here.step, entry, here.position, lead, noted=here.arriving is not None)


def return_to_practice(turn: Turn, *said: str) -> Answer:
    """Go on after a question that had been put in front of the practice's own.

    What the question interrupted goes straight on; what was waiting before waits again.
    """
    waiting = where_it_waits(turn).waiting
    if waiting is None:
        raise LookupError("the practice does not wait")
    interrupted = waiting.question is Question.READY and waiting.entry is not Entry.NEXT
    if interrupted and waiting.step:
        return enter(turn, waiting, waiting.step, *said)
    return ask_again(turn, waiting, lines(*said))


def go_to(
    turn: Turn, here: Interruption, step: Step, lead: Sequence[Cue] = (), entry: Entry = Entry.NEXT
) -> Answer:
    """Go on with another step than the one going on, from wherever the body is."""
    if here.away:
        name = turn.words.line(
            "moving.next", name=turn.words.line(f"stretches.{step.stretch}.name")
        )
        return speak(turn, step, Entry.TAKEN_UP, Position.STANDING, (*lead, *lines(name)))
    if entry is Entry.AGAIN and here.arriving:
        entry = Entry.NEXT
    return speak(turn, step, entry, here.position, lead)


def speak(
    turn: Turn,
    step: Step,
    entry: Entry,
    position: Position,
    lead: Sequence[Cue] = (),
    *,
    noted: bool = False,
    before: Step | None = None,
) -> Answer:
    """The next passage from a step on, with what is said first, and the question at its end.

    `noted`: the note on going down to the floor was said in the question before. `before`: the
    step that was spoken a moment ago. A screen asks nothing; it asks for the next passage.
    """
    writer = turn.writer(turn.practise(bookmark=step).plan)
    lead = (*owed(turn), *lead)
    if turn.request.screen:
        return _spoken(
            turn,
            compose_shown(
                writer,
                step,
                entry=entry,
                position=position,
                before=before,
                lead=lead,
                noted=noted,
            ),
        )
    composed = compose(
        writer,
        step,
        entry=entry,
        position=position,
        lead=lead,
        ask_less=turn.preferences.ask_less,
        noted=noted,
    )
    return _spoken(turn, composed)


def go_on_shown(turn: Turn, passage: Passage) -> Answer:
    """A screen has spoken its passage: the next follows; after the last, one question."""
    step = passage.following or turn.open().bookmark
    if passage.rest:
        writer = turn.writer(turn.practise(bookmark=step).plan)
        return _spoken(turn, continue_shown(writer, step, passage.rest, passage.end))
    if passage.following is None:
        wait_at(turn, Waiting(None, passage.end, Entry.TAKEN_UP, Question.BACK_UP))
        return _ask_whether_up(turn, passage.end, ())
    before = passage.steps[-1] if passage.steps else None
    return speak(turn, step, Entry.NEXT, passage.end, before=before)


def _spoken(turn: Turn, composed: Composed) -> Answer:
    words, passage = turn.words, composed.passage
    turn.change(active=True, waiting=None, position=passage.end)
    if passage.shown:
        return Answer(composed.cues, passage=passage)
    if passage.following is None:
        asked = words.line(_end_question(passage.end))
        reprompt = waiting_reprompt(words.line(TABLE[Question.BACK_UP].reprompt), asked)
        return Answer(composed.cues, Question.BACK_UP, asked, reprompt, passage)
    row = TABLE[Question.READY]
    asked = _next_question(turn, passage.following, passage.end)
    reprompt = waiting_reprompt(words.line(row.reprompt), words.line(row.words))
    return Answer(composed.cues, Question.READY, asked, reprompt, passage)


def _next_question(turn: Turn, following: Step, position: Position) -> str:
    words, target = turn.words, turn.position_of(following)
    if target is position:
        return words.line("practice.go_on")
    said = (
        words.line(f"positions.done.{position}"),
        words.line(f"positions.next.{target}"),
        turn.writer(turn.open().plan).floor_note(following, position),
        words.line("practice.ready"),
    )
    return " ".join(filter(None, said))


def _end_question(position: Position) -> str:
    return TABLE[Question.BACK_UP].words if position.is_down else "practice.all_done"


def speak_end(turn: Turn, here: Interruption, lead: Sequence[Cue] = ()) -> Answer:
    """Only the way up is left; a person who has already been told hears it again."""
    position = here.position
    if here.away and here.step:
        position = Position.STANDING
    wait_at(turn, Waiting(None, position, Entry.TAKEN_UP, Question.BACK_UP))
    cues = (*lead, *turn.writer(turn.open().plan).getting_up(position))
    return _ask_whether_up(turn, position, cues)


def _ask_whether_up(turn: Turn, position: Position, said: Sequence[Cue]) -> Answer:
    asked = turn.words.line(_end_question(position))
    how = turn.words.line(TABLE[Question.BACK_UP].reprompt)
    return asking(said, Question.BACK_UP, asked, waiting_reprompt(how, asked))


def ask_again(turn: Turn, waiting: Waiting, said: Sequence[Cue] = ()) -> Answer:
    """Say it, and ask what the practice waits for."""
    if waiting.question is Question.BACK_UP:
        return _ask_whether_up(turn, waiting.position, said)
    row, words = TABLE[waiting.question], turn.words
    asked = turn.asked(row.words) if row.worded else row.words
    reprompt = waiting_reprompt(words.line(row.reprompt), words.line(asked))
    return asking(said, waiting.question, words.line(asked), reprompt)


def ask_in_full(turn: Turn, waiting: Waiting, *said: str) -> Answer:
    """Say it, and ask once more as it was asked, with what has to be known for the answer."""
    words = turn.words
    if waiting.question is Question.READY and waiting.entry is Entry.NEXT and waiting.step:
        row = TABLE[Question.READY]
        asked = _next_question(turn, waiting.step, waiting.position)
        reprompt = waiting_reprompt(words.line(row.reprompt), words.line(row.words))
        return asking(lines(*said), Question.READY, asked, reprompt)
    known: tuple[Cue, ...] = ()
    if waiting.question is Question.AFTER_PAIN:
        known = lines(words.line("comfort.pain"), words.line("comfort.pain_sharp"))
    elif waiting.question in (Question.BACK_UP, Question.UP):
        # The way up, but for the time that it takes: the question comes at once.
        *rest, up = turn.writer(turn.open().plan).way_up_cues(waiting.position)
        known = (*rest, *lines(up.line))
    return ask_again(turn, waiting, (*lines(*said), *known))


def hold_still_and_ask(turn: Turn, *said: str) -> Answer:
    """Hold still, and ask whether to go on: for what may be about the body, or is not understood.

    Where the practice waits already, its own question is asked again.
    """
    here = interrupt(turn)
    waiting = here.waiting or hold_still(turn, here, Question.STILL)
    return ask_again(turn, waiting, eased(turn, here, *said))


def wait(turn: Turn, here: Interruption, question: Question, said: Sequence[Cue] = ()) -> Answer:
    """Wait there, with that question of the practice open."""
    return ask_again(turn, hold_still(turn, here, question, arrived=True), said)


def ready(turn: Turn, *said: str) -> Answer:
    """The person is ready: go on from where the practice waits, or with what is going on."""
    return ready_at(turn, interrupt(turn, answering=True), *said)


def ready_at(turn: Turn, here: Interruption, *said: str) -> Answer:
    """The same, from where the remark falls."""
    if here.waiting and here.step:
        return enter(turn, here.waiting, here.step, *said, early=here.early)
    if here.step is None:
        return close_practice(turn)
    if here.arriving and not here.ahead:
        # In position before the time for it is over: there is no need to wait.
        there = turn.position_of(here.step)
        return speak(turn, here.step, Entry.NEXT, there, lines(*said), noted=True)
    return go_on(turn, here, *said)


def enter(turn: Turn, waiting: Waiting, step: Step, *said: str, early: bool = False) -> Answer:
    """Go on with the step that waits, with its own entry.

    `early`: before the question, and perhaps before the last release.
    """
    ease = turn.words.line("practice.ease_out") if early else ""
    there, lead = turn.position_of(step), lines(ease, *said)
    match waiting.entry:
        case Entry.TAKEN_UP:
            return take_up(turn, step, *said)
        case Entry.AGAIN:
            return speak(turn, step, Entry.AGAIN, there, lead)
        case Entry.ARRIVED:
            return speak(turn, step, Entry.NEXT, there, lead)
        case _:
            return speak(turn, step, Entry.NEXT, waiting.position, lead, noted=not early)


def go_on_in(turn: Turn, here: Interruption, step: Step, variation: str, *said: str) -> Answer:
    """Go on with the stretch in another variation, which is kept for the next time."""
    turn.prefer(variations={**turn.preferences.variations, step.stretch: variation})
    stretches = tuple(
        replace(item, variation=variation) if item.stretch == step.stretch else item
        for item in turn.open().plan.stretches
    )
    replan(turn, stretches=stretches)
    if here.waiting and here.step != step:
        return go_on(turn, here, *said)
    target = locate(turn.open().plan, turn.catalogue, step) or step
    moved = turn.position_of(target) is not here.position
    entry = Entry.TAKEN_UP if moved else Entry.ANEW
    return go_to(turn, here, target, eased(turn, here, *said), entry)


def take_up(turn: Turn, step: Step, *said: str, rules: str = "") -> Answer:
    """Take a practice up again after a break: name the place, get into position, go on."""
    turn.practise(bookmark=step)
    place = turn.words.line("resume.carrying_on", place=turn.place_name(step))
    lead = lines(*said, place, rules, after=1.0)
    return speak(turn, step, Entry.TAKEN_UP, Position.STANDING, lead)
