"""For every test: nothing of the machine's settings, and no reply that breaks a rule."""

import socket
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from ask_sdk_core.skill import CustomSkill
from botocore.loaders import create_loader
from xdist.scheduler import LoadFileScheduling

from skill.app.adapter import Adapter
from skill.app.skill import assemble, read_contents
from skill.dialogue.turn import Content
from skill.progress.sqlite import SqliteStore
from skill.progress.store import Store
from tests.limits import check_reply
from tests.person import Person

LONGEST = ("web", "faults", "benchmarks", "fuzz", "infra", "hosting")
"""Folders of the tests that take the longest: they begin first, so that none is left at the end."""
TOGETHER = (
    (
        "tests/simulator/web/test_page",
        "tests/simulator/web/test_screen",
        "tests/simulator/web/test_words",
    ),
    ("tests/simulator/web",),
    ("tests/benchmarks",),
)
"""What one worker has whole: more than two browsers are in each other's way, and what is measured
is packaged once."""

hypothesis.settings.register_profile("project", deadline=None, derandomize=True)
# For an hour of looking further: ./test tests/faults tests/fuzz --hypothesis-profile=long
hypothesis.settings.register_profile("long", deadline=None, max_examples=10_000)
hypothesis.settings.load_profile("project")


class AFileAtATime(LoadFileScheduling):
    """Hands a worker a file at a time, or what stays together."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return next((parts[0] for parts in TOGETHER if file.startswith(parts)), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> AFileAtATime:
    """Say how the tests are divided among the workers."""
    return AFileAtATime(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, each worker a file at a time; all else in its order."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


@pytest.fixture(autouse=True, scope="session")
def botocore_reads_its_data_once() -> Iterator[None]:
    """A client is made for nearly every test: read what botocore knows of AWS once for all."""
    loader = create_loader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("botocore.session.create_loader", lambda *_: loader)
        yield


@pytest.fixture(autouse=True, scope="session")
def content_is_read_once() -> Iterator[None]:
    """A skill is assembled for nearly every test, all of the same content, which never changes."""
    read_shipped = cache(read_contents)

    def read(text: Callable[[str], str] | None = None) -> dict[str, Content]:
        return read_shipped() if text is None else read_contents(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("skill.app.skill.read_contents", read)
        yield


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROGRESS_TABLE", "PROGRESS_FILE", "ALEXA_SKILL_ID", "AWS_LAMBDA_FUNCTION_NAME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def every_reply_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """One validator, run over every reply that the skill gives in any test."""
    invoke = CustomSkill.invoke

    def checked(self: Any, request_envelope: Any, context: Any) -> Any:
        reply = invoke(self, request_envelope, context)
        mappers = self.request_dispatcher.request_mappers
        chains = [chain for mapper in mappers for chain in mapper.request_handler_chains]
        if any(isinstance(chain.request_handler, Adapter) for chain in chains):
            check_reply(request_envelope.request.object_type, self.serializer.serialize(reply))
        return reply

    monkeypatch.setattr(CustomSkill, "invoke", checked)


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any other host is one that nobody knows."""
    look_up = socket.getaddrinfo

    def here_alone(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in (None, "", "localhost", "127.0.0.1", "::1", "0.0.0.0"):
            raise socket.gaierror(socket.EAI_NONAME, "not on this machine")
        return look_up(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", here_alone)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return SqliteStore(tmp_path / "progress.sqlite")


@pytest.fixture
def person(store: Store) -> Person:
    return Person(assemble(store))
