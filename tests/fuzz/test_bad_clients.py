"""Clients that do not keep to the rules, at the service as docs/hosting.md starts it."""

import http.client
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing
from socket import create_connection

import pytest

from skill.web_service import LARGEST_BODY
from tests.app.signature.chains import Authority
from tests.hosting.host import PATIENCE, Host, hosted

SLOW = 50
"""Clients of each kind, at once, that never get to the end of what they say."""
HEAD = b"POST /alexa HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def host(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("hosted")
    with hosted(authority, folder) as host:
        yield host
    assert "Traceback" not in (folder / "log").read_text()


def connect(host: Host) -> ssl.SSLSocket:
    plain = create_connection(("127.0.0.1", host.port), timeout=PATIENCE)
    return host.tls.wrap_socket(plain, server_hostname="127.0.0.1")


def status(connection: ssl.SSLSocket) -> int:
    """The status that is answered."""
    with closing(http.client.HTTPResponse(connection)) as answer:
        answer.begin()
        return answer.status


def is_well(host: Host) -> bool:
    return host.ask("GET", "/healthz")[0] == 200


def test_a_body_in_pieces_that_is_too_large(host: Host) -> None:
    with connect(host) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        piece = b" " * 32 * 1024
        for _ in range(LARGEST_BODY // len(piece) + 1):
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.sendall(b"0\r\n\r\n")
        assert status(connection) in (400, 413)
    assert is_well(host)


@pytest.mark.parametrize(
    "said",
    [
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        b"no colon\r\n\r\n",
        b"Signature-256: " + b"A" * 9000 + b"\r\n\r\n",
    ],
)
def test_headers_that_are_none(host: Host, said: bytes) -> None:
    with connect(host) as connection:
        connection.sendall(HEAD + said)
        assert 400 <= status(connection) < 500
    assert is_well(host)


def test_a_client_that_leaves_in_the_middle(host: Host) -> None:
    for said in (HEAD, HEAD + b"Content-Length: 1000\r\n\r\n{"):
        with connect(host) as connection:
            connection.sendall(said)
    assert is_well(host)


SAID = {
    "headers": (HEAD, b"Content-Length: 2\r\n\r\n{}"),
    "a body": (HEAD + b"Content-Length: 2\r\n\r\n{", b"}"),
    "nothing": (b"", HEAD + b"Content-Length: 2\r\n\r\n{}"),
}
"""What a client of each kind says at once, and the rest of it, which comes late."""


def test_slow_clients_do_not_keep_the_others_waiting(host: Host) -> None:
    with ExitStack() as slow:
        said = [kind for kind in SAID.values() for _ in range(SLOW)]
        waiting = [(slow.enter_context(connect(host)), *kind) for kind in said]
        # These do not get as far as TLS.
        for _ in range(SLOW):
            slow.enter_context(create_connection(("127.0.0.1", host.port), timeout=PATIENCE))
        for connection, first, _ in waiting:
            connection.sendall(first)
        for _ in range(20):
            assert is_well(host)
        for connection, _, rest in waiting:
            connection.sendall(rest)
            assert status(connection) == 400
