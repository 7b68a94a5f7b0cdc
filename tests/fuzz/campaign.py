"""Many mutated envelopes through both doors, and the smallest one that breaks a rule."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from tests.fuzz.bodies import damaged, plain
from tests.fuzz.doors import BrokenRuleError, Doors
from tests.fuzz.mutations import Mutation, some_mutations
from tests.fuzz.parts import paths
from tests.fuzz.scenes import Scene

DAMAGED = 0.15
"""The share of envelopes of which the bytes are damaged, too."""


@dataclass(frozen=True)
class Case:
    """One envelope of one campaign: the same for the same two numbers."""

    seed: int
    number: int
    scene: Scene
    mutations: tuple[Mutation, ...]
    damage: int | None
    """The seed of the damage to its bytes, if any."""

    def unchanged(self) -> Any:
        """The real envelope it began as."""
        return self.scene.request(Random(f"{self.seed}:{self.number}:request"))

    def envelope(self, scenes: Sequence[Scene]) -> Any:
        """What is handed in at door 1."""
        envelope = self.unchanged()
        for mutation in self.mutations:
            mutation.apply(envelope, scenes)
        return envelope

    def smaller(self) -> Iterator["Case"]:
        """The cases with one thing less."""
        if self.damage is not None:
            yield replace(self, damage=None)
        for index in range(len(self.mutations)):
            fewer = self.mutations[:index] + self.mutations[index + 1 :]
            yield replace(self, mutations=fewer)


@dataclass
class Tally:
    """How many envelopes, and what became of them."""

    envelopes: int = 0
    became: Counter[str] = field(default_factory=Counter)


@dataclass
class Failure(Exception):  # noqa: N818 (what was found, not a mistake of the campaign)
    """A rule was broken; with the least that breaks it."""

    case: Case
    rule: str
    changes: tuple[str, ...]

    def __str__(self) -> str:
        """Say how to see it again, and what it takes."""
        case = self.case
        return "\n".join(
            (
                f"envelope {case.number} of seed {case.seed}, in the state {case.scene.name!r}",
                f"mutations: {', '.join(item.name for item in case.mutations) or 'none'}"
                f"{' and damaged bytes' if case.damage is not None else ''}",
                *self.changes,
                f"broken: {self.rule}",
            )
        )


def case_of(seed: int, number: int, scenes: Sequence[Scene]) -> Case:
    """That envelope of that campaign."""
    chance = Random(f"{seed}:{number}")
    scene, mutations = chance.choice(scenes), some_mutations(chance)
    damage = chance.getrandbits(32) if chance.random() < DAMAGED else None
    return Case(seed, number, scene, mutations, damage)


def run_case(case: Case, doors: Doors, scenes: Sequence[Scene]) -> tuple[str, ...]:
    """Hand it in at both doors; what became of it at each. Raises BrokenRuleError."""
    envelope = case.envelope(scenes)
    body = plain(envelope) if case.damage is None else damaged(envelope, Random(case.damage))
    try:
        # As the runtime of Lambda hands it over.
        event = json.loads(body)
    except (ValueError, RecursionError):
        return (f"flask: {doors.at_flask(case.scene, body)}",)
    return (
        f"lambda: {doors.at_lambda(case.scene, event)}",
        f"flask: {doors.at_flask(case.scene, body)}",
    )


def campaign(
    doors: Doors,
    scenes: Sequence[Scene],
    seed: int,
    numbers: range,
    each: Callable[[Tally], None] = lambda _tally: None,
) -> Tally:
    """Run those envelopes of a seed. Raises Failure at the first that breaks a rule."""
    tally = Tally()
    for number in numbers:
        case = case_of(seed, number, scenes)
        try:
            became = run_case(case, doors, scenes)
        except BrokenRuleError as fault:
            raise least(case, str(fault), doors, scenes) from None
        tally.envelopes += 1
        tally.became.update(became)
        each(tally)
    return tally


def least(case: Case, rule: str, doors: Doors, scenes: Sequence[Scene]) -> Failure:
    """The least of the case that still breaks a rule."""
    for smaller in case.smaller():
        try:
            run_case(smaller, doors, scenes)
        except BrokenRuleError as fault:
            return least(smaller, str(fault), doors, scenes)
    changes = differences(case.unchanged(), case.envelope(scenes))
    return Failure(case, rule, changes)


def differences(before: Any, after: Any) -> tuple[str, ...]:
    """What was changed, one line a part; and what was asked."""
    request = before["request"]
    asked = request.get("intent", {}).get("name", request["type"])
    old, new = dict(_leaves(before)), dict(_leaves(after))
    changed = [path for path in {**old, **new} if old.get(path) != new.get(path)]
    lines = [f"  {path}: {_short(old, path)} -> {_short(new, path)}" for path in changed[:20]]
    return (f"asked: {asked}", *lines)


def _leaves(value: Any) -> Iterator[tuple[str, str]]:
    for path in paths(value):
        part = value
        for key in path:
            part = part[key]
        if not isinstance(part, dict | list) or not part:
            yield ".".join(map(str, path))[:200], repr(part)[:200]


def _short(leaves: dict[str, str], path: str) -> str:
    return leaves.get(path, "(not there)")
