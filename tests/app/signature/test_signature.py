"""What passes for signed by Alexa, through the web service: one request, and none of the others."""

import json
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import SubjectAlternativeName
from cryptography.x509.verification import Store
from flask.testing import FlaskClient

from skill.app.errors import Refused
from skill.app.signature import SignatureVerifier
from skill.app.signature.chain import signing_key
from skill.web_service import create_app
from tests.app.signature.chains import Authority, Signer, pem
from tests.app.signature.envelopes import CHAIN_URL, NOW, OURS, Clock, envelope

BODY = json.dumps(envelope()).encode()
YEAR = timedelta(days=365)


class Shelf:
    """Where the chain stands, in place of the net. It counts how often it is asked."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked: list[str] = []

    def __call__(self, url: str) -> bytes:
        self.asked.append(url)
        if not self.content:
            raise Refused("the chain could not be fetched")
        return self.content


@pytest.fixture
def alexa(authority: Authority) -> Signer:
    return authority.leaf()


@pytest.fixture
def shelf(authority: Authority, alexa: Signer) -> Shelf:
    return Shelf(authority.chain(alexa))


@pytest.fixture
def service(skill: CustomSkill, authority: Authority, shelf: Shelf, clock: Clock) -> FlaskClient:
    """The web service, with the real verifier."""
    roots = [authority.root.certificate]
    verifier = SignatureVerifier(fetch=shelf, roots=roots, clock=clock)
    return create_app(skill, verifier=verifier, skill_id=OURS).test_client()


Post = Callable[..., Any]


@pytest.fixture
def post(service: FlaskClient, alexa: Signer) -> Post:
    """Posts a request as Alexa would, with what is given in place of its parts."""

    def send(
        body: bytes = BODY, *, signature: str | None = None, url: str | None = CHAIN_URL
    ) -> Any:
        given = {"Signature-256": signature or alexa.sign(body), "SignatureCertChainUrl": url}
        headers = {name: value for name, value in given.items() if value is not None}
        return service.post("/alexa", data=body, headers=headers)

    return send


def assert_refused(answer: Any) -> None:
    """Refused as every request is refused: without a word of the reason."""
    assert (answer.status_code, answer.get_json()) == (400, {"error": "Bad Request"})


def test_a_signed_request_is_answered(post: Post) -> None:
    answer = post()
    assert answer.status_code == 200
    assert "LaunchRequest" in answer.get_json()["response"]["outputSpeech"]["ssml"]


def test_a_tampered_body_is_refused(post: Post, alexa: Signer) -> None:
    assert_refused(post(BODY.replace(b"en-GB", b"en-AU"), signature=alexa.sign(BODY)))


def test_a_signature_with_another_key_is_refused(post: Post, authority: Authority) -> None:
    stranger = authority.leaf(key=rsa.generate_private_key(65537, 2048))
    assert_refused(post(signature=stranger.sign(BODY)))


def test_a_key_that_is_too_short_is_refused(authority: Authority) -> None:
    leaf = authority.leaf(key=rsa.generate_private_key(65537, 1024))
    roots = Store([authority.root.certificate])
    with pytest.raises(Refused):
        signing_key(authority.chain(leaf), roots, NOW)


@pytest.mark.parametrize("signature", ["*", "c2hvcnQ=", "YWJj\u00e9", "YQ"])
def test_a_signature_that_is_none_is_refused(post: Post, signature: str) -> None:
    assert_refused(post(signature=signature))


def test_a_signature_with_a_foreign_sign_in_it_is_refused(post: Post, alexa: Signer) -> None:
    signature = alexa.sign(BODY)
    assert_refused(post(signature=f"{signature[:10]}*{signature[10:]}"))


@pytest.mark.parametrize("missing", ["Signature-256", "SignatureCertChainUrl"])
def test_both_headers_are_needed(service: FlaskClient, alexa: Signer, missing: str) -> None:
    headers = {"Signature-256": alexa.sign(BODY), "SignatureCertChainUrl": CHAIN_URL}
    del headers[missing]
    assert_refused(service.post("/alexa", data=BODY, headers=headers))


def test_the_old_signature_header_is_not_enough(service: FlaskClient, alexa: Signer) -> None:
    headers = {"Signature": alexa.sign(BODY), "SignatureCertChainUrl": CHAIN_URL}
    assert_refused(service.post("/alexa", data=BODY, headers=headers))


@pytest.mark.parametrize(
    "url",
    [
        "http://s3.amazonaws.com/echo.api/c.pem",
        "https://evil.example/echo.api/c.pem",
        "https://s3.amazonaws.com:8443/echo.api/c.pem",
        "https://s3.amazonaws.com/Echo.API/c.pem",
        "https://s3.amazonaws.com/echo.api/../evil.pem",
        "https://me@s3.amazonaws.com/echo.api/c.pem",
    ],
)
def test_nothing_is_fetched_from_elsewhere(post: Post, shelf: Shelf, url: str) -> None:
    assert_refused(post(url=url))
    assert shelf.asked == []


@pytest.mark.parametrize(
    "names",
    [
        ["echo-api.amazon.example"],
        ["*.amazon.com"],
        ["amazon.com"],
        ["echo-api.amazon.com.evil.example"],
    ],
)
def test_a_chain_for_another_name_is_refused(
    post: Post, shelf: Shelf, authority: Authority, names: list[str]
) -> None:
    shelf.content = authority.chain(authority.leaf(*names))
    assert_refused(post())


def test_a_further_name_does_no_harm(post: Post, shelf: Shelf, authority: Authority) -> None:
    shelf.content = authority.chain(authority.leaf("echo-api.amazon.com", "*.amazon.com"))
    assert post().status_code == 200


def test_a_chain_without_a_name_is_refused(
    post: Post, shelf: Shelf, authority: Authority, signing_key: rsa.RSAPrivateKey
) -> None:
    nobody = authority.issue("echo-api.amazon.com", issuer=authority.middle, key=signing_key)
    shelf.content = authority.chain(nobody)
    assert_refused(post())


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(NOW - YEAR, NOW - timedelta(seconds=1), id="expired"),
        pytest.param(NOW + timedelta(seconds=1), NOW + YEAR, id="not yet valid"),
    ],
)
def test_a_chain_that_is_not_valid_now_is_refused(
    post: Post, shelf: Shelf, authority: Authority, start: datetime, end: datetime
) -> None:
    shelf.content = authority.chain(authority.leaf(start=start, end=end))
    assert_refused(post())


def test_an_expired_authority_is_refused(
    post: Post, shelf: Shelf, authority: Authority, signing_key: rsa.RSAPrivateKey
) -> None:
    later = Authority(signing_key)
    later.root = authority.root
    later.middle = authority.issue(
        "middle", issuer=authority.root, authority=True, end=NOW - timedelta(seconds=1)
    )
    shelf.content = later.chain(later.leaf())
    assert_refused(post())


def test_a_self_signed_certificate_is_refused(
    post: Post, shelf: Shelf, authority: Authority
) -> None:
    shelf.content = pem(authority.self_signed().certificate)
    assert_refused(post())


def test_an_unknown_root_is_refused(
    post: Post, shelf: Shelf, signing_key: rsa.RSAPrivateKey
) -> None:
    stranger = Authority(signing_key)
    shelf.content = stranger.chain(stranger.leaf()) + pem(stranger.root.certificate)
    assert_refused(post())


def test_a_chain_with_a_link_missing_is_refused(post: Post, shelf: Shelf, alexa: Signer) -> None:
    shelf.content = pem(alexa.certificate)
    assert_refused(post())


def test_a_leaf_cannot_issue(
    post: Post, shelf: Shelf, authority: Authority, alexa: Signer, signing_key: rsa.RSAPrivateKey
) -> None:
    name = alexa.certificate.extensions.get_extension_for_class(SubjectAlternativeName).value
    below = authority.issue("leaf", issuer=alexa, names=list(name), key=signing_key)
    shelf.content = pem(below.certificate, alexa.certificate, authority.middle.certificate)
    assert_refused(post())


def test_a_key_of_another_kind_is_refused(post: Post, shelf: Shelf, authority: Authority) -> None:
    curve = authority.leaf(key=ec.generate_private_key(ec.SECP256R1()))
    shelf.content = authority.chain(curve)
    assert_refused(post())


@pytest.mark.parametrize("content", [b"", b"<html>", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_chain_that_is_none_is_refused(post: Post, shelf: Shelf, content: bytes) -> None:
    shelf.content = content
    assert_refused(post())


def test_a_damaged_certificate_is_refused(post: Post, shelf: Shelf) -> None:
    shelf.content = shelf.content.replace(b"M", b"N", 5)
    assert_refused(post())


def test_a_certificate_of_an_unknown_version_is_refused(
    post: Post, shelf: Shelf, alexa: Signer
) -> None:
    third, ninth = bytes.fromhex("a003020102"), bytes.fromhex("a003020109")
    der = alexa.certificate.public_bytes(Encoding.DER).replace(third, ninth, 1)
    shelf.content = ssl.DER_cert_to_PEM_cert(der).encode()
    assert_refused(post())


@pytest.mark.parametrize(
    ("kind", "seconds", "status"),
    [
        ("LaunchRequest", 150, 200),
        ("LaunchRequest", 151, 400),
        ("LaunchRequest", -150, 200),
        ("LaunchRequest", -151, 400),
        ("AlexaSkillEvent.SkillDisabled", 3600, 200),
        ("AlexaSkillEvent.SkillDisabled", 3601, 400),
    ],
)
def test_a_request_must_be_of_now(
    post: Post, clock: Clock, kind: str, seconds: int, status: int
) -> None:
    clock.forward(seconds=seconds)
    assert post(json.dumps(envelope(kind)).encode()).status_code == status


def test_a_second_request_needs_no_second_fetch(post: Post, shelf: Shelf) -> None:
    assert [post().status_code, post().status_code] == [200, 200]
    assert shelf.asked == [CHAIN_URL]


def test_a_known_chain_still_needs_the_right_signature(post: Post, alexa: Signer) -> None:
    post()
    assert_refused(post(BODY + b" ", signature=alexa.sign(BODY)))


def test_an_expired_chain_is_fetched_anew(
    post: Post, shelf: Shelf, clock: Clock, authority: Authority
) -> None:
    shelf.content = authority.chain(authority.leaf(end=NOW + timedelta(seconds=60)))
    assert post().status_code == 200
    clock.forward(seconds=61)
    shelf.content = authority.chain(authority.leaf())
    assert post().status_code == 200
    assert len(shelf.asked) == 2


def test_a_chain_that_has_expired_meanwhile_is_refused(
    post: Post, shelf: Shelf, clock: Clock, authority: Authority
) -> None:
    shelf.content = authority.chain(authority.leaf(end=NOW + timedelta(seconds=60)))
    post()
    clock.forward(seconds=61)
    assert_refused(post())


def test_a_refused_chain_is_not_kept(post: Post, shelf: Shelf) -> None:
    good, shelf.content = shelf.content, b""
    assert_refused(post())
    shelf.content = good
    assert post().status_code == 200


def test_few_keys_are_kept(post: Post, shelf: Shelf) -> None:
    for number in range(30):
        assert post(url=f"{CHAIN_URL}.{number}").status_code == 200
    assert post().status_code == 200
    assert post(url=f"{CHAIN_URL}.0").status_code == 200
    assert shelf.asked.count(f"{CHAIN_URL}.0") == 2


def test_the_reason_is_for_the_log_alone(
    post: Post, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.content = b"<html>"
    post()
    assert [record.getMessage() for record in caplog.records] == [
        "refused: the chain cannot be read"
    ]
