"""What a turn says."""

from collections.abc import Iterable
from dataclasses import dataclass

from skill.coaching.cue import Cue
from skill.coaching.passage import Passage
from skill.dialogue.state import Question

REPROMPT_WAIT = 30.0
"""Seconds of silence in the reprompt of a practice, before Alexa listens for the last time."""

NOT_KEPT = "practice.place_not_kept"
"""The key of what is said where a turn could not be saved."""


@dataclass(frozen=True)
class Card:
    """What is sent to the Alexa app."""

    title: str
    text: str


@dataclass(frozen=True)
class Answer:
    """What is said, and what is asked at its end; without a question the session ends."""

    cues: tuple[Cue, ...] = ()
    question: Question | None = None
    asked: str = ""
    """The question's words."""
    reprompt: tuple[Cue, ...] = ()
    passage: Passage | None = None
    """The timetable, where cues are a passage."""
    card: Card | None = None
    asks_permission: str | None = None
    """Alexa is to ask for the permission to set reminders: the token that comes back with the
    answer. Nothing is said then; the question is what is open meanwhile."""
    permission_card: bool = False
    """A card in the Alexa app is to ask for that permission."""
    unkept: tuple[Cue, ...] | None = None
    """What is said instead where the place, which is promised here, could not be saved."""
    lets_go: bool = False
    """Whether the session may end with a finished practice still unsaved."""
    urgent: bool = False
    """Whether it is for a person in trouble: nothing is said before it, or in its place."""
    silent: bool = False
    """Nothing may be said: the request takes no reply."""
    quiet: bool = False
    """Nothing is said, and what is going on goes on."""

    @property
    def ends(self) -> bool:
        """Whether it is said last, and the session ends."""
        return self.question is None and self.passage is None and not (self.silent or self.quiet)


def lines(*said: str, after: float = 0.0) -> tuple[Cue, ...]:
    """Lines as cues, with a silence in seconds after the last."""
    kept = [line for line in said if line]
    return tuple(
        Cue(line, after if index == len(kept) - 1 else 0.0) for index, line in enumerate(kept)
    )


def ending(*said: str, card: Card | None = None) -> Answer:
    """Say it, and end the session."""
    return Answer(lines(*said), card=card)


def asking(
    said: Iterable[Cue], question: Question, asked: str, reprompt: Iterable[Cue] = ()
) -> Answer:
    """Say it, then ask; the reprompt is the question once more where none is given."""
    return Answer(tuple(said), question, asked, tuple(reprompt) or lines(asked))


def waiting_reprompt(how: str, asked: str) -> tuple[Cue, ...]:
    """The reprompt of a practice: how to be heard, a long silence, and the question."""
    return (Cue(how, REPROMPT_WAIT), Cue(asked, 0.0))
