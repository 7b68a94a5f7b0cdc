"""The addresses that a deployment has to give: the endpoints, the privacy policy, the terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Self, TypeAlias
from urllib.parse import urlsplit

Region: TypeAlias = Literal["NA", "EU", "FE"]
Certificate: TypeAlias = Literal["Trusted", "Wildcard", "SelfSigned"]

REGIONS: Final[tuple[Region, ...]] = ("NA", "EU", "FE")
"""North America; Europe and India; the Far East (Alexa Skills Kit, skill manifest)."""

# The regions that have the Alexa trigger ("Host a Custom Skill as an AWS Lambda Function").
LAMBDA_REGIONS: Final = ("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1")
_LAMBDA: Final = re.compile(
    rf"arn:aws:lambda:({'|'.join(LAMBDA_REGIONS)}):\d{{12}}:function:[\w-]{{1,64}}(:[\w$-]{{1,128}})?"
)

_TRANSLATED: Final = re.compile(r"([a-z]{2,3})=(.+)")


class AddressError(ValueError):
    """An address that Alexa would reject, and why."""


@dataclass(frozen=True)
class Page:
    """Where a published page is: an https address, and that of its translations."""

    address: str
    translated: Mapping[str, str] = field(default_factory=dict)
    """By language."""

    @classmethod
    def given(cls, addresses: Collection[str]) -> Self:
        """Read addresses as they are given: one by itself, others as "de=https://...".

        Of two for the same language the last one holds. Raises AddressError if there is none for
        the languages without their own.
        """
        translated = [match for one in addresses if (match := _TRANSLATED.fullmatch(one))]
        others = [one for one in addresses if not _TRANSLATED.fullmatch(one)]
        if not others:
            raise AddressError(f"one address must be without a language: {', '.join(addresses)}")
        return cls(others[-1], {match[1]: match[2] for match in translated})

    def of(self, language: str) -> str:
        """Its address for those who speak that language."""
        return self.translated.get(language, self.address)


@dataclass(frozen=True)
class Addresses:
    """Where the skill answers in each region, and where its privacy policy and terms are."""

    endpoints: dict[Region, str]
    """The ARN of a Lambda function, or an https address, for every region."""
    privacy_policy: Page
    """The published docs/privacy.md, with the operator's contact filled in."""
    terms: Page
    """The published docs/terms.md."""
    certificate: Certificate = "Trusted"
    """What kind of certificate an https endpoint presents."""

    def __post_init__(self) -> None:
        """Refuse what Alexa would refuse. Raises AddressError."""
        for region in REGIONS:
            _check_endpoint(self.endpoints[region])
        for what, page in {"privacy policy": self.privacy_policy, "terms": self.terms}.items():
            for url in (page.address, *page.translated.values()):
                if _https_port(url) is None:
                    raise AddressError(f"the {what} must be an https address: {url}")

    def endpoint(self, region: Region) -> dict[str, str]:
        """The endpoint of a region, as the manifest has it."""
        uri = self.endpoints[region]
        if uri.startswith("arn:"):
            return {"uri": uri}
        return {"uri": uri, "sslCertificateType": self.certificate}


def _check_endpoint(uri: str) -> None:
    if uri.startswith("arn:"):
        if not _LAMBDA.fullmatch(uri):
            where = ", ".join(LAMBDA_REGIONS)
            raise AddressError(f"the endpoint must be a Lambda function in one of {where}: {uri}")
    elif _https_port(uri) != 443:
        # Alexa connects to port 443 only ("Host a Custom Skill as a Web Service").
        raise AddressError(f"the endpoint must be an ARN, or an https address on port 443: {uri}")


def _https_port(url: str) -> int | None:
    """The port of an https address with a full host name; None for anything else."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        return None
    return port if parts.scheme == "https" and "." in (parts.hostname or "") else None
