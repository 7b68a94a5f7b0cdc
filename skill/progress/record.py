"""What is kept of a person."""

from msgspec import Struct, field
from msgspec.structs import replace

from skill.coaching.history import History, practised, together
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.progression import Progression
from skill.coaching.stretches import HoldLevel, Pace, Side
from skill.progress.time_zone import local_day


class Agreement(Struct, frozen=True, omit_defaults=True):
    """A person's yes to the safety script."""

    at: float
    """Seconds since the epoch."""
    wording: int
    """The version of the words that were agreed to."""
    said_by: float = 0.0
    """When the rules that it cut short will have been said; 0 where it cut nothing short."""


class Preferences(Struct, frozen=True, omit_defaults=True):
    """What a person wants of every practice. None: as the skill would choose."""

    routine: str | None = None
    repeats: int | None = None
    hold: HoldLevel | int | None = None
    pace: Pace = Pace.NORMAL
    first_side: Side = Side.RIGHT
    ask_less: bool = False
    left_out: tuple[str, ...] = ()
    variations: dict[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    """The stretches of a routine of the person's own."""
    goal: int | None = None
    """Days a week."""


class Today(Struct, frozen=True, omit_defaults=True):
    """What a person wants of one day: it helps at once, and is gone with the day."""

    day: int = 0
    """In days since 1 January 1970."""
    left_out: tuple[str, ...] = ()
    """Limitations ("kneeling", "floor") and stretches."""
    variations: dict[str, str] = field(default_factory=dict)
    """By stretch, the variation that is done instead."""
    settled: tuple[str, ...] = ()
    """Those of `left_out` of which it is not asked whether they shall always be."""


class Record(Struct, frozen=True, omit_defaults=True):
    """What is kept of a person: preferences, agreement, the open practice. Never a symptom."""

    agreed: Agreement | None = None
    full_script_next: bool = False
    """Whether the whole safety script is due, whatever was agreed to."""
    gently: bool = False
    """Whether the next practice starts gently."""
    finished: int = 0
    """Practices finished, in all."""
    counted: str | None = None
    """The key of the practice counted last: none is counted twice."""
    history: History = History()
    """On which days those practices were."""
    progression: Progression = Progression()
    """When the dose changed, and when it was spoken of."""
    used: float | None = None
    """Seconds since the epoch of the last turn that was saved."""
    time_zone: str | None = None
    """The IANA name of the time zone whose days are counted; None: UTC."""
    time_zone_at: float | None = None
    """Seconds since the epoch when Alexa was asked for it."""
    reminder_offered: bool = False
    """Whether reminders have been spoken of: the skill brings them up once, and never again."""
    preferences: Preferences = Preferences()
    today: Today = Today()
    """What was wanted on the last day that something was wanted of alone."""
    open_practice: OpenPractice | None = None


def with_finished(record: Record, practice: FinishedPractice) -> Record:
    """The record with that practice counted, once, and none open."""
    day = local_day(practice.ended, record.time_zone)
    return replace(
        record,
        finished=record.finished + (record.counted != practice.key),
        counted=practice.key,
        history=together(record.history, practised(day, practice.stretches)),
        open_practice=None,
    )
