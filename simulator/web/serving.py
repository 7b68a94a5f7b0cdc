"""The page's server, on this machine only, and the conversation behind it."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from werkzeug.serving import make_server

from simulator.clock import Clock
from simulator.conversation import Said, converse
from simulator.lines import Lines
from simulator.sounds import Sounds
from simulator.speaker import Speaker
from simulator.web.happenings import Happenings
from simulator.web.page import ENGINE, Room, create_page
from simulator.web.stage import PageStage

HOST = "127.0.0.1"


class PortTakenError(OSError):
    """Another program uses the port; the message says so."""


@contextmanager
def served(page: Flask, port: int) -> Iterator[int]:
    """Serve the page on a port (0: any free one), and yield which. Raises PortTakenError."""
    # A log line for each request would hide the address.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        listening = socket.create_server((HOST, port))
    except OSError as fault:
        raise PortTakenError(f"Port {port} cannot be had; name another with --port.") from fault
    with listening:
        server = make_server(HOST, port, page, threaded=True, fd=listening.fileno())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.shutdown()
            server.server_close()


async def talk_on_a_page(
    clock: Clock,
    sounds: Sounds,
    speaker_for: Callable[[PageStage], Speaker],
    ready: Callable[[str], None],
    port: int,
    overview: Callable[[PageStage], dict[str, Any]],
) -> None:
    """Hold a conversation on a page; ``ready`` is told its address."""
    happenings = Happenings()
    stage = PageStage(happenings, clock, engine=ENGINE.exists())
    speaker = speaker_for(stage)
    speaker.draws = True
    lines = Lines(clock)
    loop = asyncio.get_running_loop()

    def hear(said: Said) -> None:
        loop.call_soon_threadsafe(lines.say, said)

    def wav(name: str) -> bytes | None:
        words = stage.words_of(name)
        return None if words is None else sounds.wav(words)

    with served(
        create_page(Room(happenings, stage.present, hear, wav, lambda: overview(stage))), port
    ) as taken:
        ready(f"http://{HOST}:{taken}/")
        await converse(speaker, lines, stage, clock)
