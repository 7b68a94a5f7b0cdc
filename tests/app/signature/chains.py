"""Certificate chains made on the spot."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import IPv4Address

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

START = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2120, 1, 1, tzinfo=UTC)


@dataclass
class Signer:
    """A certificate and its private key; it can issue others."""

    certificate: x509.Certificate
    key: Key

    def sign(self, body: bytes) -> str:
        """The signature of a body, as it stands in the header."""
        assert isinstance(self.key, rsa.RSAPrivateKey)
        return b64encode(self.key.sign(body, PKCS1v15(), SHA256())).decode()


@dataclass
class Authority:
    """A root, an authority below it, and what that issues."""

    signing_key: rsa.RSAPrivateKey
    root: Signer = field(init=False)
    middle: Signer = field(init=False)

    def __post_init__(self) -> None:
        self.root = self.issue("root", issuer=None, authority=True)
        self.middle = self.issue("middle", issuer=self.root, authority=True)

    def leaf(
        self, *names: str, key: Key | None = None, start: datetime = START, end: datetime = END
    ) -> Signer:
        """A certificate for these names, for the right one if none is given."""
        return self.issue(
            "leaf",
            issuer=self.middle,
            names=[x509.DNSName(name) for name in names or ("echo-api.amazon.com",)],
            key=key or self.signing_key,
            start=start,
            end=end,
        )

    def self_signed(self) -> Signer:
        """A certificate for the right name that vouches for itself."""
        name = x509.DNSName("echo-api.amazon.com")
        return self.issue("leaf", issuer=None, names=[name], key=self.signing_key)

    def loopback(self) -> Signer:
        """A certificate for a server on this machine, valid today."""
        names = [x509.IPAddress(IPv4Address("127.0.0.1"))]
        return self.issue("server", issuer=self.root, names=names)

    def chain(self, leaf: Signer) -> bytes:
        """A chain as it is fetched: the leaf first, the root left out."""
        return pem(leaf.certificate, self.middle.certificate)

    def issue(
        self,
        common_name: str,
        *,
        issuer: Signer | None,
        authority: bool = False,
        names: Iterable[x509.GeneralName] = (),
        key: Key | None = None,
        start: datetime = START,
        end: datetime = END,
    ) -> Signer:
        """A certificate signed by the issuer, or by itself."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
        signing_key = issuer.key if issuer else key
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(issuer.certificate.subject if issuer else name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(_key_usage(authority), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key()),
                critical=False,
            )
        )
        if authority:
            identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
            builder = builder.add_extension(identifier, critical=False)
        else:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
            builder = builder.add_extension(usage, critical=False)
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return Signer(builder.sign(signing_key, SHA256()), key)


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(certificate.public_bytes(Encoding.PEM) for certificate in certificates)


def _key_usage(authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
