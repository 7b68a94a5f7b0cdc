"""Whom the hosted service trusts."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.app.signature.chains import Authority


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority(rsa.generate_private_key(65537, 2048))
