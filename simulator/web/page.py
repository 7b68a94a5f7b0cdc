"""The web application: the page and its files, the stream of events, and what people say."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, request, send_from_directory

from simulator.conversation import Said
from simulator.web.happenings import Happening, Happenings
from simulator.web.telling import RefusedTellingError, read_told

STATIC = Path(__file__).parent / "static"
_ENGINE_FOLDER = Path(__file__).parent / "engine"
ENGINE = _ENGINE_FOLDER / "node_modules" / "apl-viewhost-web" / "index.js"
NO_ENGINE = (
    "No screens: Amazon's APL engine is missing. With node 18 or newer, "
    f"npm ci --ignore-scripts --prefix {shlex.quote(str(_ENGINE_FOLDER))} fetches it."
)
HOSTS = ["127.0.0.1", "localhost"]

# Nothing from another host, and nothing inline.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


# Amazon's engine creates functions and styles at run time.
_SCREEN_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self' data:",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


@dataclass(frozen=True)
class Room:
    """The page's access to the speaker. Everything is called in the server's threads."""

    happenings: Happenings
    present: Callable[[], dict[str, Any]]
    """What a page is told once it has caught up."""
    hear: Callable[[Said], None]
    """Takes a line that was said, or a report from the screen."""
    wav: Callable[[str], bytes | None]
    """Returns the sound of that name as a WAV file; None without one."""
    overview: Callable[[], dict[str, Any]]
    """What the skill would practise now and what it keeps, with how it is opened and asked."""


def create_page(room: Room) -> Flask:
    """Make the application."""
    page = Flask(__name__, static_folder=str(STATIC), static_url_path="/static")
    # Requests under another host name are refused, against DNS rebinding.
    page.config["TRUSTED_HOSTS"] = HOSTS

    @page.after_request
    def guard(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    @page.get("/")
    def index() -> Response:
        return send_from_directory(STATIC, "index.html")

    @page.get("/happenings")
    def follow() -> Response:
        last = request.headers.get("Last-Event-ID", "0")
        stream = _events(room, int(last) if last.isdecimal() else 0)
        return Response(stream, mimetype="text/event-stream", headers={"Cache-Control": "no-store"})

    @page.post("/told")
    def take() -> tuple[str, int]:
        # JSON only: another site's form cannot send that.
        try:
            said = read_told(request.get_json())
        except RefusedTellingError as refused:
            abort(400, str(refused))
        for each in said:
            room.hear(each)
        return "", 204

    @page.get("/overview")
    def overview() -> Response:
        return jsonify(room.overview())

    @page.get("/screen")
    def screen() -> Response:
        response = send_from_directory(STATIC, "screen.html")
        response.headers["Content-Security-Policy"] = _SCREEN_POLICY
        return response

    @page.get("/engine.js")
    def engine() -> Response:
        # Its style sheet refers to fonts on another host, which must not be requested.
        text = ENGINE.read_bytes().replace(b"@font-face", b"@no-face")
        return Response(text, mimetype="text/javascript")

    @page.get("/sounds/<name>.wav")
    def sound(name: str) -> Response:
        content = room.wav(name)
        if content is None:
            abort(404)
        kept = {"Cache-Control": "max-age=86400"}
        return Response(content, mimetype="audio/wav", headers=kept)

    return page


def _events(room: Room, last: int) -> Iterator[str]:
    """Write what happens as server-sent events: first what the page has missed."""
    for happening in room.happenings.between(last, newest := room.happenings.newest):
        yield _event(happening)
    yield f"data: {json.dumps(room.present())}\n\n"
    for new in room.happenings.after(newest):
        yield ": nothing new\n\n" if new is None else _event(new)


def _event(happening: Happening) -> str:
    return f"id: {happening.number}\ndata: {happening.text}\n\n"
