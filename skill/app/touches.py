"""What a screen tells: how far it has got, that it is done, and what was touched on it."""

from collections.abc import Mapping

from msgspec.structs import replace

from skill.app.adapter import Answering
from skill.coaching.passage import place_at
from skill.coaching.vocabulary import known
from skill.dialogue.answer import Answer
from skill.dialogue.interruption import keep_place
from skill.dialogue.pacing import go_on_shown
from skill.dialogue.turn import Slot, Turn

TOUCHES: Mapping[str, str] = {
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
"""By what is touched, the intent that means the same: it goes the same way, and the same gate."""


def told(turn: Turn, answers: Mapping[str, Answering]) -> Answer:
    """Do what the screen's document tells; one that is no longer shown changes nothing."""
    match turn.event.arguments if turn.event else ():
        case ("heard", int(mark)) if _of_the_document(turn) and not isinstance(mark, bool):
            return _heard(turn, mark)
        case ("spoken",) if _of_the_document(turn):
            return _spoken(turn)
        case ("touch", str(name), *rest) if name in TOUCHES and _may_touch(turn, name):
            turn.slots = _slots(turn, name, rest)
            return answers[TOUCHES[name]](turn)
    return _as_it_was(turn)


def _of_the_document(turn: Turn) -> bool:
    shown = turn.conversation.document
    return turn.event is not None and bool(shown) and turn.event.document == shown


def _may_touch(turn: Turn, name: str) -> bool:
    """Whether the touch is of what is shown: or of the pause that outlived its session."""
    if _of_the_document(turn):
        return True
    practice, event = turn.practice, turn.event
    if practice is None or event is None or turn.conversation.document:
        return False
    return name == "resume" and event.document.startswith(f"{practice.key}/")


def _slots(turn: Turn, name: str, rest: list[object]) -> dict[str, Slot]:
    match rest:
        case [str(value)]:
            return {name: Slot(value, known(name, value, turn.catalogue))}
    return {}


def _as_it_was(turn: Turn) -> Answer:
    conversation = turn.conversation
    return Answer(question=conversation.question, passage=conversation.passage, quiet=True)


def _heard(turn: Turn, mark: int) -> Answer:
    """So much has been spoken: nothing is kept of it before the passage is over or broken off."""
    passage = turn.conversation.passage
    if passage and passage.shown and passage.heard < mark <= 2 * len(passage.cues):
        turn.change(passage=replace(passage, heard=mark))
    return _as_it_was(turn)


def _spoken(turn: Turn) -> Answer:
    """The whole passage has been spoken."""
    passage = turn.conversation.passage
    if passage is None or not passage.shown:
        return _as_it_was(turn)
    passage = replace(passage, heard=2 * len(passage.cues))
    turn.change(passage=passage)
    place = place_at(passage, turn.now)
    keep_place(turn, place.step, place.released)
    return go_on_shown(turn, passage)
