"""One HTTP exchange, bounded in time and size: no redirect, no proxy, no retry."""

import io
import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Unanswered(Exception):  # noqa: N818 (what became of the exchange, not a mistake of ours)
    """No complete answer in time. The message is the kind of fault, without the address."""


class Answered(Struct, frozen=True):
    """The answer, whatever its status."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Bounds(Struct, frozen=True):
    """How much an exchange may take."""

    seconds: float
    """For connecting, name resolution included, and again for the whole answer."""
    largest: int
    """Bytes of the answer's body."""


def exchange(
    url: str,
    bounds: Bounds,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    tls: ssl.SSLContext | None = None,
) -> Answered:
    """Send a request to an http or https address, and return its answer. Raises Unanswered.

    Without `tls`, an https address must have a certificate that this machine trusts.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        tls = tls or ssl.create_default_context()
        connection: HTTPConnection = HTTPSConnection(host, parts.port, context=tls)
    else:
        connection, tls = HTTPConnection(host, parts.port), None
    try:
        connection.sock = _connected(host, connection.port, tls, bounds.seconds)
        connection.request(method, parts.path, body, dict(headers or {}))
        return _read(connection.sock, method, bounds)
    except (OSError, HTTPException) as fault:
        raise Unanswered(type(fault).__name__) from None
    finally:
        connection.close()


def _connected(host: str, port: int, tls: ssl.SSLContext | None, seconds: float) -> socket.socket:
    """A connection to one of the host's addresses. Raises OSError, TimeoutError among them."""
    deadline = monotonic() + seconds
    fault: OSError = TimeoutError()
    for family, kind, protocol, _, address in _look_up(host, port, seconds):
        plain = socket.socket(family, kind, protocol)
        try:
            plain.settimeout(_left(deadline))
            plain.connect(address)
            plain.settimeout(_left(deadline))
            return tls.wrap_socket(plain, server_hostname=host) if tls else plain
        except OSError as found:
            plain.close()
            fault = found
    raise fault


def _look_up(host: str, port: int, seconds: float) -> list[Any]:
    """The host's addresses, as socket.getaddrinfo gives them. Raises OSError.

    The system's name resolution has no timeout, so it runs in a thread, which is abandoned if it
    takes too long.
    """
    found: SimpleQueue[list[Any] | OSError] = SimpleQueue()

    def look() -> None:
        try:
            found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as fault:
            found.put(fault)

    Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _left(deadline: float) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(connected: socket.socket, method: str, bounds: Bounds) -> Answered:
    # The standard library's timeout applies to each read, so a slow drip would never end.
    timed = UntilDeadline(connected, monotonic() + bounds.seconds)
    with HTTPResponse(cast("socket.socket", timed), method=method) as answer:
        answer.begin()
        content = answer.read(bounds.largest + 1)
        if len(content) > bounds.largest:
            raise Unanswered("too large")
        return Answered(answer.status, tuple(answer.getheaders()), content)


class UntilDeadline(io.RawIOBase):
    """The bytes of a socket, up to a moment on the monotonic clock, however slowly they come."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected = connected
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return itself, buffered: the only method that HTTPResponse needs of a socket."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Return True, for BufferedReader."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what has arrived, or wait for it while there is time."""
        self._connected.settimeout(_left(self._deadline))
        return self._connected.recv_into(buffer)
