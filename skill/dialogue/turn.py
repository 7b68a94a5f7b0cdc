"""One turn: what was asked, when, and the state it meets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Price
from skill.coaching.lexicon import Lexicon
from skill.coaching.plan import OWN, Plan, Step, locate, position_of
from skill.coaching.planning import Wishes, own_routine
from skill.coaching.practice import OpenPractice
from skill.coaching.safety import Health
from skill.coaching.script import Writer, writer_of
from skill.coaching.stretches import Position, Routine
from skill.dialogue.state import Conversation
from skill.languages.words import LanguageWords
from skill.progress.record import Preferences, Record, Today
from skill.progress.time_zone import local_day
from skill.services.alexa import Alexa

DEFAULT_ROUTINE = "full_back"


class Content(Struct, frozen=True):
    """Everything read from the content files, for one locale."""

    catalogue: Catalogue
    health: Health
    words: LanguageWords
    price: Price
    lexicon: Callable[[], Lexicon]
    """The words for body and health, read when they are first wanted. Raises ContentError."""


class Slot(Struct, frozen=True):
    """What was said in a slot."""

    spoken: str
    id: str | None
    """The id of the value it was resolved to; None if it matched none."""
    several: tuple[str, ...] = ()
    """The ids of all its values, if a person named several."""


class Consent(Struct, frozen=True):
    """What was answered to Alexa's own question for a permission."""

    status: str
    """ACCEPTED, DENIED or NOT_ANSWERED."""
    token: str
    """As it was sent with the question; not trusted, like all input."""


class Event(Struct, frozen=True):
    """What a screen reported."""

    document: str
    """The token of the document that reported it."""
    arguments: tuple[object, ...]
    """As the document wrote them; not trusted, like all input."""


class Request(Struct, frozen=True):
    """What was asked, and by which speaker."""

    now: float
    """Seconds since the epoch: the request's timestamp."""
    id: str
    locale: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    """Those that were filled, by name."""
    screen: bool = False
    """Whether the speaker has a screen that may be drawn on in this turn."""
    event: Event | None = None
    """What its screen told, where that is the request."""
    consent: Consent | None = None
    """What was answered to Alexa's own question, where that is the request."""
    reason: str = ""
    """Why the session ended, where that is the request."""


@dataclass
class Turn:
    """One request and the state of the conversation, which it changes.

    Everything that a turn changes goes through `change`, or one of those that lead there:
    `keep`, `want_today`, `prefer`, `practise` and `leave`.
    """

    request: Request
    content: Content
    conversation: Conversation
    alexa: Alexa
    """Alexa's own services."""
    finished: tuple[str, ...] = ()
    """The stretches of the practice that was finished in this turn."""
    tells_of_week: bool = False
    """Whether the answer says how the week is going."""

    @property
    def now(self) -> float:
        """Seconds since the epoch: the request's timestamp."""
        return self.request.now

    @property
    def words(self) -> LanguageWords:
        """The words of the person's language."""
        return self.content.words

    @property
    def catalogue(self) -> Catalogue:
        """All that can be practised."""
        return self.content.catalogue

    @property
    def record(self) -> Record:
        """What is kept of the person, as this turn leaves it."""
        return self.conversation.record

    @property
    def preferences(self) -> Preferences:
        """What the person wants of every practice."""
        return self.record.preferences

    @property
    def wanted_today(self) -> Today:
        """What the person wants of this day alone."""
        return self.record.today if self.record.today.day == self.today else Today()

    @property
    def left_out(self) -> tuple[str, ...]:
        """What the person leaves out, for good and today."""
        return tuple(dict.fromkeys((*self.preferences.left_out, *self.wanted_today.left_out)))

    @property
    def practice(self) -> OpenPractice | None:
        """The open practice."""
        return self.record.open_practice

    @property
    def active(self) -> OpenPractice | None:
        """The open practice, if this session is pacing it."""
        return self.practice if self.conversation.active else None

    @property
    def today(self) -> int:
        """The day it is, by the person's own calendar."""
        return self.day(self.now)

    def day(self, at: float) -> int:
        """The day it was at a time, in seconds since the epoch."""
        return local_day(at, self.record.time_zone)

    def open(self) -> OpenPractice:
        """The open practice. Raises LookupError without one."""
        if self.practice is None:
            raise LookupError("no practice is open")
        return self.practice

    # What was said

    def slot(self, name: str) -> str | None:
        """The id a slot was resolved to, or None."""
        found = self.request.slots.get(name)
        return found.id if found else None

    def several(self, name: str) -> tuple[str, ...]:
        """The ids a slot was resolved to that takes several values."""
        found = self.request.slots.get(name)
        if found is None:
            return ()
        return found.several or ((found.id,) if found.id else ())

    def number(self, name: str) -> int | None:
        """A number slot, or None where it holds none."""
        found = self.request.slots.get(name)
        return int(found.spoken) if found and found.spoken.isdecimal() else None

    def spoken(self, name: str) -> str:
        """What was said in a slot, as Alexa writes it; empty where nothing was."""
        found = self.request.slots.get(name)
        return found.spoken if found else ""

    def asked(self, usual: str) -> str:
        """The key of the question's words: those asked last, or the usual ones."""
        last = self.conversation.asked
        return last if last and self.words.has(last) else usual

    # What the turn changes

    def change(self, **changes: Any) -> None:
        """Change the state of the conversation."""
        self.conversation = replace(self.conversation, **changes)

    def keep(self, **changes: Any) -> None:
        """Change what is kept of the person."""
        self.change(record=replace(self.record, **changes))

    def want_today(self, **changes: Any) -> None:
        """Change what the person wants of this day alone."""
        self.keep(today=replace(self.wanted_today, day=self.today, **changes))

    def prefer(self, **changes: Any) -> None:
        """Change what the person wants of every practice."""
        if not changes.keys().isdisjoint(("repeats", "hold")):
            self.keep(progression=replace(self.record.progression, since=self.today))
        self.keep(preferences=replace(self.preferences, **changes))

    def practise(self, **changes: Any) -> OpenPractice:
        """Change the open practice; its bookmark stays within its plan."""
        changed = replace(self.open(), touched=self.now, **changes)
        found = locate(changed.plan, self.catalogue, changed.bookmark)
        if found:
            changed = replace(changed, bookmark=found)
        self.keep(open_practice=changed)
        return changed

    def leave(self, position: Position = Position.STANDING) -> None:
        """Stop pacing the open practice in this session, with the body where it is."""
        self.change(active=False, passage=None, waiting=None, position=position, instead={})

    # What follows from the state

    def wishes(self) -> Wishes:
        """What the person wants of a practice today, for a plan."""
        return Wishes(
            frozenset(self.left_out),
            {**self.preferences.variations, **self.wanted_today.variations},
            self.record.history.familiar,
            self.preferences.first_side,
        )

    def routine(self, name: str | None = None) -> Routine:
        """The routine of that name; without one, the usual."""
        name = name or self.preferences.routine or DEFAULT_ROUTINE
        if name != OWN:
            return self.catalogue.routines[name]
        return own_routine(self.catalogue, self.preferences.own)

    def position_of(self, step: Step) -> Position:
        """Where the body is in a step of the open practice."""
        return position_of(step, self.open().plan, self.catalogue)

    def writer(self, plan: Plan) -> Writer:
        """The writer of a plan's cues."""
        return writer_of(plan, self.catalogue, self.words, self.content.price)

    def seconds_of(self, plan: Plan) -> float:
        """How long a plan takes, in seconds."""
        return self.writer(plan).seconds

    def side_name(self, step: Step, key: str) -> str:
        """A stretch by its `key`, "name" or "place", and its side: "Sciatic stretch, left leg"."""
        words, part = self.words, f"place.part.{step.stretch}"
        stretch = words.line(f"stretches.{step.stretch}.{key}")
        if step.side.other is step.side or not words.has(part):
            return stretch
        return words.line("place.sided", stretch=stretch, part=words.line(part, side=step.side))

    def place_name(self, step: Step | None) -> str:
        """Where a practice stands, as it is said: "the sciatic stretch, left leg, ..."."""
        words, practice = self.words, self.practice
        if step is None or practice is None:
            return words.line("place.end")
        name, planned = self.side_name(step, "place"), practice.plan.planned(step.stretch)
        if step.repeat == 1 or planned is None:
            return name
        return words.line(
            "place.repeat", place=name, nth=words.ordinal(step.repeat), repeats=planned.repeats
        )
