"""The commands with which a document speaks a passage, moves its figure and empties its ring.

They report the progress to the skill: at the first words of every phase, at the release, and at
least every 20 s. A mark 2i + 1 says that the words of cue i have been spoken.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, TypeAlias

from skill.coaching.cue import Cue, Price
from skill.coaching.stretches import Phase

Json: TypeAlias = dict[str, Any]

SCREEN = "practising"
"""The component that holds what the commands set."""
ALIVE = 20.0
"""The longest time between reports, in seconds: Alexa ends a session about 30 s after the last
event (measured by others, not documented)."""
LOCKED: Json = {"screenLock": True}
"""Keeps the document on the screen while nobody touches it, in silences and in long speech."""
WORTH_A_RING = 5.0
"""Seconds from which a silence is shown as a ring."""
WAITED_OUT = frozenset({Phase.SETTLE, Phase.CHANGE_SIDES})


def commands(cues: Sequence[Cue], before: int, price: Price) -> list[Json]:
    """Speak all of the cues; the first `before` of them precede the passage."""
    return [*_flow(cues, before, price), _tell("spoken")]


def _flow(cues: Sequence[Cue], before: int, price: Price) -> Iterator[Json]:
    phase: Phase | None = None
    for index, cue in enumerate(cues):
        begins = cue.phase is not phase
        phase = cue.phase
        mark = 2 * (index - before) + 1
        if begins:
            yield from _begin(cues[index:], phase, price)
        speak: Json = {"type": "SpeakItem", "componentId": f"cue{index}", **LOCKED}
        if phase is Phase.HOLD and not begins:
            # Words inside a hold neither shorten nor lengthen it.
            lasts = price(cue.line) + cue.silence
            yield {"type": "Parallel", "commands": [speak, _idle(lasts)]}
            yield _heard(mark)
            continue
        if cue.line:
            yield speak
        yield from _ring(cues[index:], begins, price)
        if index >= before and (begins or phase is Phase.RELEASE):
            yield _heard(mark)
        yield from _silence(cue.silence, mark)


def _begin(cues: Sequence[Cue], phase: Phase | None, price: Price) -> Iterator[Json]:
    """Begin a phase: remove the last ring, and put the figure where it should be."""
    yield _set("ringLasts", 0)
    yield _set("phase", phase.value if phase else "")
    lasts = sum(price(cue.line) + cue.silence for cue in _same(cues))
    start, end = {
        Phase.MOVE_IN: (0, 1),
        Phase.HOLD: (1, 1),
        Phase.RELEASE: (1, 0),
    }.get(phase or Phase.REST, (0, 0))
    yield _set("moveFrom", start)
    yield _set("moveTo", end)
    yield _set("moveLasts", _milliseconds(lasts))
    yield _set("moveBegan", "${elapsedTime}")


def _ring(cues: Sequence[Cue], begins: bool, price: Price) -> Iterator[Json]:
    """Start the ring after the first words of what it shows."""
    cue = cues[0]
    if cue.phase is Phase.HOLD:
        marks = list(_same(cues))[1:]
        lasts = cue.silence + sum(price(mark.line) + mark.silence for mark in marks)
    elif cue.phase in WAITED_OUT and cue.silence >= WORTH_A_RING:
        lasts = cue.silence
    else:
        return
    if begins or cue.phase in WAITED_OUT:
        yield _set("ringBegan", "${elapsedTime}")
        yield _set("ringLasts", _milliseconds(lasts))


def _same(cues: Sequence[Cue]) -> Iterable[Cue]:
    return takewhile(lambda cue: cue.phase is cues[0].phase and cue.step == cues[0].step, cues)


def _silence(seconds: float, mark: int) -> Iterator[Json]:
    """A silence, with a report within a long one."""
    while seconds > ALIVE:
        yield _idle(ALIVE)
        yield _heard(max(mark, 0))
        seconds -= ALIVE
    if seconds > 0:
        yield _idle(seconds)


def _idle(seconds: float) -> Json:
    return {"type": "Idle", "delay": _milliseconds(seconds), **LOCKED}


def _set(name: str, value: str | float) -> Json:
    return {"type": "SetValue", "componentId": SCREEN, "property": name, "value": value}


def _heard(mark: int) -> Json:
    return _tell("heard", mark)


def _tell(*arguments: str | int) -> Json:
    return {"type": "SendEvent", "arguments": list(arguments)}


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
