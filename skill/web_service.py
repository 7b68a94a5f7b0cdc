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

from skill.app.envelope import admit, other_language, parse, unchanged
from skill.app.errors import OtherLanguage, Refused, Unknown
from skill.app.signature import SignatureVerifier
from skill.app.signature.verifier import Headers
from skill.app.skill import assemble
from skill.progress import open_store

logger = logging.getLogger(__name__)

LARGEST_BODY: Final = 256 * 1024
"""Bytes of a request. A response, and so the session attributes that come back, has at most 120 KB
(Alexa Skills Kit, "Request and Response JSON Reference")."""

Verifier = Callable[[Headers, bytes], None]
"""Takes the headers and the raw body of a request; raises Refused unless it may pass."""


class PathError(Exception):
    """Raised by the stand-in for certvalidator, which accepts no chain."""


class _RefusesAll:
    """Stands in for certvalidator's CertificateValidator."""

    def __init__(self, *_arguments: object) -> NoReturn:
        raise PathError("certvalidator is not in use here")


@contextmanager
def _certvalidator_replaced() -> Iterator[None]:
    """Make flask-ask-sdk importable.

    It imports certvalidator, which imports oscrypto 1.3.0, which cannot parse the version of
    OpenSSL 3.0.10 and later. Only the SDK's own signature verifier uses it. That stays off, and if
    it were switched on, it would refuse every request.
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

    `skill` is by default this skill, with the store that the environment names. `skill_id` is by
    default ALEXA_SKILL_ID; without that, requests for any skill are answered. By default only
    requests that Alexa signed within the last 150 s (skill events: an hour) are answered; a
    `verifier` replaces the checks of both signature and freshness.
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
        # The adapter parses before it verifies, and answers 500 to what it cannot parse.
        body, event = request.get_data(), None
        try:
            verifier(request.headers, body)
            event = parse(body)
            admit(event, skill_id)
        except Refused as refused:
            logger.warning("refused: %s", refused)
            raise BadRequest from None
        except Unknown as unknown:
            logger.warning("not known: %s", unknown)
            return jsonify(unchanged(event))
        except OtherLanguage as other:
            logger.info("not spoken here: %s", other)
            return jsonify(other_language())
        return None

    return alexa


def _healthz() -> Response:
    return jsonify(status="ok")


def _bare(error: HTTPException) -> WerkzeugResponse:
    """Answer every error in the same form: its name, without details."""
    answer = error.get_response()
    answer.content_type = "application/json"
    answer.data = json.dumps({"error": error.name})
    return answer
