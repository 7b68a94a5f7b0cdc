"""The page's server answers this machine's own browser, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from simulator.conversation import Said
from simulator.screens import Seen, Touched
from simulator.web.happenings import Happenings
from simulator.web.page import Room, create_page


@pytest.fixture
def heard() -> list[Said]:
    return []


@pytest.fixture
def happenings() -> Happenings:
    return Happenings()


@pytest.fixture
def client(heard: list[Said], happenings: Happenings) -> FlaskClient:
    sounds: Callable[[str], bytes | None] = {"abc": b"RIFF"}.get
    room = Room(happenings, lambda: {"kind": "present"}, heard.append, sounds, dict)
    return create_page(room).test_client()


def test_a_line_is_heard(client: FlaskClient, heard: list[Said]) -> None:
    assert client.post("/told", json={"line": "  yes "}).status_code == 204
    assert heard == ["yes"]


def test_a_touch_comes_after_what_was_seen(client: FlaskClient, heard: list[Said]) -> None:
    seen = {"token": "t", "visible": {}, "locked": True}
    touched = {"token": "t", "arguments": ["touch"], "source": {}, "components": {}}
    assert client.post("/told", json={"touched": touched, "seen": seen}).status_code == 204
    assert heard == [Seen("t", {}, locked=True), Touched("t", ("touch",), {}, {})]


@pytest.mark.parametrize(
    "told",
    [
        *({}, {"line": " "}, {"line": 3}, {"line": "a" * 501}, ["yes"]),
        *({"seen": {"token": "t"}}, {"touched": {"token": "t"}}, {"touched": None}),
    ],
)
def test_what_is_no_line_is_refused(told: object, client: FlaskClient, heard: list[Said]) -> None:
    assert client.post("/told", json=told).status_code == 400
    assert heard == []


def test_a_form_of_another_site_is_not_heard(client: FlaskClient, heard: list[Said]) -> None:
    sent = client.post("/told", data='{"line": "yes"}', content_type="text/plain")
    assert sent.status_code == 415
    assert heard == []


def test_another_name_for_this_machine_is_refused(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "rebound.example"}).status_code == 400
    with client.get("/", headers={"Host": "127.0.0.1:8731"}) as served:
        assert served.status_code == 200


def test_the_policy_lets_nothing_in_from_elsewhere(client: FlaskClient) -> None:
    with client.get("/") as served:
        policy = served.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_only_sounds_that_were_told_of_are_given(client: FlaskClient) -> None:
    assert client.get("/sounds/abc.wav").data == b"RIFF"
    assert client.get("/sounds/abd.wav").status_code == 404


def test_a_page_is_told_what_it_missed_and_then_what_time_it_is(
    client: FlaskClient, happenings: Happenings
) -> None:
    happenings.tell("said", line="yes")
    happenings.tell("rests")
    followed = client.get("/happenings", headers={"Last-Event-ID": "1"}, buffered=False)
    stream = iter(followed.response)
    assert [next(stream), next(stream)] == [
        b'id: 2\ndata: {"kind": "rests"}\n\n',
        b'data: {"kind": "present"}\n\n',
    ]
    happenings.tell("listens")
    assert next(stream) == b'id: 3\ndata: {"kind": "listens"}\n\n'
