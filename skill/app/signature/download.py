"""Fetching a file over https, bounded in time and size."""

import ssl
from typing import Final

import certifi

from skill.app.errors import Refused
from skill.services.http import Bounds, Unanswered, exchange

SECONDS: Final = 3.0
"""For connecting, and again for the whole answer. Alexa waits some 8 s for a skill in all."""

LARGEST: Final = 64 * 1024
"""Bytes of a file: enough for some thirty certificates; a chain has three to five."""


class Download:
    """Fetches the file at an https address; calling it returns the bytes.

    It follows no redirect and uses no proxy. Raises Refused if the file cannot be fetched.
    """

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        largest: int = LARGEST,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._bounds = Bounds(seconds, largest)
        self._tls = tls or ssl.create_default_context(cafile=certifi.where())

    def __call__(self, url: str) -> bytes:
        """Return the file at the address."""
        try:
            answer = exchange(url, self._bounds, tls=self._tls)
        except Unanswered as fault:
            raise Refused(f"the chain could not be fetched: {fault}") from None
        if answer.status != 200:
            raise Refused(f"the chain could not be fetched: status {answer.status}")
        return answer.body
