"""A conversation with the hosted skill: gunicorn, TLS, two workers, signatures, both stores."""

from __future__ import annotations

import os
import signal
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest

from simulator.envelope import SessionFacts, Setting, intent, launch, new_session_id
from simulator.meaning import Heard
from tests.app.signature.chains import Authority
from tests.hosting.host import Host, hosted
from tests.progress.table import create_table_from_template
from tests.progress.wire import serving, settings

APP = "tests.hosting.signed_app:create()"


@pytest.fixture
def in_file() -> Mapping[str, str]:
    return {}


@pytest.fixture
def in_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Mapping[str, str]]:
    with serving() as server:
        environ = {
            **settings(server),
            "AWS_CONFIG_FILE": str(tmp_path / "none"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        }
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        table = f"progress-{uuid.uuid4()}"
        create_table_from_template(boto3.session.Session().client("dynamodb"), table)
        yield environ | {"PROGRESS_TABLE": table}


@pytest.fixture(params=["in_file", "in_table"])
def host(request: pytest.FixtureRequest, authority: Authority, tmp_path: Path) -> Iterator[Host]:
    environ = request.getfixturevalue(request.param)
    with hosted(authority, tmp_path, APP, **environ) as host:
        yield host
    kept_in_file = Path(host.settings["PROGRESS_FILE"]).exists()
    assert kept_in_file is (request.param == "in_file")
    assert "Traceback" not in (tmp_path / "log").read_text()


class Person:
    """Someone who speaks to the hosted skill, in sessions one after the other."""

    def __init__(self, host: Host) -> None:
        self.worker = 0
        """The process that answered last."""
        self._host = host
        self._setting = Setting(skill_id=host.settings["ALEXA_SKILL_ID"])
        self._session = SessionFacts("", True, {})

    def launch(self, ago: float = 0.0) -> str:
        """Open the skill, so many seconds ago; what is said to it."""
        self._session = SessionFacts(new_session_id(), True, {})
        return self._said(launch(self._setting, self._session, time.time() - ago))

    def say(self, intended: str) -> str:
        """Say something in the session; what is said to it."""
        return self._said(intent(self._setting, self._session, time.time(), Heard(intended)))

    def _said(self, envelope: Mapping[str, Any]) -> str:
        status, headers, reply = self._host.post(envelope)
        assert status == 200
        self.worker = int(headers["X-Worker"])
        attributes = reply.get("sessionAttributes", {})
        self._session = SessionFacts(self._session.session_id, False, attributes)
        return str(reply["response"]["outputSpeech"]["ssml"])


@contextmanager
def standing_still(process: int) -> Iterator[None]:
    """Hold a process, so that only the others can answer."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_either_worker_takes_the_conversation_up_from_the_other(host: Host) -> None:
    person = Person(host)
    # By now the whole safety script has been heard.
    assert "Shall we start?" in person.launch(60)
    first = person.worker
    with standing_still(first):
        assert "Neck flexion." in person.say("AMAZON.YesIntent")
        second = person.worker
    assert second != first
    with standing_still(second):
        # Out of the store, not of the session: this one begins without attributes.
        assert "Same rules" in person.launch()
        assert person.worker == first


def test_what_is_signed_for_something_else_is_refused(host: Host) -> None:
    setting = Setting(skill_id=host.settings["ALEXA_SKILL_ID"])
    facts = SessionFacts(new_session_id(), True, {})
    good = launch(setting, facts, time.time())
    assert host.post(good)[0] == 200
    refused = (400, {"error": "Bad Request"})
    for envelope, headers in (
        (good, {"Signature-256": host.signer.sign(b"another body")}),
        (launch(setting, facts, time.time() - 200), {}),
        (launch(Setting(skill_id="amzn1.ask.skill.theirs"), facts, time.time()), {}),
        (good, {"SignatureCertChainUrl": "https://stretches.example.org/echo.api/chain.pem"}),
    ):
        status, _, answer = host.post(envelope, **headers)
        assert (status, answer) == refused
