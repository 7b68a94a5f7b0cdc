"""One step in words: getting there, moving in, the hold, the release."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skill.coaching.cue import Cue, Entry, hold_cues
from skill.coaching.plan import Planned, Step, position_of
from skill.coaching.stretches import Paced, Phase, Position, SideOrder, Stretch

if TYPE_CHECKING:
    from skill.coaching.script import Writer

BETWEEN_SENTENCES = Paced(3, 4)
"""Seconds after each movement sentence but the last of a move-in: 2 to 4 in coaching practice."""
BACK_IN = 3.0
"""Seconds to be ready again, in position, for a repeat that was interrupted."""


@dataclass(frozen=True)
class StepWriter:
    """Writes the cues of one step, in the way it is come to."""

    writer: "Writer"
    step: Step
    before: Step | None
    entry: Entry
    position: Position
    noted: bool

    @property
    def item(self) -> Planned:
        """How the stretch stands in the plan."""
        item = self.writer.plan.planned(self.step.stretch)
        if item is None:
            raise KeyError(self.step.stretch)
        return item

    @property
    def stretch(self) -> Stretch:
        """The stretch itself."""
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
        """Every cue of the step, in order."""
        yield from self.getting_there()
        yield from self.move_in()
        yield from self.hold()
        yield self.cue(
            self.say("release", short=not self.opens_side), self.stretch.release, Phase.RELEASE
        )

    def getting_there(self) -> Iterator[Cue]:
        """What comes before the first movement: a position, the other side, or a rest."""
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
        """The way from one position to another, announced with its seconds."""
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
        """The instruction, a silence behind each sentence."""
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
        """The hold, with its time marks."""
        opens = self.in_full and self.step == self.writer.every[0]
        stays = self.in_full or self.opens_side
        key = "hold.first" if opens else "hold.side" if stays else "hold.later"
        line = self.writer.words.line(key)
        yield from hold_cues(self.step, self.item.hold, line, self.writer.words, self.writer.price)

    def say(self, key: str, *, short: bool) -> str:
        """The line of a key, or its short form where there is one."""
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
        """A cue of this step, at the pace of the plan."""
        return Cue(line, silence.at(self.writer.plan.pace), self.step, phase)
