"""A machine that hosts the skill as docs/hosting.md says: gunicorn, with TLS, on loopback."""

from __future__ import annotations

import http.client
import json
import os
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.app.signature.chains import Authority, Signer, pem
from tests.app.signature.envelopes import CHAIN_URL
from tests.hosting.page import ROOT, block

PATIENCE = 60.0
"""Seconds after which a service that does not answer, or does not stop, fails the test."""

Answer = tuple[int, Mapping[str, str], Any]


@dataclass
class Host:
    """A service that was started, and how to speak to it."""

    port: int
    settings: Mapping[str, str]
    """The variables that the page's commands use."""
    signer: Signer
    tls: ssl.SSLContext

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """One request on a connection of its own: the status, the headers, and the JSON."""
        connection = http.client.HTTPSConnection(
            "127.0.0.1", self.port, timeout=PATIENCE, context=self.tls
        )
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), json.loads(answer.read())
        finally:
            connection.close()

    def post(self, envelope: Mapping[str, Any], **headers: str) -> Answer:
        """A request that Alexa, or who stands for her here, has signed."""
        body = json.dumps(envelope).encode()
        signed = {"Signature-256": self.signer.sign(body), "SignatureCertChainUrl": CHAIN_URL}
        return self.ask("POST", "/alexa", body, **(signed | headers))


def run(command: str, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a block of the page, with these settings."""
    return subprocess.run(
        ["bash", "-euc", command],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@contextmanager
def hosted(
    authority: Authority, folder: Path, app: str | None = None, **environ: str
) -> Iterator[Host]:
    """Start the page's command; at the end run the one that stops it, and see that it did.

    With an app, that one is served in place of the page's own.
    """
    start = block("start")
    if app is not None:
        # An app on the command line goes before that of the settings.
        start = f"{start.rstrip()} '{app}'"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settings = _settings(authority, folder, port)
        # Handed over already listening: no port can be lost on the way, and whoever asks before
        # the service is ready simply waits.
        bound = {"ADDRESS": f"fd://{listening.fileno()}"}
        with (folder / "log").open("w") as log:
            service = subprocess.Popen(
                ["bash", "-euc", f"exec {start}"],
                cwd=ROOT,
                env={**_without_settings(), **settings, **environ, **bound},
                stdout=log,
                stderr=log,
                pass_fds=[listening.fileno()],
            )
    host = Host(port, settings, authority.leaf(), _trusting(authority))
    try:
        yield host
        assert run(block("stop"), settings).stderr == ""
        assert service.wait(timeout=PATIENCE) == 0, (folder / "log").read_text()
    finally:
        # Nothing is left of it, also where the test failed half-way.
        service.terminate()
        try:
            service.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            service.kill()
            service.wait()


def _settings(authority: Authority, folder: Path, port: int) -> dict[str, str]:
    server = authority.loopback()
    (folder / "certificate.pem").write_bytes(pem(server.certificate))
    (folder / "key.pem").write_bytes(
        server.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    (folder / "root.pem").write_bytes(pem(authority.root.certificate))
    (folder / "chain.pem").write_bytes(authority.chain(authority.leaf()))
    return {
        "ALEXA_SKILL_ID": "amzn1.ask.skill.ours",
        "PROGRESS_FILE": str(folder / "kept" / "progress.sqlite"),
        "HOST": f"127.0.0.1:{port}",
        "CERTIFICATE": str(folder / "certificate.pem"),
        "KEY": str(folder / "key.pem"),
        "PIDFILE": str(folder / "pid"),
        # For signed_app, and for the page's own client.
        "SIGNING_CHAIN": str(folder / "chain.pem"),
        "SIGNING_ROOT": str(folder / "root.pem"),
        "SSL_CERT_FILE": str(folder / "root.pem"),
    }


def _without_settings() -> dict[str, str]:
    ours = ("PROGRESS_", "ALEXA_", "GUNICORN_", "WEB_CONCURRENCY")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _trusting(authority: Authority) -> ssl.SSLContext:
    root = pem(authority.root.certificate).decode()
    return ssl.create_default_context(cadata=root)
