"""Whether Alexa signed a request, and recently."""

from base64 import b64decode
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import Certificate
from cryptography.x509.verification import Store

from skill.app.envelope import outline, parse
from skill.app.errors import Refused
from skill.app.signature.chain import SigningKey, public_roots, signing_key
from skill.app.signature.chain_url import canonical
from skill.app.signature.download import Download

SIGNATURE: Final = "Signature-256"
CHAIN_URL: Final = "SignatureCertChainUrl"

FRESH: Final = timedelta(seconds=150)
FRESH_EVENT: Final = timedelta(hours=1)
"""Skill events ("AlexaSkillEvent.…") are retried for a while if they are not answered."""

KEYS_KEPT: Final = 8
"""Amazon signs with one chain at a time, and sometimes already with the next one."""


class Headers(Protocol):
    """The headers of a request, whatever the case of their names."""

    def get(self, key: str, /) -> str | None:
        """Return a header, or None."""


def _now() -> datetime:
    return datetime.now(UTC)


class SignatureVerifier:
    """Lets requests pass that Alexa has signed recently, and refuses all others.

    Calling it with the headers and the raw body of a request returns nothing, or raises Refused. It
    keeps verified keys, by address, until they expire.
    """

    def __init__(
        self,
        *,
        fetch: Callable[[str], bytes] | None = None,
        roots: Iterable[Certificate] | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        """Replace the network, the public roots or the clock.

        fetch returns the file at a chain's address or raises Refused; clock returns an aware
        datetime.
        """
        self._fetch = fetch or Download()
        self._roots = Store(list(public_roots() if roots is None else roots))
        self._clock = clock
        self._keys: dict[str, SigningKey] = {}

    def __call__(self, headers: Headers, body: bytes) -> None:
        """Pass a request, or raise Refused with the reason."""
        now = self._clock()
        signature = _signature(headers)
        signer = self._signer(canonical(_header(headers, CHAIN_URL)), now)
        try:
            signer.key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature:
            raise Refused("the signature is not that of the body") from None
        _check_freshness(body, now)

    def _signer(self, url: str, now: datetime) -> SigningKey:
        known = self._keys.get(url)
        if known and now <= known.good_until:
            return known
        found = signing_key(self._fetch(url), self._roots, now)
        if len(self._keys) >= KEYS_KEPT:
            self._keys.clear()
        self._keys[url] = found
        return found


def _header(headers: Headers, name: str) -> str:
    value = headers.get(name)
    if not value:
        raise Refused(f"no {name} header")
    return value


def _signature(headers: Headers) -> bytes:
    try:
        return b64decode(_header(headers, SIGNATURE), validate=True)
    except ValueError:
        raise Refused(f"the {SIGNATURE} header is not base64") from None


def _check_freshness(body: bytes, now: datetime) -> None:
    request = outline(parse(body)).request
    allowed = FRESH_EVENT if request.type.startswith("AlexaSkillEvent.") else FRESH
    if abs(now - request.timestamp) > allowed:
        raise Refused("the request's timestamp is not of now")
