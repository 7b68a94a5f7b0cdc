"""All cues of a practice in order: a pure function of plan and language."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue, Entry, Price
from skill.coaching.instruction import StepWriter
from skill.coaching.plan import Plan, Step, position_of, steps
from skill.coaching.stretches import Position
from skill.coaching.words import Words

TO_FETCH = 4.0
"""Seconds after what a routine needs, for a person to say that something is missing."""
BEFORE_WE_BEGIN = 1.0
"""Seconds after the opening, where nothing has to be fetched."""
ON_THE_SIDE = 5.0
"""Seconds of rest on the side before pushing up from the floor or the bed."""
LONG_PRACTICE = 20
"""Minutes from which a practice is said to be long."""


Come = tuple[Step, Step | None, Entry, Position, bool]
"""How a step is come to, as `Writer.step` takes it."""
KEPT_WRITERS = 32
"""Plans, of whoever practises here just now, whose cues are not written twice."""


@lru_cache(maxsize=KEPT_WRITERS)
def writer_of(plan: Plan, catalogue: Catalogue, words: Words, price: Price) -> "Writer":
    """Who writes a plan; for the same plan the same, who remembers what was written."""
    return Writer(plan, catalogue, words, price)


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes the cues of a plan in a language."""

    plan: Plan
    catalogue: Catalogue
    words: Words
    price: Price
    _written: dict[Come, tuple[Cue, ...]] = field(default_factory=dict, init=False)

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
        """What this is and how long it takes; with what it needs, where a person is new to it.

        Who knows all of it hears its name alone.
        """
        count, minutes = len(self.plan.stretches), minutes_of(self.seconds)
        key = "opening.several" if count > 1 else "opening.one"
        if not prepare and all(item.familiar for item in self.plan.stretches):
            key = "opening.familiar"
        elif minutes == 1:
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

    @cached_property
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
        key = (step, before, entry, position, noted)
        if key not in self._written:
            self._written[key] = tuple(StepWriter(self, *key).write())
        return self._written[key]

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
