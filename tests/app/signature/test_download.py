"""Fetching over https, from a server on this machine that behaves as it is told."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.app.errors import Refused
from skill.app.signature.download import Download
from skill.services.http import UntilDeadline
from tests.app.signature.chains import Authority, pem

LARGEST = 1000
Answering = Callable[[socket.socket], None]


@contextmanager
def serving(tls: ssl.SSLContext, answer: Answering) -> Iterator[str]:
    """Serve one connection in the way given; yields the address of its file."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)

        def serve() -> None:
            try:
                with tls.wrap_socket(listener.accept()[0], server_side=True) as connection:
                    connection.recv(4096)
                    answer(connection)
            except OSError:
                return  # The client has gone: what it made of that is what the tests look at.

        thread = Thread(target=serve)
        thread.start()
        try:
            yield f"https://127.0.0.1:{listener.getsockname()[1]}/echo.api/cert.pem"
        finally:
            thread.join()


@pytest.fixture
def server_tls(authority: Authority, tmp_path: Path) -> ssl.SSLContext:
    server = authority.loopback()
    key = server.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path / "server.pem"
    file.write_bytes(key + pem(server.certificate))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(file)
    return tls


@pytest.fixture
def download(authority: Authority) -> Download:
    tls = ssl.create_default_context(cadata=pem(authority.root.certificate).decode())
    return Download(seconds=0.5, largest=LARGEST, tls=tls)


def sends(*pieces: bytes, pause: float = 0) -> Answering:
    """Sends the pieces, with a pause before each."""

    def answer(connection: socket.socket) -> None:
        for piece in pieces:
            sleep(pause)
            connection.sendall(piece)

    return answer


def one_by_one(content: bytes) -> list[bytes]:
    return [bytes([byte]) for byte in content]


def file_of(length: int) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length + b"x" * length


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([file_of(LARGEST)], id="as large as allowed"),
        pytest.param([b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 600, b"x" * 400], id="of unknown length"),
        pytest.param(
            [
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                b"3e8\r\n" + b"x" * LARGEST + b"\r\n0\r\n\r\n",
            ],
            id="in chunks",
        ),
    ],
)
def test_a_file_is_fetched(
    server_tls: ssl.SSLContext, download: Download, pieces: list[bytes]
) -> None:
    with serving(server_tls, sends(*pieces)) as url:
        assert download(url) == b"x" * LARGEST


def test_the_path_is_asked_for(server_tls: ssl.SSLContext, download: Download) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        heard: list[bytes] = []

        def serve() -> None:
            with server_tls.wrap_socket(listener.accept()[0], server_side=True) as connection:
                heard.append(connection.recv(4096))
                connection.sendall(file_of(1))

        thread = Thread(target=serve)
        thread.start()
        download(f"https://127.0.0.1:{listener.getsockname()[1]}/echo.api/cert.pem")
        thread.join()
    assert heard[0].startswith(b"GET /echo.api/cert.pem HTTP/1.1\r\n")


REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sends(file_of(LARGEST + 1)), id="too large"),
        pytest.param(sends(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 100_000), id="larger than it says"),
        pytest.param(sends(b"HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx"), id="missing"),
        pytest.param(sends(REDIRECT), id="elsewhere"),
        pytest.param(sends(b"SSH-2.0\r\n"), id="not http"),
        pytest.param(sends(), id="nothing"),
        pytest.param(sends(b"", pause=1), id="silence"),
        pytest.param(sends(*one_by_one(file_of(60)), pause=0.02), id="dripping"),
        pytest.param(
            sends(file_of(60)[:-60], *one_by_one(b"x" * 60), pause=0.02), id="dripping content"
        ),
    ],
)
def test_what_cannot_be_had_is_refused(
    server_tls: ssl.SSLContext, download: Download, answer: Answering
) -> None:
    with (
        serving(server_tls, answer) as url,
        pytest.raises(Refused, match=r"could not be fetched|too large"),
    ):
        download(url)


def test_a_server_that_is_not_trusted_is_refused(server_tls: ssl.SSLContext) -> None:
    with (
        serving(server_tls, sends(file_of(1))) as url,
        pytest.raises(Refused, match="SSLCertVerificationError"),
    ):
        Download(seconds=0.5)(url)


def test_nobody_at_home_is_refused(download: Download) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Refused, match="ConnectionRefusedError"):
        download(f"https://127.0.0.1:{port}/echo.api/cert.pem")


def test_no_read_waits_past_the_deadline() -> None:
    near, far = socket.socketpair()
    with near, far:
        near.settimeout(60)
        far.sendall(b"x")
        assert UntilDeadline(near, monotonic() + 5).read(1) == b"x"
        waits = near.gettimeout()
    assert waits is not None
    assert waits <= 5
