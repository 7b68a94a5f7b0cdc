"""Passages: the run of cues spoken in one response, and the place where one was interrupted."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from msgspec import Struct

from skill.coaching import policy
from skill.coaching.cue import Cue, Entry
from skill.coaching.plan import Step, position_of
from skill.coaching.script import Writer
from skill.coaching.stretches import Phase, Position

OPEN_MICROPHONE = 16.0
"""Seconds Alexa listens before a session ends in silence: eight after the speech and eight after
the reprompt (Alexa Skills Kit, Manage Skill Sessions)."""


class Timed(Struct, frozen=True, array_like=True):
    """A cue in a timetable."""

    step: Step | None
    phase: Phase | None
    words: float
    """Seconds, estimated."""
    silence: float
    """Seconds, exact."""


class Arrival(Struct, frozen=True, array_like=True):
    """A change of position inside a passage."""

    step: Step
    """The step it leads to."""
    start: Position
    """Where the body comes from."""


class Passage(Struct, frozen=True, omit_defaults=True):
    """The timetable of a passage, and what it leads to."""

    cues: tuple[Timed, ...]
    following: Step | None
    """The step that comes after it; None at the end of the plan."""
    arrivals: tuple[Arrival, ...] = ()
    end: Position = Position.STANDING
    """Where the body is at its end, before getting up."""
    began: float = 0.0
    """Seconds since the epoch at which its reply left."""
    reprompt: tuple[float, float] = (0.0, 0.0)
    """Seconds of words and of silence in its reprompt."""
    shown: bool = False
    """Whether a screen speaks it, and reports how far it got."""
    heard: int = 0
    """The screen's last report, as a mark: for the cue with index i, 2i + 1 once its words have
    been spoken, and 2i + 2 once its silence is over, too."""
    rest: tuple[Cue, ...] = ()
    """The remaining cues of a step that was too long for one passage on a screen."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps in it, in order."""
        return tuple(dict.fromkeys(cue.step for cue in self.cues if cue.step))


class Composed(Struct, frozen=True):
    """A passage, and what is said in it."""

    cues: tuple[Cue, ...]
    passage: Passage


class Reached(Struct, frozen=True):
    """How far a passage was surely spoken."""

    step: Step | None
    """The step going on; after the passage, the one that follows; None after the last."""
    released: tuple[Step, ...]
    """The steps whose release was surely spoken."""
    over: bool
    """Whether the last step of the passage is surely over, its silence included."""
    finished: bool
    """Whether the last release of the plan was surely spoken."""
    arriving: Arrival | None = None
    """The change of position before the step, unless it is surely over."""
    ahead: bool = False
    """Whether that change is still to be asked for."""


def compose(
    writer: Writer,
    start: Step,
    *,
    entry: Entry,
    position: Position,
    lead: Sequence[Cue] = (),
    ask_less: bool = False,
    noted: bool = False,
) -> Composed:
    """The next passage from a step on, coming from a position.

    It covers what is done in one position, or a part of that if it is too long; with `ask_less`,
    twice as much. `lead` is said first. `noted`: the note on going down to the floor was said in
    the question before.
    """
    wanted = policy.ASK_LESS if ask_less else 1
    parts = _written(writer, start, entry, position, noted=noted, positions=wanted)
    lead_seconds = writer.seconds_of(tuple(lead))
    count = 0
    for _ in range(wanted):
        if count < len(parts):
            count += _one_position(parts[count:], writer, lead_seconds if count == 0 else 0.0)
    used = parts[:count]
    cues = [*lead, *(cue for part in used for cue in part.cues)]
    end = used[-1].position
    left = writer.every[writer.every.index(start) + count :]
    following = left[0] if left else None
    if following is None:
        cues += writer.getting_up(end)
    arrivals = tuple(Arrival(part.step, part.coming_from) for part in used if part.arrives)
    return Composed(tuple(cues), Passage(timetable(cues, writer), following, arrivals, end))


def timetable(cues: Iterable[Cue], writer: Writer) -> tuple[Timed, ...]:
    """The cues, priced."""
    return tuple(Timed(cue.step, cue.phase, writer.price(cue.line), cue.silence) for cue in cues)


class _Part(Struct, frozen=True):
    step: Step
    cues: tuple[Cue, ...]
    coming_from: Position
    position: Position
    arrives: bool


def _written(
    writer: Writer,
    start: Step,
    entry: Entry,
    position: Position,
    *,
    noted: bool,
    positions: int,
) -> list[_Part]:
    """The steps from there on for so many positions, and the first step after them."""
    every = writer.every
    begin = every.index(start)
    parts: list[_Part] = []
    for index in range(begin, len(every)):
        step, how = every[index], entry if index == begin else Entry.NEXT
        before = every[index - 1] if index > begin else None
        cues = writer.step(step, before, how, position, noted=noted and index == begin)
        target = position_of(step, writer.plan, writer.catalogue)
        arrives = target is not position or how is Entry.TAKEN_UP
        parts.append(_Part(step, cues, position, target, arrives))
        positions -= target is not position and index > begin
        if positions == 0:
            break
        position = target
    return parts


def _one_position(parts: Sequence[_Part], writer: Writer, lead: float) -> int:
    """How many of these parts the first passage takes."""
    run = [part for index, part in enumerate(parts) if _same_run(parts, index)]
    costs = [writer.seconds_of(part.cues) for part in run]
    costs[0] += lead
    if run[-1].step == writer.every[-1]:
        costs[-1] += writer.seconds_of(writer.getting_up(run[-1].position))
    cuts = [_cut(run[index - 1].step, run[index].step) for index in range(1, len(run))]
    return first_part(costs, [0.0, *cuts], policy.MAX_PASSAGE)


def _same_run(parts: Sequence[_Part], index: int) -> bool:
    return not any(part.coming_from is not part.position for part in parts[1 : index + 1])


def _cut(before: Step, after: Step) -> float:
    """Seconds by which a cut here is worse than one between stretches."""
    if before.stretch != after.stretch:
        return 0.0
    return 10.0 if before.side is after.side or before.repeat != after.repeat else 25.0


def first_part(costs: Sequence[float], cuts: Sequence[float], limit: float) -> int:
    """Split items into as few and as equal parts as the limit allows; returns the size of the
    first.

    `cuts[i]` is what it costs, in seconds, to cut before item i. An item longer than the limit
    is a part of its own.
    """
    if sum(costs) <= limit:
        return len(costs)

    @cache
    def best(begin: int, parts: int) -> tuple[float, int]:
        """The least longest part of the rest, with its cuts' costs, and where its first ends.

        Of several, the one whose first part is the longest: the rest is never the longer for it.
        """
        if parts == 1:
            return sum(costs[begin:]), len(costs)
        choices = (
            (max(sum(costs[begin:end]), best(end, parts - 1)[0]) + cuts[end], end)
            for end in range(begin + 1, len(costs) - parts + 2)
        )
        return min(choices, key=lambda choice: (choice[0], -choice[1]))

    def longest(parts: int) -> float:
        begin, worst = 0, 0.0
        for left in range(parts, 0, -1):
            end = best(begin, left)[1]
            worst = max(worst, sum(costs[begin:end]))
            begin = end
        return worst

    for parts in range(1, len(costs) + 1):
        if longest(parts) <= limit:
            return best(0, parts)[1]
    return best(0, len(costs))[1]


def length(passage: Passage, voice: float = 1.0) -> float:
    """Seconds the passage takes, with the seconds of its words multiplied by `voice`."""
    return sum(cue.words * voice + cue.silence for cue in passage.cues)


def surely_spoken(passage: Passage, now: float, *, in_silence: bool = False) -> float:
    """Seconds of the passage that were surely spoken by `now`, with the slower voice.

    `in_silence`: the session ended because nobody answered the reprompt. A screen reports it
    exactly, without a clock.
    """
    if passage.shown:
        return _told(passage)
    sure = now - passage.began - policy.SPEECH_STARTS_WITHIN
    if in_silence:
        words, silence = passage.reprompt
        sure -= OPEN_MICROPHONE + words * policy.SLOWER_VOICE + silence
    return sure


def _told(passage: Passage) -> float:
    """Seconds with the slower voice up to the mark that the screen has reported."""
    clock = 0.0
    for index, cue in enumerate(passage.cues):
        if passage.heard <= 2 * index:
            break
        said = clock + cue.words * policy.SLOWER_VOICE
        clock = said + cue.silence if passage.heard > 2 * index + 1 else said
    return clock


def reached_by(passage: Passage, now: float, *, in_silence: bool = False) -> Reached:
    """How far the passage was surely spoken by `now`: never further than the person was.

    The clock runs with the slower voice over every cue. A step counts as going on from its first
    cue, and as released once the words of its release are over.
    """
    sure = surely_spoken(passage, now, in_silence=in_silence)
    steps, released = passage.steps, []
    going_on = steps[0] if steps else passage.following
    clock, cues_into, last_ends = 0.0, 0, 0.0
    for cue in passage.cues:
        if clock > sure:
            break
        if cue.step:
            cues_into = cues_into + 1 if cue.step == going_on else 1
            going_on = cue.step
        said = clock + cue.words * policy.SLOWER_VOICE
        if cue.step and cue.phase is Phase.RELEASE and said <= sure:
            released.append(cue.step)
        clock = said + cue.silence
        # A passage without a step, only words before one, is over after its last word.
        last_ends = clock if cue.step or not steps else last_ends
    all_released = set(steps) <= set(released)
    over = all_released and sure >= last_ends
    # The change of position is the first cue of the step it leads to.
    settled = over or cues_into > 1 or (cues_into == 1 and clock <= sure)
    arrival = next((item for item in passage.arrivals if item.step == going_on), None)
    return Reached(
        passage.following if over else going_on,
        tuple(released),
        over,
        finished=all_released and passage.following is None,
        arriving=None if settled else arrival,
        ahead=cues_into == 0,
    )


def furthest_by(passage: Passage, now: float) -> Step | None:
    """The step that may be going on by then at most, at the faster voice; None after the last.

    A screen tells the place as it is: what was told last goes on.
    """
    if passage.shown:
        return reached_by(passage, now).step
    elapsed, clock = now - passage.began, 0.0
    found = passage.steps[0] if passage.steps else passage.following
    for cue in passage.cues:
        found = cue.step or found
        clock += cue.words * policy.FASTER_VOICE + cue.silence
        if clock > elapsed:
            return found
    return passage.following


def heard_out(passage: Passage, now: float) -> bool:
    """Whether the question at the end may have been heard already, with the faster voice."""
    return not passage.shown and now - passage.began >= length(passage, policy.FASTER_VOICE)


def likely_over(passage: Passage, now: float) -> bool:
    """Whether the passage is over at the plain estimate."""
    return not passage.shown and now - passage.began >= length(passage)


def likely_asked(passage: Passage, now: float) -> bool:
    """Whether the first step's way into position has been said by `now`, at the plain estimate."""
    before = tuple(takewhile(lambda cue: not cue.step, passage.cues))
    if passage.shown:
        return passage.heard >= 2 * len(before)
    return now - passage.began >= sum(cue.words + cue.silence for cue in before)


def stretches_of(released: Iterable[Step]) -> tuple[str, ...]:
    """The stretches of these steps, each once, in order."""
    return tuple(dict.fromkeys(step.stretch for step in released))
