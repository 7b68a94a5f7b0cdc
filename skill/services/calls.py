"""How Alexa is called: one exchange per call, within the time of the turn, without a retry."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Final, NoReturn, TypeVar
from urllib.parse import quote

import msgspec

from skill.services.access import Access
from skill.services.errors import Gone, NotHere, NotPermitted, ServiceError, TooMany, Unreachable
from skill.services.http import Answered, Bounds, Unanswered, exchange
from skill.services.wire import Refusal

T = TypeVar("T")

BOUNDS: Final = Bounds(seconds=1.0, largest=256 * 1024)
"""Alexa's services answer within tenths of a second; two such calls and the store's still fit into
a turn. A person's reminders have some hundred bytes each."""
QUICK: Final = Bounds(seconds=0.5, largest=1024)
"""For calls that a turn can do without."""

NOT_PERMITTED: Final = (401, 403, 409)
"""Status codes for a missing permission: "Reminders REST API Reference" has 401 and 403, the SDK's
client 409 for changing a reminder."""
CODES: Final[dict[str, type[ServiceError]]] = {
    "MAX_REMINDERS_EXCEEDED": TooMany,
    "DEVICE_NOT_SUPPORTED": NotHere,
}
"""What a refusal with a code means (ibid., "Error codes")."""


@dataclass
class Calls:
    """Makes the calls of one turn.

    `allow` is called before each, with the seconds that it may take, and raises if there is not so
    much time; the caller gets that exception.
    """

    allow: Callable[[float], None]
    made: int = 0

    def __call__(
        self,
        access: Access,
        method: str,
        path: str,
        kind: type[T],
        body: object = None,
        bounds: Bounds | None = None,
    ) -> T:
        """Call, and read the answer. Raises ServiceError, and whatever `allow` raises."""
        bounds = bounds or BOUNDS
        self.allow(worst_case(bounds))
        self.made += 1
        url = f"{access.endpoint}{path}"
        try:
            answer = exchange(
                url,
                bounds,
                method=method,
                headers={
                    "Authorization": f"Bearer {access.token}",
                    "Content-Type": "application/json",
                },
                body=None if body is None else msgspec.json.encode(body),
                tls=_trusted() if url.startswith("https:") else None,
            )
        except Unanswered as fault:
            raise Unreachable(str(fault)) from None
        return _read(answer, kind)


def worst_case(bounds: Bounds) -> float:
    """Seconds that a call may take: to connect, and to be answered."""
    return 2 * bounds.seconds


def part(name: str) -> str:
    """An id, as a part of a path."""
    return quote(name, safe="")


def _read(answer: Answered, kind: type[T]) -> T:
    if not 200 <= answer.status < 300:
        _refuse(answer)
    body = b"null" if kind is NoneType else answer.body  # a body that is not needed is not read
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # From None: the cause may quote what came back.
        raise Unreachable("an answer that cannot be read") from None


def _refuse(answer: Answered) -> NoReturn:
    try:
        code = msgspec.json.decode(answer.body, type=Refusal).code
    except (msgspec.DecodeError, UnicodeDecodeError):
        code = ""
    if answer.status in (400, 403) and code in CODES:
        raise CODES[code]
    if answer.status in NOT_PERMITTED:
        raise NotPermitted
    if answer.status == 404:
        raise Gone
    raise Unreachable(f"status {answer.status}")


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates that this machine trusts, read once: that takes tens of milliseconds."""
    return ssl.create_default_context()
