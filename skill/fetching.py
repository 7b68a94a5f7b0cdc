"""One HTTP exchange, in bounded time and of bounded size: no redirect, no proxy, no second try."""

import io
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Unanswered(Exception):  # noqa: N818 (what became of the exchange, not a mistake of ours)
    """No whole answer in time. The message is the kind of the fault, and nothing of the address."""


@dataclass(frozen=True)
class Answered:
    """What came back, whatever its status."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Bounds:
    """How much an exchange may take."""

    seconds: float
    """For connecting, and again for the whole answer."""
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

    Without `tls`, an https address has to show a certificate that this machine trusts.
    """
    parts = urlsplit(url)
    host, timeout = parts.hostname or "", bounds.seconds
    connection = (
        HTTPSConnection(host, parts.port, timeout=timeout, context=tls)
        if parts.scheme == "https"
        else HTTPConnection(host, parts.port, timeout=timeout)
    )
    try:
        connection.request(method, parts.path, body, dict(headers or {}))
        return _read(connection.sock, method, bounds)
    except (OSError, HTTPException) as fault:
        raise Unanswered(type(fault).__name__) from None
    finally:
        connection.close()


def _read(connected: socket.socket, method: str, bounds: Bounds) -> Answered:
    # The standard library's timeout is for each read, so that a slow drip never ends.
    timed = UntilDeadline(connected, monotonic() + bounds.seconds)
    with HTTPResponse(cast("socket.socket", timed), method=method) as answer:
        answer.begin()
        content = answer.read(bounds.largest + 1)
        if len(content) > bounds.largest:
            raise Unanswered("too large")
        return Answered(answer.status, tuple(answer.getheaders()), content)


class UntilDeadline(io.RawIOBase):
    """The bytes of a socket until a moment on the monotonic clock, however slowly they come."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected = connected
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return itself, buffered: all that HTTPResponse asks of a socket."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Say so, for BufferedReader."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read what has come, or wait for it as long as there is time."""
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        self._connected.settimeout(left)
        return self._connected.recv_into(buffer)
