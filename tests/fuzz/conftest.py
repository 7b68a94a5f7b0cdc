"""What the tests of this folder have in common."""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.app.signature.chains import Authority


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority(rsa.generate_private_key(65537, 2048))
