"""A DynamoDB-compatible server on a real connection, and what went over it."""

import io
import json
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

StartResponse = Callable[..., Any]
App = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
KEPT_HEADERS = ("Content-Type", "x-amzn-RequestId", "x-amz-crc32")
Fault = Callable[[App, dict[str, Any], StartResponse], Iterable[bytes]]


@dataclass(frozen=True)
class Call:
    """One HTTP request: an attempt, not an operation that may make several."""

    operation: str
    body: dict[str, Any]


class Wire:
    """The server, seen from the connection: the calls that came in, and faults to answer with."""

    def __init__(self, app: App) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.faults: deque[Fault] = deque()
        self._app = app
        self._over = threading.Event()
        # DynamoDB does one operation on an item after the other. The server checks a condition
        # and writes in two steps, so the order is kept here.
        self._one_at_a_time = threading.Lock()

    @property
    def operations(self) -> list[str]:
        """The names of the operations that came in."""
        return [call.operation for call in self.calls]

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer a request: truly, or with the next fault."""
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = io.BytesIO(body)
        operation = environ["HTTP_X_AMZ_TARGET"].partition(".")[2]
        self.calls.append(Call(operation, json.loads(body)))
        fault = self.faults.popleft() if self.faults else truly
        return fault(self._do, environ, start)

    def stall(self, app: App, environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        """Do not answer until the test is over."""
        self._over.wait()
        raise ConnectionResetError

    def clear(self) -> None:
        """End what a test has begun."""
        self._over.set()
        self._over = threading.Event()
        self.faults.clear()
        self.calls.clear()

    def _do(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        with self._one_at_a_time:
            return list(self._app(environ, start))


def truly(app: App, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
    """Answer as the server does."""
    return app(environ, start)


def lose_answer(app: App, environ: dict[str, Any], start: StartResponse) -> list[bytes]:
    """Do what is asked, and drop the connection instead of answering."""
    list(app(environ, lambda *_: None))
    raise ConnectionResetError


def cut_answer(app: App, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
    """Do what is asked, and drop the connection in the middle of the answer."""
    whole = b"".join(app(environ, lambda *_: None))
    start("200 OK", [("Content-Length", str(len(whole) + 100))])
    return [whole[: len(whole) // 2]]


def refuse(code: str, status: str = "400 Bad Request") -> Fault:
    """Answer with an error, as DynamoDB does."""
    return answer({"__type": f"com.amazonaws.dynamodb.v20120810#{code}"}, status)


def answer(body: Any, status: str = "200 OK") -> Fault:
    """Answer with a body that the test makes up: bytes as they are, all else as JSON."""
    payload = body if isinstance(body, bytes) else json.dumps(body).encode()

    def fault(app: App, environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        start(status, [("Content-Type", "application/x-amz-json-1.0")])
        return [payload]

    return fault


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 (werkzeug's name)
        """Say nothing: a test speaks by failing."""


@contextmanager
def serving() -> Iterator[Wire]:
    """Serve on a free port of this machine until the block ends.

    The engine is moto, or the one at DYNAMODB_ENGINE, such as Amazon's DynamoDB Local.
    """
    engine = os.environ.get("DYNAMODB_ENGINE")
    wire = Wire(_passed_to(engine) if engine else DomainDispatcherApplication(create_backend_app))
    server = make_server("127.0.0.1", 0, wire, threaded=True, request_handler=_Silent)
    wire.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield wire
    finally:
        wire.clear()
        server.shutdown()
        thread.join()
        server.server_close()


def _passed_to(engine: str) -> App:
    def app(environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        sent = {
            name[5:].replace("_", "-"): value
            for name, value in environ.items()
            if name.startswith("HTTP_") and name not in ("HTTP_HOST", "HTTP_CONNECTION")
        }
        sent["Content-Type"] = environ["CONTENT_TYPE"]
        address = urlsplit(engine)
        connection = HTTPConnection(address.hostname or "", address.port)
        with closing(connection):
            connection.request("POST", "/", environ["wsgi.input"].read(), sent)
            answered = connection.getresponse()
            body = answered.read()
        kept = [(name, value) for name, value in answered.getheaders() if name in KEPT_HEADERS]
        start(f"{answered.status} {answered.reason}", kept)
        return [body]

    return app


def settings(server: Wire) -> dict[str, str]:
    """boto3's own settings that lead to the server."""
    return {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ENDPOINT_URL_DYNAMODB": server.url,
    }
