"""Both skills packaged, and the server that they share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import store
from benchmarks.figures import TINY, Bench
from benchmarks.packages import Subjects, packaged
from simulator.envelope import ANY_SKILL


@pytest.fixture(scope="session")
def subjects() -> Subjects:
    return packaged(ANY_SKILL)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def bench(subjects: Subjects, tmp_path: Path, said: list[str]) -> Iterator[Bench]:
    with store.running() as server:
        yield Bench(subjects, server, tmp_path, TINY, said.append)
