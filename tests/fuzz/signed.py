"""A conversation over signed requests, of which every one is kept, to be sent again."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from simulator.envelope import SessionFacts, Setting, intent, launch, new_session_id, session_ended
from simulator.meaning import Heard
from skill.app.signature import SignatureVerifier
from skill.app.skill import assemble
from skill.web_service import create_app
from tests.doors.chains import Authority
from tests.doors.envelopes import CHAIN_URL
from tests.handlers.door import START
from tests.progress.memory import StoreInMemory

Answer = tuple[int, Any]


class SignedPerson:
    """Somebody at a speaker, and all that Alexa signed of what was said."""

    def __init__(self, store: StoreInMemory) -> None:
        authority = Authority(rsa.generate_private_key(65537, 2048))
        self._signer, self.now = authority.leaf(), START
        chain = authority.chain(self._signer)
        verifier = SignatureVerifier(
            fetch=lambda _url: chain,
            roots=[authority.root.certificate],
            clock=lambda: datetime.fromtimestamp(self.now, UTC),
        )
        self._client = create_app(assemble(store), verifier).test_client()
        self._setting, self._session = Setting(), new_session_id()
        self._attributes: Mapping[str, Any] = {}
        self.open = False
        """Whether the session goes on after what was answered last."""

    def launch(self, after: float = 0.0) -> bytes:
        """Open a session; the request's body."""
        self.now += after
        self._session, self._attributes = new_session_id(), {}
        facts = SessionFacts(self._session, True, {})
        return self.send(launch(self._setting, facts, self.now))

    def say(self, name: str, after: float = 0.0) -> bytes:
        """Say an intent without slots; the request's body."""
        self.now += after
        return self.send(intent(self._setting, self._facts(), self.now, Heard(name)))

    def end(self, reason: str, after: float = 0.0) -> bytes:
        """The session ends by itself; the request's body."""
        self.now += after
        return self.send(session_ended(self._setting, self._facts(), self.now, reason))

    def again(self, body: bytes) -> Answer:
        """Post a body with its signature: the very bytes that were sent before, if they were."""
        headers = {"Signature-256": self._signer.sign(body), "SignatureCertChainUrl": CHAIN_URL}
        answer = self._client.post("/alexa", data=body, headers=headers)
        return answer.status_code, answer.get_json()

    def _facts(self) -> SessionFacts:
        return SessionFacts(self._session, False, self._attributes)

    def send(self, envelope: Mapping[str, Any]) -> bytes:
        """Say what is in the envelope, as the next turn; the request's body."""
        body = json.dumps(envelope).encode()
        status, reply = self.again(body)
        assert status == 200
        self._attributes = reply.get("sessionAttributes", {})
        self.open = not reply["response"].get("shouldEndSession", True)
        return body


@contextmanager
def signed_person() -> Iterator[tuple[SignedPerson, StoreInMemory]]:
    """Somebody, and the store behind the service."""
    with closing(StoreInMemory()) as store:
        yield SignedPerson(store), store
