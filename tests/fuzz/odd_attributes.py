"""Session attributes of another version or conversation, or with values that make no sense."""

import copy
from collections.abc import Sequence
from random import Random
from typing import Any, Final

from tests.fuzz.parts import parent, paths
from tests.fuzz.scenes import Scene
from tests.fuzz.values import CANARY, KNOWN_IDS, NUMBERS, ODD_TEXT, anything


def older_attributes(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Attributes of another version of the skill: other fields, and perhaps another number."""
    attributes = envelope["session"]["attributes"]
    if chance.random() < 0.3:
        attributes["version"] = chance.choice((0, 1, 99, "2", None))
    for name in [name for name in attributes if chance.random() < 0.15]:
        attributes[f"{name}_{CANARY}"] = attributes.pop(name)


def tamper(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Values of the right kind in the attributes, that make no sense together."""
    attributes = envelope["session"]["attributes"]
    for _ in range(chance.choice((1, 1, 1, 3))):
        every = list(paths(attributes))
        path = chance.choice(every)
        holder: Any = parent(attributes, path)
        old = holder[path[-1]]
        if isinstance(old, bool):
            new: Any = not old
        elif isinstance(old, int | float):
            new = chance.choice((*NUMBERS, old + 1, -old, old * 1000, old - 0.5))
        elif isinstance(old, str):
            new = chance.choice((*KNOWN_IDS, *ODD_TEXT))
        else:
            new = anything(chance)
        holder[path[-1]] = new


def other_attributes(chance: Random, envelope: Any, scenes: Sequence[Scene]) -> None:
    """A part, or all, of the attributes of another conversation."""
    theirs = copy.deepcopy(dict(chance.choice(scenes).attributes))
    if chance.random() < 0.3:
        envelope["session"]["attributes"] = theirs
    elif theirs:
        name = chance.choice(list(theirs))
        envelope["session"]["attributes"][name] = theirs[name]


WISHES: Final = {
    "routine": ("moon", "desk", "quick", "single", CANARY, ""),
    "repeats": NUMBERS,
    "hold": (*NUMBERS, "long", "gentle", CANARY),
    "pace": ("slow", "brisk", "normal", CANARY),
    "first_side": ("left", "right", "both", CANARY),
    "ask_less": (True, False, CANARY),
    "left_out": (["kneeling"], ["floor", "wall"], [CANARY], ["moon", "neck"], [""], CANARY),
    "variations": ({"knee_lunge": "easier"}, {"moon": "easier"}, {"knee_lunge": CANARY}, []),
}


def tamper_wishes(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Preferences that nobody could have said."""
    attributes = envelope["session"]["attributes"]
    record = attributes[chance.choice(("record", "saved"))]
    name = chance.choice(list(WISHES))
    record.setdefault("preferences", {})[name] = chance.choice(WISHES[name])


HISTORIES: Final[dict[str, tuple[Any, ...]]] = {
    "last": (*NUMBERS, 20_000, 3_000_000),
    "days": (*NUMBERS, (1 << 42) - 1, 1 << 42),
    "first": ({}, [], {"moon": [1]}, {"knee_lunge": [3, 2, 1, 0]}, {"knee_lunge": [CANARY]}),
}


def tamper_history(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Days on which nobody has practised."""
    attributes = envelope["session"]["attributes"]
    record = attributes[chance.choice(("record", "saved"))]
    name = chance.choice(list(HISTORIES))
    record.setdefault("history", {})[name] = chance.choice(HISTORIES[name])
