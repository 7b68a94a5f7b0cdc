"""What a turn draws, on a speaker with a screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective
from msgspec import Struct, field

from skill.coaching.cue import Cue
from skill.coaching.passage import Passage
from skill.coaching.plan import OWN, Step, locate, sides_of, steps
from skill.coaching.stretches import Phase, Side
from skill.coaching.week import calendar_of, week_of
from skill.dialogue.answer import Answer, lines
from skill.dialogue.questions import TABLE
from skill.dialogue.state import Question
from skill.dialogue.turn import DEFAULT_ROUTINE, Turn
from skill.screens.commands import commands
from skill.screens.document import Json, directive
from skill.screens.figures import from_behind, graphic
from skill.speech.ssml import speech

WHICH_STRETCH = "own.which"
"""The key of the question for a stretch of a new routine."""
IN_POSITION = 1.0
"""How far a still figure of a stretch has moved: all the way."""
MANY, LONG = 3, 20
"""Touches and letters that fill a round screen."""

PRACTISING = ("previous:previous", "pause:pause", "next:next")


class Screen(Struct, frozen=True):
    """A screen other than that of a practice."""

    title: str
    lines: Sequence[str] = ()
    touches: Sequence[Json] = ()
    figure: Mapping[str, Any] | None = None
    done: Sequence[str] = ()
    """The stretches that were done."""
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
        "title": screen.title,
        "lines": list(screen.lines),
        "touches": list(screen.touches),
        "figure": screen.figure is not None,
        "roomy": _roomy(screen),
        "done": _names(turn, screen.done),
        "move": IN_POSITION,
        **screen.properties,
    }
    return directive(token, "asking", properties, screen.figure)


def _practising(
    turn: Turn, token: str, passage: Passage, cues: tuple[Cue, ...], before: int
) -> RenderDocumentDirective:
    words = turn.words
    step = next(iter(passage.steps), None) or passage.following or turn.open().bookmark
    planned = turn.open().plan.planned(step.stretch)
    repeats = planned.repeats if planned else step.repeat
    properties = {
        "name": words.line(f"stretches.{step.stretch}.name"),
        "short": words.line(f"screen.stretch.{step.stretch}"),
        "side": _side(turn, step),
        "repeat": words.line("screen.repeat", repeat=str(step.repeat), repeats=str(repeats)),
        "next": _next(turn, step, passage),
        **_progress(turn, step),
        "view": _view(turn, step),
        "hint": words.line("screen.hint"),
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


def _progress(turn: Turn, step: Step) -> Json:
    """Where the practice stands: in words, and a part for each of its stretches."""
    plan = turn.open().plan
    names = [planned.stretch for planned in plan.stretches]
    at = names.index(step.stretch) if step.stretch in names else len(names)
    routine = turn.writer(plan).title()
    place = turn.words.line(
        "screen.progress", routine=routine, at=str(at + 1), count=str(len(names))
    )
    parts = ["before" if i < at else "now" if i == at else "after" for i in range(len(names))]
    return {"place": place if at < len(names) and len(names) > 1 else routine, "parts": parts}


def _view(turn: Turn, step: Step) -> str:
    """From where the figure is seen, at the first repeat of the first stretch with sides."""
    plan = turn.open().plan
    sided = next((each for each in steps(plan, turn.catalogue) if each.side is not Side.BOTH), None)
    planned = plan.planned(step.stretch)
    if step != sided or planned is None or not from_behind(step.stretch, planned.variation):
        return ""
    return turn.words.line("screen.from_behind")


def _next(turn: Turn, step: Step, passage: Passage) -> str:
    words, after = turn.words, passage.following
    if after == step:
        every = steps(turn.open().plan, turn.catalogue)
        index = every.index(step) + 1
        after = every[index] if index < len(every) else None
    if after is None:
        return words.line("screen.next_up")
    if after.stretch != step.stretch:
        name = words.line(f"screen.stretch.{after.stretch}")
        return words.line("screen.next_stretch", stretch=name)
    if after.side is not step.side:
        return words.line("screen.next_side", side=after.side)
    return words.line("screen.next_repeat")


def _figure(turn: Turn, step: Step | None) -> Mapping[str, Any]:
    """The figure of a place; without one, somebody who sits on a chair."""
    if step is None:
        return graphic("neck_flexion", "standard", Side.BOTH)
    planned = turn.practice.plan.planned(step.stretch) if turn.practice else None
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
    asked = (answer.asked,) if question else ()
    if turn.finished or turn.tells_of_week:
        week = week_of(turn.record.history, turn.today, turn.preferences.goal)
        said = words.line("screen.week", count=str(week.count), goal=str(week.goal))
        weeks = calendar(turn)
        properties = {**weeks, "week": weeks["weeks"][-1:]}
        title = _title(turn, "finished" if turn.finished else "week")
        return Screen(title, (said, *asked), touches, None, turn.finished, properties)
    if question is None:
        return Screen(_title(turn, "goodbye"), figure=_figure(turn, None))
    if question is Question.START:
        return Screen(_title(turn, "safety"), words.lines("screen.safety.rules"), touches)
    if question is Question.OFFER and turn.asked("") == TABLE[Question.OFFER].words:
        return Screen(_title(turn, "choose"), (), _routines(turn))
    if question is Question.ROUTINE and turn.asked("") == WHICH_STRETCH:
        return Screen(_title(turn, "choose"), (), _stretches(turn))
    step = _place(turn)
    if question in (Question.RESUME, Question.PAUSED):
        title = _title(turn, "resume" if question is Question.RESUME else "paused")
        place = _capital(turn.place_name(step)) if step else ""
        return Screen(title, (place,), touches, _figure(turn, step))
    if question is Question.BACK_UP:
        return Screen(
            _title(turn, "finished"), asked, touches, _figure(turn, step), turn.open().released
        )
    title = turn.side_name(step, "name") if step else _title(turn, "question")
    return Screen(title, asked, touches, _offered(turn, question) or _figure(turn, step))


def calendar(turn: Turn) -> dict[str, list[Any]]:
    """The names of the weekdays, and by week what each day was: Monday and the oldest first."""
    weeks = calendar_of(turn.record.history, turn.today)
    return {
        "weekdays": list(turn.words.lines("screen.weekdays")),
        "weeks": [[day.value for day in days] for days in weeks],
    }


def _roomy(screen: Screen) -> bool:
    """Whether a small round screen has room for the figure, too."""
    return len(screen.touches) < MANY or sum(map(len, screen.lines)) < LONG


def _names(turn: Turn, stretches: Sequence[str]) -> str:
    """What the stretches are called, one after the other."""
    names = tuple(turn.words.line(f"screen.stretch.{name}") for name in stretches)
    return turn.words.listing(names) if names else ""


def _title(turn: Turn, name: str) -> str:
    return turn.words.line(f"screen.title.{name}")


def _offered(turn: Turn, question: Question) -> Mapping[str, Any] | None:
    """The figure of what is offered in place of something left out."""
    instead = turn.conversation.instead
    if question is not Question.INSTEAD or not instead:
        return None
    stretch, variation = next(iter(instead.items()))
    order = turn.catalogue.stretches[stretch].order(variation)
    return graphic(stretch, variation, sides_of(order, Side.RIGHT, None)[0])


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
