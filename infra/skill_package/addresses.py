"""The addresses that a deployment has to give: the endpoints, the privacy policy, the terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
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


class AddressError(ValueError):
    """An address that Alexa would reject, and why."""


@dataclass(frozen=True)
class Addresses:
    """Where the skill answers in each region, and where its privacy policy and terms are."""

    endpoints: dict[Region, str]
    """The ARN of a Lambda function, or an https address, for every region."""
    privacy_policy: str
    """The https address of the published docs/privacy.md, with the operator's contact filled in."""
    terms: str
    """The https address of the published docs/terms.md."""
    certificate: Certificate = "Trusted"
    """What kind of certificate an https endpoint presents."""

    def __post_init__(self) -> None:
        """Refuse what Alexa would refuse. Raises AddressError."""
        for region in REGIONS:
            _check_endpoint(self.endpoints[region])
        for what, url in {"privacy policy": self.privacy_policy, "terms": self.terms}.items():
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
