"""Door 2: a web service, for hosting the skill yourself."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final, NoReturn

from ask_sdk_core.skill import CustomSkill
from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from skill.app.envelope import admit, other_language, parse
from skill.app.errors import OtherLanguage, Refused
from skill.app.signature import SignatureVerifier
from skill.app.signature.verifier import Headers
from skill.app.skill import assemble
from skill.progress import open_store

logger = logging.getLogger(__name__)

LARGEST_BODY: Final = 256 * 1024
"""Bytes of a request: a response, and the session attributes that come back, have at most 120 KB
(Alexa Skills Kit, "Request and Response JSON Reference")."""

Verifier = Callable[[Headers, bytes], None]
"""Takes the headers and the raw body of a request; raises Refused for one that must not pass."""


class PathError(Exception):
    """What the stand-in for certvalidator raises: no chain is ever good to it."""


class _RefusesAll:
    """Stands in for certvalidator's CertificateValidator."""

    def __init__(self, *_arguments: object) -> NoReturn:
        raise PathError("certvalidator is not in use here")


@contextmanager
def _certvalidator_replaced() -> Iterator[None]:
    """Let flask-ask-sdk be imported.

    It imports certvalidator, and that oscrypto 1.3.0, which cannot read the version of OpenSSL
    3.0.10 and later. The SDK's own signature verifier, the one user of it, stays off; were it
    switched on, it would refuse every request.
    """
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    vars(package).update(CertificateValidator=_RefusesAll, errors=errors)
    vars(errors).update(PathError=PathError, ValidationError=PathError)
    stand_ins = {module.__name__: module for module in (package, errors)}
    kept = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(kept)


with _certvalidator_replaced():
    from flask_ask_sdk.skill_adapter import (
        VERIFY_SIGNATURE_APP_CONFIG,
        VERIFY_TIMESTAMP_APP_CONFIG,
        SkillAdapter,
    )


def create_app(
    skill: CustomSkill | None = None,
    verifier: Verifier | None = None,
    skill_id: str | None = None,
) -> Flask:
    """Return the web service: the skill at POST /alexa, and GET /healthz.

    Without a skill, it is this one, with the store that the environment names. Without a
    skill_id, it is ALEXA_SKILL_ID; where that is not set either, requests for any skill are
    answered. Without a verifier, only what Alexa signed within the last 150 s (skill events: an
    hour) is answered; a verifier of one's own is the only one, for signature and freshness both.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = False
    app.config[VERIFY_TIMESTAMP_APP_CONFIG] = verifier is None
    skill_id = skill_id or os.environ.get("ALEXA_SKILL_ID") or None
    adapter = SkillAdapter(skill or assemble(open_store(os.environ)), skill_id, app=app)
    app.register_blueprint(_alexa(adapter, verifier or SignatureVerifier(), skill_id))
    app.add_url_rule("/healthz", view_func=_healthz)
    app.register_error_handler(HTTPException, _bare)
    return app


def _alexa(adapter: SkillAdapter, verifier: Verifier, skill_id: str | None) -> Blueprint:
    alexa = Blueprint("alexa", __name__)
    alexa.add_url_rule(
        "/alexa",
        view_func=adapter.dispatch_request,
        methods=["POST"],
        provide_automatic_options=False,
    )

    @alexa.before_request
    def check() -> Response | None:
        # The adapter reads before it verifies, and answers 500 to what it cannot read.
        body = request.get_data()
        try:
            verifier(request.headers, body)
            admit(parse(body), skill_id)
        except Refused as refused:
            logger.warning("refused: %s", refused)
            raise BadRequest from None
        except OtherLanguage as other:
            logger.info("not spoken here: %s", other)
            return jsonify(other_language())
        return None

    return alexa


def _healthz() -> Response:
    return jsonify(status="ok")


def _bare(error: HTTPException) -> WerkzeugResponse:
    """Answer every error in the same form: its name, no detail."""
    answer = error.get_response()
    answer.content_type = "application/json"
    answer.data = json.dumps({"error": error.name})
    return answer
