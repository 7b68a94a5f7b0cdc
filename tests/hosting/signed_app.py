"""The web service as gunicorn loads it, with the test's own authority in place of Amazon's."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.x509 import load_pem_x509_certificates
from flask import Flask, Response

from skill.app.signature import SignatureVerifier
from skill.web_service import create_app


def create() -> Flask:
    """The skill, verifying signatures in earnest, and telling which worker answers.

    SIGNING_CHAIN is the file that stands for what is fetched from Amazon, SIGNING_ROOT the one
    root that is trusted.
    """
    chain = Path(os.environ["SIGNING_CHAIN"]).read_bytes()
    roots = load_pem_x509_certificates(Path(os.environ["SIGNING_ROOT"]).read_bytes())
    app = create_app(verifier=SignatureVerifier(fetch=lambda _url: chain, roots=roots))

    def name_worker(response: Response) -> Response:
        response.headers["X-Worker"] = str(os.getpid())
        return response

    app.after_request(name_worker)
    return app
