"""All cues of a practice in order: a pure function of plan and language."""

from functools import cached_property, lru_cache

from msgspec import field
from msgspec.structs import replace

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue, Entry, Price
from skill.coaching.instruction import Setting, StepWriter
from skill.coaching.plan import Plan, Step, position_of
from skill.coaching.stretches import Position
from skill.coaching.words import Words

Begun = tuple[Step, Step | None, Entry, Position, bool]
"""A step and how it begins, as `Writer.step` takes it."""
KEPT_WRITERS = 32
"""Plans whose cues are cached: those of the people who are currently practising."""


@lru_cache(maxsize=KEPT_WRITERS)
def writer_of(plan: Plan, catalogue: Catalogue, words: Words, price: Price) -> "Writer":
    """The writer of a plan, cached, so that nothing is written twice."""
    return Writer(plan, catalogue, words, price)


class Writer(Setting, frozen=True, eq=False):
    """Writes the cues of a plan in a language, and caches them."""

    _written: dict[Begun, tuple[Cue, ...]] = field(default_factory=dict)

    def opening(self, *, prepare: bool) -> tuple[Cue, ...]:
        """What this is and how long it takes; with `prepare`, also what it needs.

        A person who is familiar with all of it hears only its name.
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
        note = f"routines.{self.plan.routine}.note"
        lines = [said, *([self.words.line(note)] if self.words.has(note) else [])]
        if minutes > policy.LONG_PRACTICE:
            lines.append(self.words.line("opening.long"))
        if not prepare:
            return (
                *(Cue(line, 0.0) for line in lines[:-1]),
                Cue(lines[-1], policy.BEFORE_WE_BEGIN),
            )
        needs = self.words.line("opening.needs", things=self.needs())
        return (*(Cue(line, 0.0) for line in lines), Cue(needs, policy.TO_FETCH))

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
            mat = {Position.BED: "bed"}.get(position, "mat_to_kneel" if self.kneels else "mat")
            wanted = [mat if thing == "mat" else thing for thing in wanted]
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

        `before` is the step spoken just before it in the same passage, if any; `position` is where
        the body is; `noted`: the note on going down to the floor was said already.
        """
        key = (step, before, entry, position, noted)
        if key not in self._written:
            self._written[key] = tuple(StepWriter(self, *key).write())
        return self._written[key]

    def getting_up(self, position: Position) -> tuple[Cue, ...]:
        """The way up after the last release."""
        first, *rest = self.way_up_cues(position)
        last_one = self.words.line("getting_up.last_one")
        return (replace(first, line=f"{last_one} {first.line}"), *rest)

    def way_up_cues(self, position: Position) -> tuple[Cue, ...]:
        """The way up from a position, with the time that it takes."""
        seconds = self.catalogue.standing_up[position].unhurried(self.plan.pace)
        lines = self.words.lines(f"getting_up.{self.way_up(position)}")
        return (*(Cue(line, policy.ON_THE_SIDE) for line in lines[:-1]), Cue(lines[-1], seconds))


def minutes_of(seconds: float) -> int:
    """Whole minutes as they are said, at least one."""
    return max(1, round(seconds / 60))
