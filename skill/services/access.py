"""What may be called: one of Alexa's addresses, with the key that came with the request.

The address comes with every request ("context.System.apiEndpoint"), and the person's key is sent
there, so a forged request could make the skill send it anywhere. Therefore the skill calls only the
addresses listed here, spelled exactly so. A local speaker passes its own address to the door it
opens (skill.lambda_function.local_door), and that is then the only one.
"""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any, Final

from skill.services.errors import Unreachable

ENDPOINTS: Final = frozenset(
    {
        "https://api.amazonalexa.com",
        "https://api.eu.amazonalexa.com",
        "https://api.fe.amazonalexa.com",
    }
)
"""North America, Europe, and the Far East ("Send the User a Progressive Response")."""

REMINDERS_PERMISSION: Final = "alexa::alerts:reminders:skill:readwrite"
"""The permission needed before a reminder is set."""

_TOKEN: Final = re.compile(r"[!-~]+")
_ON_THIS_MACHINE: Final = re.compile(r"http://127\.0\.0\.1:\d{1,5}")


@dataclass(frozen=True)
class Access:
    """What a request allows the skill to call."""

    endpoint: str
    token: str = field(repr=False)
    device: str | None = field(repr=False)
    """The id of the device that was spoken to."""


def access_of(system: Any, endpoints: Set[str]) -> Access:
    """The access that comes with a request. Raises Unreachable if there is none to `endpoints`."""
    endpoint, token = system.api_endpoint, system.api_access_token
    if endpoint not in endpoints:
        raise Unreachable("no endpoint of Alexa's")
    if not token or not _TOKEN.fullmatch(token):
        raise Unreachable("no access token")
    return Access(endpoint, token, system.device.device_id if system.device else None)


def local_endpoint(address: str) -> str:
    """Return the address if it is on this machine. Raises ValueError otherwise."""
    if not _ON_THIS_MACHINE.fullmatch(address):
        raise ValueError(f"not an address on this machine: {address}")
    return address
