"""One step in words: getting there, moving in, the hold, the release."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.catalogue import Catalogue
from skill.coaching.cue import Cue, Entry, Price, hold_cues
from skill.coaching.plan import Plan, Planned, Step, position_of, steps
from skill.coaching.stretches import Paced, Phase, Position, SideOrder, Stretch, Talk
from skill.coaching.words import Words

BETWEEN_SENTENCES = Paced(3, 4)
"""Seconds after each sentence of a move-in except the last: 2 to 4 in coaching practice."""


class Setting(Struct, frozen=True, eq=False, dict=True):
    """A plan in a language: what the cues of every step are written from."""

    plan: Plan
    catalogue: Catalogue
    words: Words
    price: Price

    @cached_property
    def every(self) -> tuple[Step, ...]:
        """The steps of the plan, in order."""
        return steps(self.plan, self.catalogue)

    @cached_property
    def firsts(self) -> frozenset[Step]:
        """The first step of each stretch."""
        first: dict[str, Step] = {}
        for step in self.every:
            first.setdefault(step.stretch, step)
        return frozenset(first.values())

    def is_brief(self, item: Planned) -> bool:
        """Whether the short instruction serves from the first time on."""
        talk = self.plan.talk
        return talk is Talk.FEWER or (item.familiar and talk is not Talk.MORE)

    @cached_property
    def breathing(self) -> tuple[Step, ...]:
        """The steps with a word on the breath: the first of each side whose hold is long, but for
        the very first hold, which has words of its own, until the stretch is familiar.
        """
        long = {
            item.stretch
            for item in self.plan.stretches
            if item.hold >= policy.LONG_HOLD and not self.is_brief(item)
        }
        return tuple(one for one in self.every[1:] if one.stretch in long and one.repeat == 1)

    def floor_note(self, step: Step, position: Position) -> str:
        """What has to be known before going down from there for that step, or nothing.

        A person who is familiar with the stretch has heard it on several days.
        """
        item = self.plan.planned(step.stretch)
        target = position_of(step, self.plan, self.catalogue)
        if not target.on_floor or position.on_floor or (item and item.familiar):
            return ""
        if target is Position.LYING and self.plan.no_kneeling:
            return self.words.line("positions.floor.no_kneeling_note")
        return self.words.line(f"positions.floor.{'kneeling_note' if self.kneels else 'note'}")

    @cached_property
    def kneels(self) -> bool:
        """Whether some of it is done kneeling, which nobody does on a bed."""
        places = (position_of(step, self.plan, self.catalogue) for step in self.every)
        return Position.KNEELING in places

    def way_down(self, step: Step, position: Position) -> str:
        """How to get down from there for that step, until that is familiar; or nothing."""
        item = self.plan.planned(step.stretch)
        target = position_of(step, self.plan, self.catalogue)
        if not target.on_floor or position.on_floor or (item and item.familiar):
            return ""
        return self.words.line(f"positions.down.{self.way_up(target)}")

    def way_up(self, position: Position) -> str:
        """The key of the way up; a person who leaves out kneeling gets one without it."""
        if position is Position.LYING and self.plan.no_kneeling:
            return "lying_without_kneeling"
        return position.value


class StepWriter(Struct, frozen=True, dict=True):
    """Writes the cues of one step."""

    setting: Setting
    step: Step
    before: Step | None
    """The step spoken just before it in the same passage, if any."""
    entry: Entry
    position: Position
    """Where the body is before it."""
    noted: bool
    """Whether the note on going down to the floor was said already."""

    @property
    def item(self) -> Planned:
        """The stretch as planned."""
        item = self.setting.plan.planned(self.step.stretch)
        if item is None:
            raise KeyError(self.step.stretch)
        return item

    @property
    def stretch(self) -> Stretch:
        """The stretch itself."""
        return self.setting.catalogue.stretches[self.step.stretch]

    @property
    def is_first(self) -> bool:
        """Whether it is the first step of its stretch."""
        return self.step in self.setting.firsts

    @property
    def opens_side(self) -> bool:
        """Whether it is the first repeat of its side."""
        return self.step.repeat == 1

    @property
    def briefly(self) -> bool:
        """Whether the short instruction serves from the first time on."""
        return self.setting.is_brief(self.item)

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
        target = position_of(self.step, self.setting.plan, self.setting.catalogue)
        back_in = self.entry in (Entry.AGAIN, Entry.BRIEFLY, Entry.ANEW)
        if back_in and self.position is target:
            again = () if self.in_full else self.words_of("again")
            yield Cue(again[0] if again else "", policy.BACK_IN, self.step, Phase.SETTLE)
        elif self.entry is Entry.OTHER_SIDE and self.position is target:
            yield self.change_over()
        elif self.entry is not Entry.NEXT or self.position is not target or self.sets_up:
            yield self.change_position(target)
        elif self.before and self.before.stretch == self.step.stretch:
            yield self.between()
        elif self.before and not self.briefly and not self.words_of("settle"):
            yield self.cue("", self.stretch.settle, Phase.SETTLE)

    @property
    def sets_up(self) -> bool:
        """Whether it has a setup of its own, such as standing behind a chair."""
        begins = self.before is None or self.before.stretch != self.step.stretch
        return begins and self.is_first and bool(self.words_of("position", seconds=0))

    def between(self) -> Cue:
        """The silence between two repeats, or two sides, of the same stretch."""
        order = self.stretch.order(self.item.variation)
        if self.before and self.before.side is not self.step.side and self._changes_over(order):
            return self.change_over()
        return self.cue("", self.stretch.rest, Phase.REST)

    def change_over(self) -> Cue:
        """Changing over to the other side, which takes its own time."""
        seconds = self.stretch.change_sides.unhurried(self.setting.plan.pace)
        lines = self.words_of("change")
        return Cue(lines[0] if lines else "", seconds, self.step, Phase.CHANGE_SIDES)

    def _changes_over(self, order: SideOrder) -> bool:
        # If sides alternate, coming back to the first side is the rest between repeats.
        same_repeat = self.before is not None and self.before.repeat == self.step.repeat
        return order is SideOrder.ONE_AT_A_TIME or same_repeat

    def change_position(self, target: Position) -> Cue:
        """The way from one position to another, announced with its seconds."""
        seconds = self.setting.catalogue.changes.get((self.position, target))
        if seconds is None:  # the same position, taken again: from wherever the person is
            start = Position.CHAIR if target is Position.STANDING else Position.STANDING
            seconds = self.setting.catalogue.changes[start, target]
        silence = seconds.unhurried(self.setting.plan.pace)
        words, start = self.setting.words, self.position
        own = f"stretches.{self.step.stretch}.{self.item.variation}.position"
        straight = f"positions.change.{start}_{target}"
        key = next(name for name in (own, straight, f"positions.to.{target}") if words.has(name))
        down = self.setting.way_down(self.step, start)
        said = [down, words.line(key, side=self.step.side, seconds=int(silence))]
        leaving = f"positions.leave.{self.setting.way_up(start)}"
        if start is not target and key != straight and words.has(leaving):
            said.insert(0, words.line(leaving))
        if not self.noted:
            said.insert(0, self.setting.floor_note(self.step, start))
        return Cue(" ".join(filter(None, said)), silence, self.step, Phase.SETTLE)

    def move_in(self) -> Iterator[Cue]:
        """The instruction, with a silence after each sentence."""
        lines = list(self.instruction())
        lead = self.lead()
        pace = self.setting.plan.pace
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
        """Whether the full instruction is due: the first time through, or when begun again."""
        more = self.setting.plan.talk is Talk.MORE
        match self.entry:
            case Entry.ANEW:
                return True
            case Entry.AGAIN | Entry.OTHER_SIDE:
                return more
            case Entry.BRIEFLY:
                return False
        first = self.is_first or self.entry is Entry.TAKEN_UP or (more and self.opens_side)
        return first and not self.briefly

    def lead(self) -> str:
        """What is said before the instruction: the name, or which repeat it is."""
        words, total = self.setting.words, self.item.repeats
        if self.entry in (Entry.AGAIN, Entry.BRIEFLY):
            return words.line("repeat.again")
        if self.entry is not Entry.NEXT:
            return ""
        if self.is_first:
            return words.line(
                "repeat.named", name=words.line(f"stretches.{self.step.stretch}.name")
            )
        if self.step.repeat == 1 or not self.opens_repeat:
            return ""
        if self.step.repeat == total:
            return words.line("repeat.last")
        return words.line("repeat.of", repeat=self.step.repeat, repeats=total)

    @property
    def opens_repeat(self) -> bool:
        """Whether its repeat begins here: always, except on the second of alternating sides."""
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
        if self.briefly or self.entry is Entry.BRIEFLY:
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
        opens = self.in_full and self.step == self.setting.every[0]
        stays = self.in_full or self.opens_side
        key = "hold.first" if opens else "hold.side" if stays else "hold.later"
        line = self.setting.words.line(key)
        if self.step in self.setting.breathing:
            choices = self.setting.words.lines("hold.long")
            line = choices[self.setting.breathing.index(self.step) % len(choices)]
        yield from hold_cues(
            self.step,
            self.item.hold,
            line,
            self.setting.words,
            self.setting.price,
            counts=self.setting.plan.counts,
        )

    def say(self, key: str, *, short: bool) -> str:
        """The line of a key; its short form, or its full one with the full instruction, if there
        is one.
        """
        form = "short" if short else "full" if self.in_full else ""
        lines = self.words_of(f"{key}_{form}") if form else ()
        return (lines or self.words_of(key))[0]

    def words_of(self, key: str, **values: int) -> tuple[str, ...]:
        """The lines of this variation, else of the standard one, else none."""
        words, side = self.setting.words, self.step.side
        for variation in (self.item.variation, "standard"):
            whole = f"stretches.{self.step.stretch}.{variation}.{key}"
            if words.has(whole):
                return words.lines(whole, side=side, **values)
        return ()

    def cue(self, line: str, silence: Paced, phase: Phase) -> Cue:
        """A cue of this step, at the pace of the plan."""
        return Cue(line, silence.at(self.setting.plan.pace), self.step, phase)
