"""Fetching a file over https, in bounded time and of bounded size."""

import io
import socket
import ssl
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

import certifi

from skill.envelope import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SECONDS: Final = 3.0
"""For connecting, and again for the whole answer: Alexa waits some 8 s for a skill in all."""

LARGEST: Final = 64 * 1024
"""Bytes of a file: room for some thirty certificates, where a chain has three to five."""


class Download:
    """Fetches what stands at an https address; calling it returns the bytes.

    It follows no redirect and uses no proxy. Raises Refused where the file cannot be had.
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        largest: int = LARGEST,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._seconds = seconds
        self._largest = largest
        self._tls = tls or ssl.create_default_context(cafile=certifi.where())

    def __call__(self, url: str) -> bytes:
        """Return the file at the address."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        connection = HTTPSConnection(host, parts.port, timeout=self._seconds, context=self._tls)
        try:
            connection.request("GET", parts.path)
            return self._read(connection.sock)
        except (OSError, HTTPException) as fault:
            raise Refused(f"the chain could not be fetched: {type(fault).__name__}") from None
        finally:
            connection.close()

    def _read(self, connected: socket.socket) -> bytes:
        # The standard library's timeout is for each read, so that a slow drip never ends.
        timed = UntilDeadline(connected, monotonic() + self._seconds)
        with HTTPResponse(cast("socket.socket", timed), method="GET") as answer:
            answer.begin()
            if answer.status != 200:
                raise Refused(f"the chain could not be fetched: status {answer.status}")
            content = answer.read(self._largest + 1)
        if len(content) > self._largest:
            raise Refused("the chain is too large")
        return content


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
