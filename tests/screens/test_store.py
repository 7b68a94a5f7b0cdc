"""On a screen, too: one query a session, one write a passage; a store that fails is outlived."""

from pathlib import Path

import pytest

from skill.app.skill import assemble
from skill.progress.errors import StoreUnavailable
from skill.progress.sqlite import SqliteStore
from tests.app.test_store_faults import Faulty
from tests.screens.show import Viewer

NOT_KEPT = "I can't reach my notes just now, so your place may not be kept."


@pytest.fixture
def faulty(tmp_path: Path) -> Faulty:
    return Faulty(SqliteStore(tmp_path / "progress.sqlite"))


@pytest.fixture
def viewer(faulty: Faulty) -> Viewer:
    return Viewer(assemble(faulty)).launch().touch("Start", after=40)


def test_a_passage_is_one_write_and_what_it_tells_is_none(faulty: Faulty, viewer: Viewer) -> None:
    viewer.watch()
    faulty.calls.clear()
    for event in viewer.events[:-1]:
        viewer.tell(*event, after=3)
    assert faulty.calls == []
    viewer.tell(*viewer.events[-1], after=3)
    assert faulty.calls == ["save"]


def test_that_a_place_may_not_be_kept_is_spoken_by_the_screen_once(
    faulty: Faulty, viewer: Viewer
) -> None:
    viewer.watch()
    faulty.faults = {"save": StoreUnavailable("down")}
    viewer.watch()
    assert viewer.lines[0] == NOT_KEPT
    marks = [event[1] for event in viewer.events if event[0] == "heard"]
    assert marks[-1] < 2 * len(viewer.shown["cues"]) - 1
    viewer.watch()
    assert NOT_KEPT not in viewer.lines
