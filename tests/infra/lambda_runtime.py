"""Lambda without Lambda: its own runtime client, and the Runtime API that gives it work.

Source of the API: AWS Lambda Developer Guide, "Using the Lambda runtime API"; of the log's frames:
awslambdaric, FramedTelemetryLogSink.
"""

import importlib.util
import json
import queue
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PATIENCE = 60.0
"""Seconds until a runtime that says nothing is given up."""
CLIENT = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
"""The modules of the runtime client, which on Lambda stand beside the code and not within it."""
FRAME = 16
"""Bytes in front of a log message: 4 of kind, 4 of length, 8 of time."""


class RuntimeApi(ThreadingHTTPServer):
    """Hands out invocations, and takes in what became of them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.work: queue.Queue[tuple[str, bytes] | None] = queue.Queue()
        self.done: queue.Queue[tuple[str, Any]] = queue.Queue()

    def invoke(self, event: object) -> Any:
        """Hand out one invocation, and return its answer. Raises AssertionError for an error."""
        self.work.put((str(uuid.uuid4()), json.dumps(event).encode()))
        what, answer = self.done.get(timeout=PATIENCE)
        assert what == "response", answer
        return answer


class _Asked(BaseHTTPRequestHandler):
    server: RuntimeApi
    protocol_version = "HTTP/1.1"
    # Every answer leaves in one piece: in two, the client would wait for the second.
    disable_nagle_algorithm = True
    wbufsize = 1 << 20

    def do_GET(self) -> None:
        work = self.server.work.get()
        if work is None:
            self.close_connection = True
            return
        request, body = work
        self.answer(
            200,
            body,
            {
                "Lambda-Runtime-Aws-Request-Id": request,
                "Lambda-Runtime-Deadline-Ms": str(int(time.time() * 1000) + 7000),
                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:eu-west-1:1:function:skill",
            },
        )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.done.put((self.path.rpartition("/")[2], json.loads(body)))
        self.answer(202, b"{}", {})

    def answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test speaks by failing."""


class Function:
    """A function that runs."""

    def __init__(self, api: RuntimeApi, logged: Path, printed: Path) -> None:
        self.invoke = api.invoke
        self._logged, self._printed = logged, printed

    def log(self) -> list[dict[str, Any]]:
        """Every line of the log so far."""
        content, lines = self._logged.read_bytes(), []
        while content:
            end = FRAME + int.from_bytes(content[4:8], "big")
            lines.append(json.loads(content[FRAME:end]))
            content = content[end:]
        return lines

    def printed(self) -> list[dict[str, Any]]:
        """Every line of the turns, with its metrics, so far."""
        return [json.loads(line) for line in self._printed.read_text("utf-8").splitlines()]


@contextmanager
def running(
    code: Path, handler: str, settings: Mapping[str, str], work: Path
) -> Iterator[Function]:
    """Run the handler from a folder of code until the block ends.

    Nothing of this machine's environment is there: no settings, and no packages but the runtime
    client's and what the code brings.
    """
    client = work / "client"
    client.mkdir()
    for name in CLIENT:
        link_module(name, client)
    logged, printed = work / "log", work / "printed"
    api = RuntimeApi()
    serving = threading.Thread(target=api.serve_forever)
    serving.start()
    try:
        with logged.open("wb") as log, printed.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-S", "-m", "awslambdaric", handler],
                cwd=code,
                env={
                    "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}",
                    "AWS_LAMBDA_FUNCTION_NAME": "skill",
                    "_LAMBDA_TELEMETRY_LOG_FD": str(log.fileno()),
                    "PYTHONPATH": str(client),
                    "LANG": "C.UTF-8",
                }
                | dict(settings),
                pass_fds=(log.fileno(),),
                stdout=out,
                stderr=subprocess.STDOUT,
            )
            try:
                yield Function(api, logged, printed)
            finally:
                process.terminate()
                process.wait()
    finally:
        api.work.put(None)
        api.shutdown()
        serving.join()
        api.server_close()


def link_module(name: str, folder: Path) -> None:
    """Put a module of this environment into a folder."""
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.origin is not None
    origin = Path(found.origin)
    place = origin.parent if found.submodule_search_locations else origin
    (folder / place.name).symlink_to(place)
