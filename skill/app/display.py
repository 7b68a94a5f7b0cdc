"""What a turn draws, on a speaker with a screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from msgspec import Struct, field

from skill.coaching.cue import Cue
from skill.coaching.passage import Passage
from skill.coaching.plan import OWN, Step, locate, steps
from skill.coaching.stretches import Phase, Side
from skill.coaching.week import Week, week_of
from skill.dialogue.answer import Answer, lines
from skill.dialogue.questions import TABLE
from skill.dialogue.state import Question
from skill.dialogue.turn import DEFAULT_ROUTINE, Turn
from skill.screens.commands import commands
from skill.screens.document import Json, directive
from skill.screens.figures import graphic
from skill.speech.ssml import speech

WHICH_STRETCH = "own.which"
"""The key of the question for a stretch of a new routine."""
IN_POSITION = 1.0
"""How far a still figure of a stretch has moved: all the way."""

PRACTISING = ("previous:previous", "pause:pause", "next:next")


class Screen(Struct, frozen=True):
    """A screen other than that of a practice."""

    title: str
    """The key of its words, under screen.title."""
    lines: Sequence[str] = ()
    touches: Sequence[Json] = ()
    step: Step | None = None
    """Whose figure is drawn."""
    properties: Mapping[str, Any] = field(default_factory=dict)


def show(turn: Turn, answer: Answer, told: tuple[Cue, ...]) -> RenderDocumentDirective:
    """Draw the screen of an answer; `told` is what is said before it."""
    practice = turn.practice
    token = f"{practice.key if practice else ''}/{turn.request.id[-12:]}"
    turn.change(document=token)
    if answer.passage and answer.passage.shown:
        return _practising(turn, token, answer.passage, (*told, *answer.cues), len(told))
    screen = _screen(turn, answer)
    properties = {
        "title": turn.words.line(f"screen.title.{screen.title}"),
        "lines": list(screen.lines),
        "touches": list(screen.touches),
        "figure": screen.step is not None,
        "move": IN_POSITION,
        **screen.properties,
    }
    return directive(token, "asking", properties, _figure(turn, screen.step))


def _practising(
    turn: Turn, token: str, passage: Passage, cues: tuple[Cue, ...], before: int
) -> RenderDocumentDirective:
    words = turn.words
    step = next(iter(passage.steps), None) or passage.following or turn.open().bookmark
    planned = turn.open().plan.planned(step.stretch)
    repeats = planned.repeats if planned else step.repeat
    properties = {
        "name": words.line(f"stretches.{step.stretch}.name"),
        "side": _side(turn, step),
        "repeat": words.line("screen.repeat", repeat=str(step.repeat), repeats=str(repeats)),
        "next": _next(turn, step, passage),
        "phases": {phase.value: words.line(f"screen.phase.{phase}") for phase in Phase} | {"": ""},
        "touches": _touches(turn, PRACTISING, strong="pause"),
        "cues": [{"ssml": speech(lines(cue.line))} for cue in cues],
    }
    flow = commands(cues, before, turn.content.price)
    return directive(token, "practising", properties, _figure(turn, step), flow)


def _side(turn: Turn, step: Step) -> str:
    if step.side is Side.BOTH:
        return ""
    return turn.words.line(f"screen.side.{step.stretch}", side=step.side)


def _next(turn: Turn, step: Step, passage: Passage) -> str:
    words, after = turn.words, passage.following
    if after == step:
        every = steps(turn.open().plan, turn.catalogue)
        index = every.index(step) + 1
        after = every[index] if index < len(every) else None
    if after is None:
        return words.line("screen.next_up")
    if after.stretch != step.stretch:
        name = words.line(f"stretches.{after.stretch}.name")
        return words.line("screen.next_stretch", stretch=name)
    if after.side is not step.side:
        return words.line("screen.next_side", side=after.side)
    return words.line("screen.next_repeat")


def _figure(turn: Turn, step: Step | None) -> Mapping[str, Any] | None:
    practice = turn.practice
    if step is None or practice is None:
        return None
    planned = practice.plan.planned(step.stretch)
    return graphic(step.stretch, planned.variation if planned else "standard", step.side)


def _touches(turn: Turn, wanted: Sequence[str], strong: str = "") -> list[Json]:
    """What can be touched; by default the first one is the strong one."""
    pairs = [item.partition(":") for item in wanted]
    strong = strong or pairs[0][0]
    return [
        _touch(turn, f"screen.touch.{label}", *name.split(), strong=label == strong)
        for label, _, name in pairs
    ]


def _touch(turn: Turn, label: str, *told: str, strong: bool = False) -> Json:
    """One touchable item: its label, by key, and what it reports."""
    return {"label": turn.words.line(label), "touch": ["touch", *told], "strong": strong}


def _screen(turn: Turn, answer: Answer) -> Screen:
    question, words = answer.question, turn.words
    touches = _touches(turn, TABLE[question].touches) if question else []
    if turn.finished or turn.tells_of_week:
        title = "finished" if turn.finished else "week"
        week = week_of(turn.record.history, turn.today, turn.preferences.goal)
        said = words.line("screen.week", count=str(week.count), goal=str(week.goal))
        return Screen(title, (said,), touches, properties={"week": _days(turn, week)})
    if question is None:
        return Screen("goodbye")
    if question is Question.START:
        return Screen("safety", words.lines("screen.safety.rules"), touches)
    if question is Question.OFFER and turn.asked("") == TABLE[Question.OFFER].words:
        return Screen("choose", (), _routines(turn))
    if question is Question.ROUTINE and turn.asked("") == WHICH_STRETCH:
        return Screen("choose", (), _stretches(turn))
    step = _place(turn)
    if question in (Question.RESUME, Question.PAUSED):
        title = "resume" if question is Question.RESUME else "paused"
        return Screen(title, (_capital(turn.place_name(step)),), touches, step)
    if question is Question.BACK_UP:
        return Screen("finished", (answer.asked,), touches)
    return Screen("question", (answer.asked,), touches)


def _days(turn: Turn, week: Week) -> list[Json]:
    """The days of the week, Monday first."""
    names = turn.words.lines("screen.weekdays")
    return [
        {"day": name, "done": done, "today": index == week.today}
        for index, (name, done) in enumerate(zip(names, week.practised, strict=True))
    ]


def _place(turn: Turn) -> Step | None:
    """The place of the open practice, if its plan still has it."""
    practice = turn.practice
    return locate(practice.plan, turn.catalogue, practice.bookmark) if practice else None


def _routines(turn: Turn) -> list[Json]:
    usual = turn.preferences.routine or DEFAULT_ROUTINE
    own = (OWN,) if turn.preferences.own else ()
    return [
        _touch(turn, f"routines.{name}.title", "routine", name, strong=name == usual)
        for name in (*own, *turn.catalogue.routines)
    ]


def _stretches(turn: Turn) -> list[Json]:
    return [
        _touch(turn, f"screen.stretch.{name}", "stretch", name) for name in turn.catalogue.stretches
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
