"""A skill of one handler, envelopes for it, and whom its verifier trusts."""

from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from cryptography.hazmat.primitives.asymmetric import rsa
from flask.testing import FlaskClient

from skill.web_service import create_app
from tests.app.signature.chains import Authority
from tests.app.signature.envelopes import OURS, Clock


@pytest.fixture
def skill() -> CustomSkill:
    """A skill that answers every request with the request's type."""
    builder = CustomSkillBuilder()

    @builder.request_handler(can_handle_func=lambda _input: True)  # type: ignore[untyped-decorator]
    def say_the_type(handler_input: Any) -> Any:
        said = handler_input.request_envelope.request.object_type
        return handler_input.response_builder.speak(said).response

    return builder.create()


@pytest.fixture
def client(skill: CustomSkill) -> FlaskClient:
    """A client of the web service, where every request passes for signed."""
    return create_app(skill, verifier=lambda _headers, _body: None, skill_id=OURS).test_client()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def signing_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def authority(signing_key: rsa.RSAPrivateKey) -> Authority:
    """Whom the verifier under test trusts."""
    return Authority(signing_key)
