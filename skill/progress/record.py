"""What is kept of a person."""

from msgspec import Struct, field
from msgspec.structs import replace

from skill.coaching.history import History, practised, together
from skill.coaching.practice import FinishedPractice, OpenPractice
from skill.coaching.progression import Progression
from skill.coaching.stretches import HoldLevel, Pace, Side, Talk
from skill.progress.time_zone import local_day


class Agreement(Struct, frozen=True, omit_defaults=True):
    """A person's yes to the safety script."""

    at: float
    """Seconds since the epoch."""
    wording: int
    """The version of the words that were agreed to."""
    said_by: float = 0.0
    """When the rules that it cut short will have been said, as `at`; 0 if it cut none."""


class Preferences(Struct, frozen=True, omit_defaults=True):
    """What a person wants of every practice. None: the skill chooses."""

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
    """What a person wants on one day only: it counts at once, and ends with the day."""

    day: int = 0
    """In days since 1 January 1970."""
    left_out: tuple[str, ...] = ()
    """Limitations ("kneeling", "floor") and stretches."""
    variations: dict[str, str] = field(default_factory=dict)
    """By stretch, the variation that is done instead."""
    settled: tuple[str, ...] = ()
    """Those of `left_out` that the skill does not ask about making permanent."""
    talk: Talk = Talk.USUAL
    """How much is said of a stretch."""
    counts: bool = False
    """Whether the last seconds of a hold are counted down."""


class Record(Struct, frozen=True, omit_defaults=True):
    """What is kept of a person: preferences, agreement, the open practice. Never a symptom."""

    agreed: Agreement | None = None
    full_script_next: bool = False
    """Whether the whole safety script is due, even if it was agreed to."""
    gently: bool = False
    """Whether the next practice starts gently."""
    finished: int = 0
    """The number of finished practices."""
    counted: str | None = None
    """The key of the practice counted last, so that it is not counted twice."""
    history: History = History()
    """The days of those practices."""
    progression: Progression = Progression()
    """When the dose changed, and when a change was discussed."""
    used: float | None = None
    """Seconds since the epoch of the last turn that was saved."""
    time_zone: str | None = None
    """The IANA name of the time zone whose days are counted; None: UTC."""
    time_zone_at: float | None = None
    """Seconds since the epoch when Alexa was last asked for it."""
    reminder_offered: bool = False
    """Whether reminders have been mentioned: the skill offers them once, and never again."""
    preferences: Preferences = Preferences()
    today: Today = Today()
    """The wishes for one day only, from the last day that had any."""
    open_practice: OpenPractice | None = None


def with_finished(record: Record, practice: FinishedPractice) -> Record:
    """The record with that practice counted, at most once, and without an open practice."""
    day = local_day(practice.ended, record.time_zone)
    return replace(
        record,
        finished=record.finished + (record.counted != practice.key),
        counted=practice.key,
        history=together(record.history, practised(day, practice.stretches)),
        open_practice=None,
    )
