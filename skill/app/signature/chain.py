"""The certificate chain of a signature: its trust, its name and its validity."""

import re
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import certifi
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import (
    Certificate,
    DNSName,
    InvalidVersion,
    SubjectAlternativeName,
    load_pem_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.app.errors import Refused

NAME: Final = "echo-api.amazon.com"
"""The name that a chain must have been issued to."""

SHORTEST_KEY: Final = 2048
"""Bits of an RSA key (NIST SP 800-131A: fewer are disallowed)."""

UNREADABLE: Final = (ValueError, InvalidVersion, UnsupportedAlgorithm)
"""What cryptography raises for a certificate that it cannot read."""

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True)
class SigningKey:
    """The key that Alexa signs with, from a verified chain."""

    key: RSAPublicKey
    good_until: datetime
    """When the first certificate of its chain expires."""


def public_roots() -> list[Certificate]:
    """Return Mozilla's root certificates, from certifi.

    One that cryptography cannot read is left out, and so not trusted.
    """
    roots = []
    with warnings.catch_warnings():
        # Some roots, Amazon's Starfield root among them, have the serial number 0.
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        for pem in _PEM.findall(certifi.contents().encode()):
            try:
                roots.append(load_pem_x509_certificate(pem))
            except UNREADABLE:
                continue
    return roots


def signing_key(pem: bytes, roots: Store, now: datetime) -> SigningKey:
    """Return the key of a chain, the signer's certificate first.

    Raises Refused for one that is not PEM, not valid now, not issued to exactly NAME (a wildcard
    is not enough), not trusted by the roots, or without an RSA key of 2048 bits or more.
    """
    try:
        leaf, *rest = load_pem_x509_certificates(pem)
        at = now.astimezone(UTC).replace(tzinfo=None)
        verifier = PolicyBuilder().store(roots).time(at).build_server_verifier(DNSName(NAME))
        chain = verifier.verify(leaf, rest)
        names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
        key = leaf.public_key()
    except VerificationError:
        raise Refused("the chain is not valid now, or not trusted") from None
    except UNREADABLE:
        raise Refused("the chain cannot be read") from None
    if NAME not in names.get_values_for_type(DNSName):
        raise Refused("the chain was issued to another name")
    if not isinstance(key, RSAPublicKey):
        raise Refused("the chain is for another kind of key")
    if key.key_size < SHORTEST_KEY:
        raise Refused("the chain is for a key that is too short")
    return SigningKey(key, min(certificate.not_valid_after_utc for certificate in chain))
