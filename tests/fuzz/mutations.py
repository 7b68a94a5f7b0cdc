"""Mutations of an envelope, each with its own chance, so that any can be left out."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.fuzz.odd_attributes import (
    older_attributes,
    other_attributes,
    tamper,
    tamper_history,
    tamper_wishes,
)
from tests.fuzz.odd_requests import (
    set_id,
    set_intent,
    set_locale,
    set_request_id,
    set_session,
    set_slot,
    set_timestamp,
    set_type,
)
from tests.fuzz.parts import parent, paths, put, some_path
from tests.fuzz.scenes import Scene
from tests.fuzz.values import ODD_TEXT, anything, huge, nested


def replace_part(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    path = some_path(chance, envelope)
    put(envelope, path, chance.choice((anything, anything, nested, huge))(chance))


def drop_part(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    path = some_path(chance, envelope)
    holder: Any = parent(envelope, path)
    del holder[path[-1]]


def add_part(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    holder: Any = parent(envelope, some_path(chance, envelope))
    if isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), anything(chance))
    else:
        holder[chance.choice((*ODD_TEXT, "type", "id", "__class__", "self"))] = anything(chance)


def copy_part(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Put one part in the place of another."""
    source, target = some_path(chance, envelope), some_path(chance, envelope)
    holder: Any = parent(envelope, source)
    put(envelope, target, copy.deepcopy(holder[source[-1]]))


def change_length(chance: Random, envelope: Any, _scenes: Sequence[Scene]) -> None:
    """Lengthen, shorten or turn round a list."""
    found = []
    for path in paths(envelope):
        holder: Any = parent(envelope, path)
        if isinstance(holder[path[-1]], list):
            found.append(holder[path[-1]])
    if not found:
        return
    chosen = chance.choice(found)
    how = chance.randrange(3)
    if how == 0:
        chosen.extend(copy.deepcopy(chosen) * chance.choice((1, 5)))
    elif how == 1:
        del chosen[chance.randrange(len(chosen) + 1) :]
    else:
        chosen.reverse()


Change = Callable[[Random, Any, Sequence[Scene]], None]
CHANGES: Final[dict[str, Change]] = {
    change.__name__: change
    for change in (
        replace_part, replace_part, drop_part, drop_part, add_part, copy_part, change_length,
        set_type, set_intent, set_timestamp, set_locale, set_id, set_request_id, set_slot,
        set_session, older_attributes, tamper, other_attributes, tamper_wishes, tamper_history,
    )
}  # fmt: skip
NAMES: Final = (*CHANGES, "set_slot", "tamper", "tamper", "replace_part", "drop_part")
"""To choose among: those that find most stand twice."""


@dataclass(frozen=True)
class Mutation:
    """One change, and the seed of its chance."""

    name: str
    seed: int

    def apply(self, envelope: Any, scenes: Sequence[Scene]) -> None:
        """Change the envelope, where the part that would be changed is there."""
        try:
            CHANGES[self.name](Random(self.seed), envelope, scenes)
        except (LookupError, TypeError, AttributeError, RecursionError, OverflowError):
            # An earlier mutation has taken away what this one works on, or buried it.
            return


def some_mutations(chance: Random) -> tuple[Mutation, ...]:
    """One to four, mostly one."""
    count = chance.choice((1, 1, 1, 2, 2, 3, 4))
    return tuple(Mutation(chance.choice(NAMES), chance.getrandbits(32)) for _ in range(count))
