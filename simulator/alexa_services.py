"""A stand-in for Alexa's services on this machine: reminders and the time zone, over real HTTP.

After "Reminders REST API Reference" and "Alexa Settings API Reference" of the Alexa Skills Kit
documentation.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import msgspec

from simulator.account import REMINDERS, Account, Json, read_rule

_REMINDERS = "/v1/alerts/reminders"
_SETTINGS = "/v2/devices/"
_TIME_ZONE = "/settings/System.timeZone"


@dataclass(frozen=True)
class Fault:
    """How the services fail instead of doing what they are asked."""

    status: int = 500
    code: str = ""
    """The code in the body of an Alexa error."""
    body: bytes | None = None
    """A body to send instead."""
    after: float = 0.0
    """Seconds of silence before the answer."""


@dataclass
class AlexaServices:
    """The stand-in while it runs."""

    account: Account
    now: Callable[[], float]
    """Seconds since 1970."""
    endpoint: str = ""
    """Its address."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    """The key that comes with every request to the skill."""
    fault: Fault | None = None
    most_reminders: int = 250
    calls: list[tuple[str, str]] = field(default_factory=list)
    """The method and path of every call."""
    closing: Event = field(default_factory=Event)


class _RefusedError(Exception):
    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class _Part(msgspec.Struct, rename="camel", forbid_unknown_fields=True, omit_defaults=True):
    pass


class _Recurrence(_Part):
    recurrence_rules: list[str]
    start_date_time: str | None = None
    end_date_time: str | None = None


class _Trigger(_Part):
    type: Literal["SCHEDULED_ABSOLUTE"]
    time_zone_id: str
    recurrence: _Recurrence | None = None
    scheduled_time: str | None = None


class _Content(_Part):
    locale: str
    text: str
    ssml: str | None = None


class _Spoken(_Part):
    content: list[_Content]


class _AlertInfo(_Part):
    spoken_info: _Spoken


class _Push(_Part):
    status: Literal["ENABLED", "DISABLED"]


class _Wish(_Part):
    request_time: str
    trigger: _Trigger
    alert_info: _AlertInfo
    push_notification: _Push

    def __post_init__(self) -> None:
        recurrence, once = self.trigger.recurrence or _Recurrence([]), self.trigger.scheduled_time
        if bool(recurrence.recurrence_rules) == bool(once):
            raise ValueError("neither rules nor a time, or both")
        if not self.alert_info.spoken_info.content:
            raise ValueError("nothing to say")
        for rule in recurrence.recurrence_rules:
            read_rule(rule)
        times = (self.request_time, recurrence.start_date_time, recurrence.end_date_time, once)
        for time in filter(None, times):
            if datetime.fromisoformat(time).tzinfo is not None:
                raise ValueError("a time is local, and the time zone is named beside it")
        try:
            ZoneInfo(self.trigger.time_zone_id)
        except (KeyError, OSError):
            raise ValueError("a time zone that there is not") from None


@contextmanager
def serving(account: Account, now: Callable[[], float]) -> Iterator[AlexaServices]:
    """Serve on this machine only, on a free port."""
    services = AlexaServices(account, now)
    handler = type("Handler", (_Handler,), {"services": services})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        services.endpoint = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield services
        finally:
            services.closing.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    services: AlexaServices
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def do_PUT(self) -> None:
        self._answer(self._put)

    def do_DELETE(self) -> None:
        self._answer(self._delete)

    def log_message(self, *_: Any) -> None:
        """Log nothing: the terminal belongs to the conversation."""

    def _answer(self, act: Callable[[], object]) -> None:
        services = self.services
        services.calls.append((self.command, self.path))
        self._body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if services.fault:
            self._fail(services.fault)
            return
        try:
            self._refuse_strangers()
            self._send(200, act())
        except _RefusedError as refused:
            self._send(refused.status, {"code": refused.code, "message": refused.message})

    def _refuse_strangers(self) -> None:
        if self.headers.get("Authorization") != f"Bearer {self.services.token}":
            raise _RefusedError(401, "UNAUTHORIZED", "no token, or another")

    def _permitted(self) -> None:
        if REMINDERS not in self.services.account.permitted:
            raise _RefusedError(401, "UNAUTHORIZED", "the permission is missing")

    def _get(self) -> object:
        account = self.services.account
        if self.path.startswith(_SETTINGS) and self.path.endswith(_TIME_ZONE):
            return account.time_zone
        self._permitted()
        if self.path != _REMINDERS:
            return self._kept()
        kept = account.listed(self.services.now())
        return {"totalCount": str(len(kept)), "alerts": kept, "links": None}

    def _post(self) -> object:
        self._permitted()
        if self.path != _REMINDERS:
            raise _RefusedError(404, "NOT_FOUND")
        wish = self._wish()
        services = self.services
        if len(services.account.reminders) >= services.most_reminders:
            raise _RefusedError(403, "MAX_REMINDERS_EXCEEDED")
        return self._receipt(services.account.add(wish, services.now()))

    def _put(self) -> object:
        self._permitted()
        token = self._kept()["alertToken"]
        services = self.services
        return self._receipt(services.account.change(token, self._wish(), services.now()))

    def _delete(self) -> object:
        self._permitted()
        self.services.account.remove(self._kept()["alertToken"])
        return None

    def _kept(self) -> Json:
        kept = self.services.account.reminders.get(
            unquote(self.path.removeprefix(f"{_REMINDERS}/"))
        )
        if kept is None:
            raise _RefusedError(404, "ALERT_NOT_FOUND")
        return kept

    def _wish(self) -> Json:
        try:
            wish: Json = msgspec.to_builtins(msgspec.json.decode(self._body, type=_Wish))
        except msgspec.DecodeError as fault:
            raise _RefusedError(400, "INVALID_REQUEST", str(fault)) from None
        return wish

    def _receipt(self, kept: Json) -> Json:
        named = ("alertToken", "createdTime", "updatedTime", "status", "version")
        href = f"{_REMINDERS}/{kept['alertToken']}"
        return {**{name: kept[name] for name in named}, "href": href}

    def _fail(self, fault: Fault) -> None:
        self.services.closing.wait(fault.after)
        body = json.dumps({"code": fault.code, "message": ""}).encode()
        self._write(fault.status, body if fault.body is None else fault.body)

    def _send(self, status: int, content: object) -> None:
        self._write(status, b"" if content is None else json.dumps(content).encode())

    def _write(self, status: int, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has given up
