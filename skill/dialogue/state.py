"""The state of a conversation, as it travels in the session attributes."""

from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

from skill.coaching.cue import Entry
from skill.coaching.passage import Passage
from skill.coaching.plan import Step
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.safety import Form
from skill.coaching.stretches import Position
from skill.progress.record import Record
from skill.services.schedule import EVERY_DAY, Day, Schedule

VERSION = 4
"""The version of these attributes; others are refused, and the record is read instead."""


class Question(StrEnum):
    """What was asked last. `questions.TABLE` says what an answer to each of them means."""

    START = "start"
    """The safety script's one question."""
    READY = "ready"
    """For the next position, or the next part."""
    THERE = "there"
    """Whether a person has got into position, after asking for time."""
    BACK_UP = "back_up"
    """Whether a person is up again, at the end."""
    PAUSED = "paused"
    RESUME = "resume"
    """To carry on from the place, or start fresh."""
    INSTEAD = "instead"
    """Another version in place of what is left out."""
    AFTER_PAIN = "after_pain"
    """To rest, skip or finish."""
    OFFER = "offer"
    """To start what is offered."""
    FORGET = "forget"
    """To delete everything."""
    ROUTINE = "routine"
    """For another stretch of a routine of the person's own."""
    STEP = "step"
    """To do a little more from now on."""
    EFFORT = "effort"
    """Whether the practice was too easy, about right, or too much."""
    REMINDER_TIME = "reminder_time"
    """At what time a reminder is to come."""
    REMINDER = "reminder"
    """To set the reminder that was just said."""
    CANCEL_REMINDERS = "cancel_reminders"
    OFFER_REMINDER = "offer_reminder"
    """To set a reminder at all: the one time the skill brings it up."""
    FINISH = "finish"
    """To finish for today, where that was said in other words than stop."""
    STILL = "still"
    """Whether to go on, after something that was not understood, or that may be about the body."""
    UP = "up"
    """Whether a person is up who wanted to get up in the middle of a practice."""
    REPLACE = "replace"
    """To give up the practice that is open for another one."""
    CONFIRM = "confirm"
    """To keep something from now on: the proposal."""
    NOTE = "note"
    """To try once more to keep a finished practice that the store did not take."""


class Waiting(Struct, frozen=True, array_like=True):
    """Where a practice waits for a person, and how it goes on from there."""

    step: Step | None
    """The step to go on with; None after the last release, when only getting up is left."""
    position: Position
    """Where the body is."""
    entry: Entry
    """How that step begins: NEXT, ARRIVED, AGAIN or TAKEN_UP."""
    question: Question
    """What the practice asked: another question may have been put in front of it since."""


class Start(StrEnum):
    """How a person wants to begin."""

    LAUNCH = "launch"
    ROUTINE = "routine"
    STRETCH = "stretch"
    RESUME = "resume"


class Wanted(Struct, frozen=True, omit_defaults=True):
    """What a person wants to begin, kept while the safety script is said."""

    kind: Start = Start.LAUNCH
    routine: str | None = None
    stretch: str | None = None
    side: str | None = None
    repeats: int | None = None
    pace: str | None = None
    minutes: int | None = None
    all_back: bool = False
    """Whether everything that was left out is to come back."""


class Gate(Struct, frozen=True, omit_defaults=True):
    """The safety script, once its speech has left."""

    form: Form
    began: float = 0.0
    """Seconds since the epoch."""
    ends: tuple[float, ...] = ()
    """Seconds from then at which each rule has been spoken, estimated."""
    missed: tuple[int, ...] = ()
    """The rules still to be said."""
    speaking: bool = True
    """Whether the speech with the rules is the one that left last."""


class ReminderWish(Struct, frozen=True, omit_defaults=True):
    """The reminder that is being talked about."""

    days: tuple[Day, ...] = EVERY_DAY
    part: Literal["", "MO", "AF", "EV", "NI"] = ""
    """The part of the day: MO, AF, EV or NI, as Alexa has them."""
    ahead: int | None = None
    """In how many days it comes, once; None if it recurs."""
    schedule: Schedule | None = None
    """None while the time is missing."""
    replaces: tuple[str, ...] = ()
    """Alexa's ids of the reminders in whose place it comes."""


class Tried(Struct, frozen=True, array_like=True):
    """A write of the record that may have happened: its answer was lost."""

    request: str
    """The id it was tried under."""
    place: OpenPractice | None
    """The practice that was open in it."""


class What(StrEnum):
    """What a proposal would change for good."""

    LEAVE_OUT = "leave_out"
    BRING_BACK = "bring_back"
    FIRST_SIDE = "first_side"
    GOAL = "goal"
    OWN_ROUTINE = "own_routine"


class Proposal(Struct, frozen=True, array_like=True):
    """A lasting change that was named, and is made only after a clear yes."""

    what: What
    values: tuple[str, ...]
    """Ids of stretches and limitations, a side, or a number of days."""


class Undo(Struct, frozen=True, omit_defaults=True):
    """The state before the last turn, where that moved or changed something."""

    record: Record
    waiting: Waiting | None = None
    """Where the practice was, as a place to go on from; None where none was paced."""
    spoken: bool = False
    """Whether a passage was being spoken, rather than the practice waiting."""
    asked: str = ""
    hurt: dict[str, int] = field(default_factory=dict)


class Conversation(Struct, frozen=True, omit_defaults=True):
    """The state of a conversation."""

    version: int
    person: str
    """Whose record it is: fixed at the start of a session."""
    record: Record
    saved: Record
    """The record as it was last read or saved."""
    revision: int | None
    """Of the saved record; None while the store could not be read."""
    began: float = 0.0
    """When the session began, in seconds since the epoch: a later deletion ends its writing."""
    unsaved: tuple[FinishedPractice, ...] = ()
    """Practices that are over, and not saved yet."""
    tried: tuple[Tried, ...] = ()
    """The writes since the last one that was answered."""
    welcomed: bool = False
    """Whether this session has passed the safety gate."""
    gate: Gate | None = None
    wanted: Wanted | None = None
    question: Question | None = None
    passage: Passage | None = None
    """The passage being spoken."""
    active: bool = False
    """Whether the open practice is being paced in this session."""
    waiting: Waiting | None = None
    """Where it waits, while no passage is being spoken."""
    position: Position = Position.STANDING
    """Where the body was last, for what begins next."""
    asked: str = ""
    """The key of the question's words, if they vary."""
    instead: dict[str, str] = field(default_factory=dict)
    """Variations offered in place of what was left out, by stretch."""
    building: tuple[str, ...] = ()
    """The stretches named so far for a routine of the person's own."""
    reminder: ReminderWish | None = None
    cancelling: tuple[str, ...] = ()
    """Alexa's ids of the reminders that are to be cancelled."""
    behind: Question | None = None
    """The question outside a practice that another one was put in front of."""
    zone_asked: bool = False
    """Whether this session has asked for the time zone."""
    hurt: dict[str, int] = field(default_factory=dict)
    """How often a person has stopped in a stretch. Never kept."""
    elsewhere: bool = False
    """Whether another speaker has taken the practice over: the place is kept there."""
    deleted: bool = False
    """Whether everything was deleted since the session began: it keeps nothing any more."""
    proposal: Proposal | None = None
    undo: Undo | None = None
    """What the very next "no", "undo" or "go back" takes back."""
    forgetting: bool = False
    """Whether everything kept of the person is to be deleted in this turn."""
    document: str = ""
    """The token of the document on the screen; empty without one."""
    told: bool = False
    """Whether the person knows that the place may not be kept."""

    @property
    def keeps_place(self) -> bool:
        """Whether the place may be promised: it is not another speaker's, nor deleted."""
        return not (self.elsewhere or self.deleted)
