"""All cues of a practice in order: a pure function of plan and language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from skill.coaching.catalogue import Catalogue
from skill.coaching.plan import Plan, Planned, Step, position_of, steps
from skill.coaching.stretches import Paced, Phase, Position, SideOrder, Stretch
from skill.coaching.words import Words

Price = Callable[[str], float]
"""How long a line takes to say, in seconds at the plain estimate."""

BETWEEN_SENTENCES = Paced(3, 4)
"""Seconds after each movement sentence but the last of a move-in: 2 to 4 in coaching practice."""
TO_FETCH = 4.0
"""Seconds after what a routine needs, for a person to say that something is missing."""
BEFORE_WE_BEGIN = 1.0
"""Seconds after the opening, where nothing has to be fetched."""
BACK_IN = 3.0
"""Seconds to be ready again, in position, for a repeat that was interrupted."""
ON_THE_SIDE = 5.0
"""Seconds of rest on the side before pushing up from the floor or the bed."""
FEW_LEFT, MANY_LEFT = 5, 10
"""Seconds left in a hold at which they are said: the first half of every hold is silent."""
LONG_PRACTICE = 20
"""Minutes from which a practice is said to be long."""


@dataclass(frozen=True)
class Cue:
    """A line to say and the silence after it, at a place."""

    line: str
    """May be empty: then the silence only goes on."""
    silence: float
    """Seconds."""
    step: Step | None = None
    """None before the first stretch and after the last release."""
    phase: Phase | None = None


class Entry(Enum):
    """How a step is come to."""

    NEXT = "next"
    """In its turn."""
    AGAIN = "again"
    """Once more, in position, after an interruption."""
    ANEW = "anew"
    """Once more, in position, with the full instruction: in another way, or explained."""
    OTHER_SIDE = "other_side"
    """Over to the other side of the same stretch, before its turn."""
    TAKEN_UP = "taken_up"
    """After a break: into position first."""


@dataclass(frozen=True)
class Writer:
    """Writes the cues of a plan in a language."""

    plan: Plan
    catalogue: Catalogue
    words: Words
    price: Price

    @cached_property
    def every(self) -> tuple[Step, ...]:
        """The steps of the plan."""
        return steps(self.plan, self.catalogue)

    @cached_property
    def firsts(self) -> frozenset[Step]:
        """The first step of each stretch."""
        first: dict[str, Step] = {}
        for step in self.every:
            first.setdefault(step.stretch, step)
        return frozenset(first.values())

    def opening(self, *, prepare: bool) -> tuple[Cue, ...]:
        """What this is and how long it takes; with what it needs, where a person is new to it."""
        count, minutes = len(self.plan.stretches), minutes_of(self.seconds())
        key = "opening.several" if count > 1 else "opening.one"
        if minutes == 1:
            key = "opening.one_minute"
        elif not prepare:
            key = "opening.short"
        said = self.words.line(key, title=self.title(), count=count, minutes=minutes)
        lines = [said, self.words.line("opening.long")] if minutes > LONG_PRACTICE else [said]
        if not prepare:
            return (*(Cue(line, 0.0) for line in lines[:-1]), Cue(lines[-1], BEFORE_WE_BEGIN))
        needs = self.words.line("opening.needs", things=self.needs())
        return (*(Cue(line, 0.0) for line in lines), Cue(needs, TO_FETCH))

    def title(self) -> str:
        """What the plan is called, as it is said."""
        key = f"routines.{self.plan.routine}.title"
        if self.words.has(key):
            return self.words.line(key)
        return self.words.line(f"stretches.{self.plan.stretches[0].stretch}.name")

    def needs(self) -> str:
        """What has to be at hand, as it is said."""
        things: list[str] = []
        for item in self.plan.stretches:
            variation = self.catalogue.stretches[item.stretch].variations[item.variation]
            position = self.catalogue.position(item.stretch, item.variation, bed=self.plan.bed)
            wanted = list(variation.equipment)
            if position is Position.BED:
                wanted = ["bed" if thing == "mat" else thing for thing in wanted]
            things += [thing for thing in wanted if thing not in things]
        if not things:
            return self.words.line("equipment.nothing")
        return self.words.listing(tuple(self.words.line(f"equipment.{thing}") for thing in things))

    def seconds(self) -> float:
        """How long the whole script takes from the first position on, getting up included."""
        return self.seconds_of(self.script())

    def seconds_of(self, cues: tuple[Cue, ...]) -> float:
        """How long these cues take, in seconds."""
        return sum(self.price(cue.line) + cue.silence for cue in cues)

    def script(
        self,
        start: Step | None = None,
        *,
        entry: Entry = Entry.NEXT,
        position: Position = Position.STANDING,
    ) -> tuple[Cue, ...]:
        """Every cue from a step to the end, coming from a position."""
        every = self.every
        begin = every.index(start) if start else 0
        cues: list[Cue] = []
        for index in range(begin, len(every)):
            before = every[index - 1] if index > begin else None
            cues += self.step(
                every[index], before, entry if index == begin else Entry.NEXT, position
            )
            position = position_of(every[index], self.plan, self.catalogue)
        return (*cues, *self.getting_up(position))

    def step(
        self,
        step: Step,
        before: Step | None,
        entry: Entry,
        position: Position,
        *,
        noted: bool = False,
    ) -> tuple[Cue, ...]:
        """The cues of one step.

        `before` is the step spoken just before it in the same breath, if any; `position` is
        where the body is; `noted`: the note on going down to the floor was said already.
        """
        part = _StepWriter(self, step, before, entry, position, noted)
        return tuple(part.write())

    def floor_note(self, step: Step, position: Position) -> str:
        """What has to be known before going down from there for that step, or nothing.

        Who knows the stretch has heard it on several days.
        """
        item = self.plan.planned(step.stretch)
        target = position_of(step, self.plan, self.catalogue)
        if not target.on_floor or position.on_floor or (item and item.familiar):
            return ""
        if target is Position.LYING and self.plan.no_kneeling:
            return self.words.line("positions.floor.no_kneeling_note")
        return self.words.line("positions.floor.note")

    def getting_up(self, position: Position) -> tuple[Cue, ...]:
        """The way up after the last release."""
        seconds = self.catalogue.standing_up[position].unhurried(self.plan.pace)
        lines = self.words.lines(f"getting_up.{self.way_up(position)}")
        return (*(Cue(line, ON_THE_SIDE) for line in lines[:-1]), Cue(lines[-1], seconds))

    def way_up(self, position: Position) -> str:
        """The key of the way up; who leaves out kneeling gets one without it."""
        if position is Position.LYING and self.plan.no_kneeling:
            return "lying_without_kneeling"
        return position.value


def minutes_of(seconds: float) -> int:
    """Whole minutes as they are said, at least one."""
    return max(1, round(seconds / 60))


def hold_cues(step: Step, seconds: int, line: str, words: Words, price: Price) -> Iterator[Cue]:
    """The cues of a hold.

    The line is said first; the hold's seconds run from its last word to the first word of the
    release, with the time marks inside them.
    """
    marks = [left for left in (MANY_LEFT, FEW_LEFT) if seconds >= 2 * left]
    said, now = line, float(seconds)
    for left in marks:
        yield Cue(said, now - left, step, Phase.HOLD)
        said = words.line("hold.left", seconds=left)
        now = left - price(said)
    yield Cue(said, now, step, Phase.HOLD)


@dataclass(frozen=True)
class _StepWriter:
    writer: Writer
    step: Step
    before: Step | None
    entry: Entry
    position: Position
    noted: bool

    @property
    def item(self) -> Planned:
        item = self.writer.plan.planned(self.step.stretch)
        if item is None:
            raise KeyError(self.step.stretch)
        return item

    @property
    def stretch(self) -> Stretch:
        return self.writer.catalogue.stretches[self.step.stretch]

    @property
    def is_first(self) -> bool:
        """Whether it is the first step of its stretch."""
        return self.step in self.writer.firsts

    @property
    def opens_side(self) -> bool:
        """Whether it is the first repeat of its side."""
        return self.step.repeat == 1

    def write(self) -> Iterator[Cue]:
        yield from self.getting_there()
        yield from self.move_in()
        yield from self.hold()
        yield self.cue(
            self.say("release", short=not self.opens_side), self.stretch.release, Phase.RELEASE
        )

    def getting_there(self) -> Iterator[Cue]:
        target = position_of(self.step, self.writer.plan, self.writer.catalogue)
        if self.entry in (Entry.AGAIN, Entry.ANEW) and self.position is target:
            again = self.words_of("again") if self.entry is Entry.AGAIN else ()
            yield Cue(again[0] if again else "", BACK_IN, self.step, Phase.SETTLE)
        elif self.entry is Entry.OTHER_SIDE and self.position is target:
            yield self.change_over()
        elif self.entry is not Entry.NEXT or self.position is not target or self.sets_up:
            yield self.change_position(target)
        elif self.before and self.before.stretch == self.step.stretch:
            yield self.between()
        elif self.before and not self.item.familiar and not self.words_of("settle"):
            yield self.cue("", self.stretch.settle, Phase.SETTLE)

    @property
    def sets_up(self) -> bool:
        """Whether it begins with a position of its own, such as behind a chair."""
        begins = self.before is None or self.before.stretch != self.step.stretch
        return begins and self.is_first and bool(self.words_of("position", seconds=0))

    def between(self) -> Cue:
        """The silence between two repeats, or two sides, of the same stretch."""
        order = self.stretch.order(self.item.variation)
        if self.before and self.before.side is not self.step.side and self._changes_over(order):
            return self.change_over()
        return self.cue("", self.stretch.rest, Phase.REST)

    def change_over(self) -> Cue:
        """Over to the other side, which has its own time."""
        seconds = self.stretch.change_sides.unhurried(self.writer.plan.pace)
        lines = self.words_of("change")
        return Cue(lines[0] if lines else "", seconds, self.step, Phase.CHANGE_SIDES)

    def _changes_over(self, order: SideOrder) -> bool:
        # Where sides alternate, coming back to the first side is the rest between repeats.
        same_repeat = self.before is not None and self.before.repeat == self.step.repeat
        return order is SideOrder.ONE_AT_A_TIME or same_repeat

    def change_position(self, target: Position) -> Cue:
        seconds = self.writer.catalogue.changes.get((self.position, target))
        if seconds is None:  # the same position, got into anew: from wherever the person is
            start = Position.CHAIR if target is Position.STANDING else Position.STANDING
            seconds = self.writer.catalogue.changes[start, target]
        silence = seconds.unhurried(self.writer.plan.pace)
        words, start = self.writer.words, self.position
        own = f"stretches.{self.step.stretch}.{self.item.variation}.position"
        straight = f"positions.change.{start}_{target}"
        key = next(name for name in (own, straight, f"positions.to.{target}") if words.has(name))
        said = [words.line(key, side=self.step.side, seconds=int(silence))]
        leaving = f"positions.leave.{self.writer.way_up(start)}"
        if start is not target and key != straight and words.has(leaving):
            said.insert(0, words.line(leaving))
        if not self.noted:
            said.insert(0, self.writer.floor_note(self.step, start))
        return Cue(" ".join(filter(None, said)), silence, self.step, Phase.SETTLE)

    def move_in(self) -> Iterator[Cue]:
        lines = list(self.instruction())
        lead = self.lead()
        pace = self.writer.plan.pace
        settle = self.words_of("settle") if self.in_full else ()
        if settle:
            lines_before = [f"{lead} {settle[0]}".strip(), *settle[1:]]
            lead = ""
            for line in lines_before:
                yield self.cue(line, self.stretch.settle, Phase.SETTLE)
        if lead:
            lines[0] = f"{lead} {lines[0]}"
        for line in lines[:-1]:
            yield Cue(line, BETWEEN_SENTENCES.at(pace), self.step, Phase.MOVE_IN)
        yield self.cue(lines[-1], self.stretch.move_in, Phase.MOVE_IN)

    @property
    def in_full(self) -> bool:
        """Whether the full instruction is due: the first time through, or when begun anew."""
        if self.entry is Entry.ANEW:
            return True
        if self.entry in (Entry.AGAIN, Entry.OTHER_SIDE):
            return False
        return not self.item.familiar and (self.is_first or self.entry is Entry.TAKEN_UP)

    def lead(self) -> str:
        """What is said before the instruction: the name, or which repeat it is."""
        words, total = self.writer.words, self.item.repeats
        if self.entry is Entry.AGAIN:
            return words.line("repeat.again")
        if self.entry is not Entry.NEXT:
            return ""
        if self.is_first:
            return words.line(f"stretches.{self.step.stretch}.name") + "."
        if self.step.repeat == 1 or not self.opens_repeat:
            return ""
        if self.step.repeat == total:
            return words.line("repeat.last")
        return words.line("repeat.of", repeat=self.step.repeat, repeats=total).capitalize()

    @property
    def opens_repeat(self) -> bool:
        """Whether its repeat begins here: always, but for the second of alternating sides."""
        order = self.stretch.order(self.item.variation)
        before = self.before
        return (
            order is not SideOrder.ALTERNATING
            or before is None
            or before.repeat != self.step.repeat
        )

    def instruction(self) -> tuple[str, ...]:
        """The full instruction once, the short one from then on."""
        if self.in_full:
            return self.words_of("full")
        if self.item.familiar:
            return self.words_of("short")
        interrupted = self.entry is Entry.AGAIN and self.is_first
        if interrupted and not self.words_of("again"):
            return self.words_of("full")
        side_begins = self.opens_side and self.entry is not Entry.AGAIN
        if interrupted or side_begins:
            return self.words_of("other") or self.words_of("short")
        return self.words_of("short")

    def hold(self) -> Iterator[Cue]:
        key = "hold.first" if self.in_full else "hold.side" if self.opens_side else "hold.later"
        line = self.writer.words.line(key)
        yield from hold_cues(self.step, self.item.hold, line, self.writer.words, self.writer.price)

    def say(self, key: str, *, short: bool) -> str:
        lines = self.words_of(f"{key}_short") if short else ()
        return (lines or self.words_of(key))[0]

    def words_of(self, key: str, **values: int) -> tuple[str, ...]:
        """The lines of this variation, else of the standard one, else none."""
        words, side = self.writer.words, self.step.side
        for variation in (self.item.variation, "standard"):
            whole = f"stretches.{self.step.stretch}.{variation}.{key}"
            if words.has(whole):
                return words.lines(whole, side=side, **values)
        return ()

    def cue(self, line: str, silence: Paced, phase: Phase) -> Cue:
        return Cue(line, silence.at(self.writer.plan.pace), self.step, phase)
