"""Many people practising at once, behind gunicorn as docs/hosting.md starts it."""

import http.client
import os
import queue
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric import rsa

from benchmarks.conversation import UNKNOWN, account_of
from benchmarks.figures import Bench, percentile
from benchmarks.table import Table, milliseconds
from simulator.envelope import SessionFacts, Setting, intent, launch, new_session_id
from simulator.meaning import Heard
from skill.app.skill import read_contents
from tests.app.signature.chains import Authority
from tests.hosting.host import Host, hosted

APP: Final = "tests.hosting.signed_app:create()"
"""The skill's web service, verifying signatures against an authority created for this run."""
SAID: Final = (
    "AMAZON.YesIntent",
    "WhichSideIntent",
    "AMAZON.NextIntent",
    "TimeLeftIntent",
    "AMAZON.NextIntent",
    "AMAZON.PauseIntent",
    "AMAZON.ResumeIntent",
    "AMAZON.NextIntent",
    "AMAZON.StopIntent",
)
"""What follows the launch, without waiting: a signed request must be fresh."""
FAULTS: Final = ("faults.trouble", "practice.place_not_kept")
"""The keys of the words that report a fault."""


@dataclass
class Counted:
    """What the crowd experienced."""

    seconds: list[float] = field(default_factory=list)
    """For each turn, on a new connection, TLS and signature included."""
    errors: Counter[str] = field(default_factory=Counter)


def measure(bench: Bench) -> Table:
    """Let the crowd practise without a pause between turns, and with a pause of one second."""
    rows = []
    for pause, said in ((0.0, "none"), (bench.sizes.breath, f"{bench.sizes.breath:g} s")):
        bench.say(f"{bench.sizes.crowd} people at once, {said} between the turns")
        counted, seconds = practising(bench, pause)
        rows.append(row(said, counted, seconds))
    return Table(
        f"{bench.sizes.crowd} people practising at once",
        f"Behind gunicorn as docs/hosting.md starts it: two workers, TLS, signatures verified, the "
        f"record in a file. The people are on the same {os.cpu_count()} cores, each turn on a "
        f"connection of its own; without a breath they all begin at the same moment. In truth a "
        f"person speaks every minute or so: without a breath between the turns, this is what "
        f"hundreds of times as many people ask.",
        ["between turns", "turns", "errors", "median", "99th percentile", "turns a second"],
        rows,
        short=[
            [
                f"a turn of {bench.sizes.crowd} people at once behind gunicorn, a breath between",
                f"{rows[1][3]}; errors: {rows[1][2]} of {rows[1][1]}",
                "–",
                "no error",
            ]
        ],
    )


def row(said: str, counted: Counted, seconds: float) -> list[str]:
    """One row of the table."""
    turns = len(counted.seconds)
    errors = ", ".join(f"{number} {name}" for name, number in counted.errors.items())
    return [
        said,
        f"{turns:,}",
        errors or "0",
        milliseconds(median(counted.seconds)) if turns else "–",
        milliseconds(percentile(counted.seconds, 0.99)) if turns else "–",
        f"{turns / seconds:.0f}",
    ]


def practising(bench: Bench, pause: float) -> tuple[Counted, float]:
    """Run everyone's sessions; returns what they experienced, and the seconds it took."""
    folder = bench.folder / f"crowd {pause}"
    folder.mkdir()
    authority = Authority(rsa.generate_private_key(65537, 2048))
    words = read_contents()["en-US"].words
    faults = {words.line(key): key for key in FAULTS}
    found: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
    with hosted(authority, folder, APP) as host:
        host.ask("GET", "/healthz")
        people = [
            threading.Thread(target=_person, args=(host, number, pause, bench, faults, found))
            for number in range(bench.sizes.crowd)
        ]
        began = time.perf_counter()
        for person in people:
            person.start()
        for person in people:
            person.join()
        seconds = time.perf_counter() - began
    return _counted(found), seconds


def _counted(found: "queue.SimpleQueue[tuple[float, str]]") -> Counted:
    counted = Counted()
    while not found.empty():
        seconds, error = found.get()
        counted.seconds.append(seconds)
        if error:
            counted.errors[error] += 1
    return counted


def _person(
    host: Host,
    number: int,
    pause: float,
    bench: Bench,
    faults: Mapping[str, str],
    found: "queue.SimpleQueue[tuple[float, str]]",
) -> None:
    setting = Setting(skill_id=host.settings["ALEXA_SKILL_ID"], services=UNKNOWN)
    # Nobody's clock is another's: with a breath between the turns, they come spread over it.
    time.sleep(pause * number / bench.sizes.crowd)
    for _ in range(bench.sizes.sessions):
        session = new_session_id()
        attributes: Mapping[str, Any] = {}
        for name in ("", *SAID):
            facts = SessionFacts(session, not name, attributes)
            envelope = (
                intent(setting, facts, time.time(), Heard(name))
                if name
                else launch(setting, facts, time.time())
            )
            user = {"userId": account_of(f"crowd {number}")}
            envelope["session"]["user"] = envelope["context"]["System"]["user"] = user
            seconds, error, attributes = turn(host, envelope, faults)
            found.put((seconds, error))
            time.sleep(pause)


def turn(
    host: Host, envelope: Mapping[str, Any], faults: Mapping[str, str]
) -> tuple[float, str, Mapping[str, Any]]:
    """Take a turn; returns its seconds, its fault if any, and the attributes for the next one."""
    began = time.perf_counter()
    try:
        status, _, reply = host.post(envelope)
    except (OSError, http.client.HTTPException) as error:
        return time.perf_counter() - began, type(error).__name__, {}
    seconds = time.perf_counter() - began
    if status != 200:
        return seconds, f"status {status}", {}
    speech = reply["response"].get("outputSpeech", {}).get("ssml", "")
    told = (key for line, key in faults.items() if line in speech)
    return seconds, next(told, "") if speech else "silence", reply.get("sessionAttributes", {})
