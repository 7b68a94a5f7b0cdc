"""What a turn says."""

from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.cue import Cue
from skill.coaching.passage import Passage
from skill.dialogue.state import Question


class Kind(Enum):
    """What kind of answer it is: what may be said around it, and whether anything is."""

    SPOKEN = "spoken"
    """Spoken, after what the person has to know about the store."""
    URGENT = "urgent"
    """For a person in trouble: nothing is said before it, or in its place."""
    FINAL = "final"
    """The session may end with a finished practice still unsaved: the person has let it go."""
    UNCHANGED = "unchanged"
    """Nothing is said, and what is going on goes on."""
    SILENT = "silent"
    """The request takes no reply."""


class Card(Struct, frozen=True):
    """What is sent to the Alexa app."""

    title: str
    text: str


class Answer(Struct, frozen=True):
    """What is said, and what is asked at its end; without a question the session ends."""

    cues: tuple[Cue, ...] = ()
    question: Question | None = None
    asked: str = ""
    """The question's words."""
    reprompt: tuple[Cue, ...] = ()
    passage: Passage | None = None
    """The timetable, if the cues are a passage."""
    kind: Kind = Kind.SPOKEN
    unkept: Callable[[str], tuple[Cue, ...]] | None = None
    """What is said instead if the place, which the cues promise to keep, could not be saved: made
    with the key of the words that say why."""
    card: Card | None = None
    asks_permission: str | None = None
    """Alexa is to ask for the permission to set reminders: the token that comes back with the
    answer. Nothing is said then; the question is what is open meanwhile."""
    permission_card: bool = False
    """Whether a card in the Alexa app is to ask for that permission."""

    @property
    def speaks(self) -> bool:
        """Whether anything is said or drawn."""
        return self.kind not in (Kind.UNCHANGED, Kind.SILENT)

    @property
    def ends(self) -> bool:
        """Whether the session ends with it."""
        return self.question is None and self.passage is None and self.speaks


def lines(*said: str, after: float = 0.0) -> tuple[Cue, ...]:
    """Lines as cues, with a silence in seconds after the last; empty lines are left out."""
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
    """Say it, then ask; by default the reprompt repeats the question."""
    return Answer(tuple(said), question, asked, tuple(reprompt) or lines(asked))


def waiting_reprompt(how: str, asked: str) -> tuple[Cue, ...]:
    """The reprompt of a practice: how to be heard, a long silence, and the question."""
    return (Cue(how, policy.REPROMPT_SILENCE), Cue(asked, 0.0))
