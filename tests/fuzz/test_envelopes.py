"""Envelopes with a part changed, dropped or taken from another conversation, at both doors."""

import copy
from collections.abc import Iterator
from random import Random
from typing import Any, TypeAlias

import hypothesis
import pytest
from hypothesis import strategies as st

from tests.fuzz.doors import Doors, open_doors
from tests.fuzz.scenes import record_scenes
from tests.fuzz.values import anything, instead_of

Path: TypeAlias = tuple[str | int, ...]
DEEPEST = 20
AREAS = ("attributes", "request", "slots", "resolutions", "context", "")
"""Parts of an envelope, each as likely as all of it."""


@pytest.fixture(scope="module")
def doors() -> Iterator[Doors]:
    with open_doors() as doors:
        yield doors


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all parts of a value, outermost first, but for what is very deep."""
    if len(path) > DEEPEST or not isinstance(value, dict | list):
        return
    for key in value if isinstance(value, dict) else range(len(value)):
        yield (*path, key)
        yield from paths(value[key], (*path, key))


def holder_of(envelope: Any, path: Path) -> Any:
    for key in path[:-1]:
        envelope = envelope[key]
    return envelope


def change(envelope: Any, data: st.DataObject) -> None:
    """Put something else into a part, drop it, or add one beside it."""
    area = data.draw(st.sampled_from(AREAS))
    every = list(paths(envelope))
    path = data.draw(st.sampled_from([one for one in every if area in (*one, "")] or every))
    holder, key = holder_of(envelope, path), path[-1]
    match data.draw(st.sampled_from(("put", "put", "put", "drop", "add", "copy", "attributes"))):
        case "put":
            holder[key] = data.draw(instead_of(holder[key]))
        case "drop":
            del holder[key]
        case "add" if isinstance(holder, list):
            holder.append(data.draw(anything))
        case "add":
            holder[data.draw(st.text(max_size=3))] = data.draw(anything)
        case "copy":
            source = data.draw(st.sampled_from(every))
            holder[key] = copy.deepcopy(holder_of(envelope, source)[source[-1]])
        case _:
            theirs = data.draw(st.sampled_from(record_scenes())).attributes
            names = data.draw(st.sets(st.sampled_from(sorted(theirs) or [""]), min_size=1))
            taken = {name: copy.deepcopy(theirs.get(name)) for name in names}
            session = envelope.get("session")
            if isinstance(session, dict) and isinstance(session.get("attributes"), dict):
                session["attributes"] |= taken


@hypothesis.given(st.data())
@hypothesis.settings(suppress_health_check=list(hypothesis.HealthCheck))
def test_whatever_comes_is_answered_or_refused_and_nobody_is_named(
    doors: Doors, data: st.DataObject
) -> None:
    scene = data.draw(st.sampled_from(record_scenes()), "scene")
    envelope = scene.request(Random(data.draw(st.integers(0, 2**32), "request")))
    for _ in range(data.draw(st.sampled_from((1, 1, 1, 2, 3)), "changes")):
        change(envelope, data)
    doors.at_lambda(scene, envelope)
    doors.at_flask(scene, envelope)
