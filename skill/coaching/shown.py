"""Passages on a screen: one repeat of one side, spoken by the screen, which reports its progress.

Nothing has to be asked there: the screen itself asks for the next passage once it has spoken the
last one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.passage import Arrival, Composed, Passage, first_part, timetable
from skill.coaching.plan import Step, position_of
from skill.coaching.script import Writer
from skill.coaching.stretches import Phase, Position

HELD = frozenset({Phase.HOLD, Phase.RELEASE})
"""Phases that are never separated: asking for the next passage takes a moment, which must not fall
at the end of a hold."""
WORSE: dict[Phase | None, float] = {Phase.MOVE_IN: 5.0, Phase.HOLD: 10.0}
"""Seconds by which a cut before a cue of that phase is worse than one elsewhere."""


def compose_shown(
    writer: Writer,
    start: Step,
    *,
    entry: Entry,
    position: Position,
    before: Step | None = None,
    lead: Sequence[Cue] = (),
    noted: bool = False,
) -> Composed:
    """The next passage on a screen: that step, or as much of it as 60 s hold.

    `position` is where the body comes from, `before` the step that was spoken just before it, if
    any, and `lead` what is said first. `noted` is as for `compose`.
    """
    cues = (*lead, *writer.step(start, before, entry, position, noted=noted))
    if start == writer.every[-1]:
        cues = (*cues, *writer.getting_up(position_of(start, writer.plan, writer.catalogue)))
    return _first(writer, start, cues, position, arrives=entry is Entry.TAKEN_UP)


def continue_shown(
    writer: Writer, start: Step, rest: Sequence[Cue], position: Position
) -> Composed:
    """The next passage of a step that was too long for one, with the body where it is."""
    return _first(writer, start, rest, position, arrives=False)


def _first(
    writer: Writer, start: Step, cues: Sequence[Cue], position: Position, *, arrives: bool
) -> Composed:
    groups = list(_groups(cues))
    costs = [writer.seconds_of(group) for group in groups]
    cuts = [
        0.0 if index == 0 else WORSE.get(group[0].phase, 0.0) for index, group in enumerate(groups)
    ]
    count = first_part(costs, cuts, policy.MAX_PASSAGE_SHOWN)
    now, rest = _flat(groups[:count]), _flat(groups[count:])
    target = position_of(start, writer.plan, writer.catalogue)
    begun = any(cue.step for cue in now)
    ahead = not begun and any(cue.step for cue in rest)
    there = position if ahead else target
    arrives = ahead or (begun and (arrives or target is not position))
    arrivals = (Arrival(start, position),) if arrives else ()
    following = start if any(cue.step for cue in rest) else _after(writer, start)
    return Composed(
        now, Passage(timetable(now, writer), following, arrivals, there, shown=True, rest=rest)
    )


def _groups(cues: Sequence[Cue]) -> Iterator[tuple[Cue, ...]]:
    """The cues as groups of one; only a hold and its release stay together."""
    for held, group in groupby(cues, key=lambda cue: cue.phase in HELD):
        together = tuple(group)
        yield from [together] if held else ((cue,) for cue in together)


def _flat(groups: Iterable[tuple[Cue, ...]]) -> tuple[Cue, ...]:
    return tuple(cue for group in groups for cue in group)


def _after(writer: Writer, step: Step) -> Step | None:
    every = writer.every
    index = every.index(step) + 1
    return every[index] if index < len(every) else None
