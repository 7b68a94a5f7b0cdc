"""Fetching from a host whose name is looked up: in bounded time, whatever the look-up does."""

import socket
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from skill.services.http import Bounds, Unanswered, exchange

BOUNDS = Bounds(seconds=0.3, largest=100)
PATIENCE = 20.0  # seconds, before a look-up that nobody waits for any more ends


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Server)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_look_up_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()

    def hang(*_: object, **__: object) -> list[Any]:
        over.wait(PATIENCE)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(Unanswered, match=r"^TimeoutError$"):
        exchange("http://api.example.org/", BOUNDS)
    assert not over.is_set()
    over.set()


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unanswered, match=r"^gaierror$"):
        exchange("https://api.example.org/", BOUNDS)


def test_where_one_address_refuses_the_next_is_tried(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        refusing = listener.getsockname()[1]
    at = [
        (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", each))
        for each in (refusing, port)
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: at)
    assert exchange("http://api.example.org/", BOUNDS).body == b"ok"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: at[:1])
    with pytest.raises(Unanswered, match=r"^ConnectionRefusedError$"):
        exchange("http://api.example.org/", BOUNDS)
