"""The addresses at which Amazon keeps its certificate chains, and no others."""

import posixpath
import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

from skill.app.errors import Refused

HOST: Final = "s3.amazonaws.com"
FOLDER: Final = "/echo.api/"
PORT: Final = 443

# Amazon's own addresses have no other characters. Without %, backslash, ? and @ the address cannot
# be read differently when it is checked and when it is fetched.
_PLAIN = re.compile(r"[A-Za-z0-9:/._-]{1,500}")


def canonical(url: str) -> str:
    """Return the one spelling of a chain's address, with its path normalised.

    Raises Refused for an address outside Amazon's folder: https, the host in any case, the path
    from /echo.api/ on in exactly this case, port 443 if any.
    """
    if not _PLAIN.fullmatch(url):
        raise Refused("the chain's address has signs that Amazon's never have")
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise Refused("the chain's address is not https")
    if parts.hostname != HOST:
        raise Refused("the chain's address is on another host")
    if _port(parts) != PORT:
        raise Refused("the chain's address is on another port")
    path = posixpath.normpath(parts.path)
    if not path.startswith(FOLDER):
        raise Refused("the chain's address is in another folder")
    return f"https://{HOST}{path}"


def _port(parts: SplitResult) -> int:
    try:
        return PORT if parts.port is None else parts.port
    except ValueError:
        raise Refused("the chain's address has a port that is none") from None
