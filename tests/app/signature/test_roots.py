"""The public roots that a chain may lead to."""

import certifi
import pytest

from skill.app.signature.chain import public_roots


def test_the_roots_of_amazon_are_among_them() -> None:
    names = {root.subject.rfc4514_string().split(",")[0] for root in public_roots()}
    assert names >= {
        "CN=Amazon Root CA 1",
        "CN=Starfield Services Root Certificate Authority - G2",
    }


def test_a_root_that_cannot_be_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    every = certifi.contents()
    damaged = every.replace("BEGIN CERTIFICATE-----\n", "BEGIN CERTIFICATE-----\nAAAA", 1)
    count = len(public_roots())
    monkeypatch.setattr(certifi, "contents", lambda: damaged)
    assert len(public_roots()) == count - 1
