"""What a screen reports: how far it has got, that it is done, and what was touched."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from skill.app.routes import dispatch
from skill.coaching.passage import reached_by
from skill.coaching.vocabulary import known
from skill.dialogue.answer import Answer, Kind
from skill.dialogue.interruption import keep_place
from skill.dialogue.pacing import go_on_shown
from skill.dialogue.turn import Slot, Turn

MEANS: Mapping[str, str] = {
    "yes": "AMAZON.YesIntent",
    "no": "AMAZON.NoIntent",
    "pause": "AMAZON.PauseIntent",
    "resume": "AMAZON.ResumeIntent",
    "fresh": "AMAZON.StartOverIntent",
    "previous": "AMAZON.PreviousIntent",
    "next": "AMAZON.NextIntent",
    "skip": "SkipStretchIntent",
    "stop": "AMAZON.StopIntent",
    "ready": "ReadyIntent",
    "more_time": "MoreTimeIntent",
    "routine": "StartRoutineIntent",
    "stretch": "DoStretchIntent",
    "feedback": "FeedbackIntent",
}
"""By what is touched, the intent that means the same, so that it takes the same route."""


def told(turn: Turn) -> Answer:
    """Answer a document's report; one that is no longer shown changes nothing."""
    event = turn.request.event
    match event.arguments if event else ():
        case ("heard", int(mark)) if _of_the_document(turn) and not isinstance(mark, bool):
            return _heard(turn, mark)
        case ("spoken",) if _of_the_document(turn):
            return _all_spoken(turn)
        case ("touch", str(name), *rest) if name in MEANS and _may_touch(turn, name):
            turn.request = replace(turn.request, slots=_slots(turn, name, rest))
            return dispatch(turn, MEANS[name])
    return _unchanged(turn)


def _of_the_document(turn: Turn) -> bool:
    shown, event = turn.conversation.document, turn.request.event
    return event is not None and bool(shown) and event.document == shown


def _may_touch(turn: Turn, name: str) -> bool:
    """Whether the touched document is shown, or is a pause that outlived its session."""
    if _of_the_document(turn):
        return True
    practice, event = turn.practice, turn.request.event
    if practice is None or event is None or turn.conversation.document:
        return False
    return name == "resume" and event.document.startswith(f"{practice.key}/")


def _slots(turn: Turn, name: str, rest: list[object]) -> dict[str, Slot]:
    match rest:
        case [str(value)]:
            return {name: Slot(value, known(name, value, turn.catalogue))}
    return {}


def _unchanged(turn: Turn) -> Answer:
    conversation = turn.conversation
    return Answer(question=conversation.question, passage=conversation.passage, kind=Kind.UNCHANGED)


def _heard(turn: Turn, mark: int) -> Answer:
    """Note how much has been spoken; it is saved only when the passage is over or broken off."""
    passage = turn.conversation.passage
    if passage and passage.shown and passage.heard < mark <= 2 * len(passage.cues):
        turn.change(passage=msgspec.structs.replace(passage, heard=mark))
    return _unchanged(turn)


def _all_spoken(turn: Turn) -> Answer:
    """The whole passage has been spoken: the next follows."""
    passage = turn.conversation.passage
    if passage is None or not passage.shown:
        return _unchanged(turn)
    passage = msgspec.structs.replace(passage, heard=2 * len(passage.cues))
    turn.change(passage=passage)
    reached = reached_by(passage, turn.now)
    keep_place(turn, reached.step, reached.released)
    return go_on_shown(turn, passage)
