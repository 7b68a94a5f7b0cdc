"""Runs inside a package, in a process of its own: takes a person's turns and times them.

It imports only the package and the standard library. Each line on standard input is a list of
envelopes, one practice; each line of output has the wall-clock and processor seconds of every turn,
and the last reply. What the skill prints and logs goes to standard error.
"""

import importlib
import json
import os
import sys
import time
from typing import Any


def main(handler: str) -> None:
    """Answer lines until there are none."""
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    module, _, function = handler.rpartition(".")
    answer = getattr(importlib.import_module(module), function)
    for line in sys.stdin:
        print(json.dumps(take(answer, json.loads(line))), file=told, flush=True)


def take(answer: Any, envelopes: list[dict[str, Any]]) -> dict[str, Any]:
    """Take the turns of one session, passing the session attributes on as Alexa does."""
    wall, processor = [], []
    attributes: dict[str, Any] = {}
    reply: dict[str, Any] = {}
    for envelope in envelopes:
        envelope["session"]["attributes"] = attributes
        began, busy = time.perf_counter(), time.process_time()
        reply = answer(envelope, None)
        wall.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
        attributes = json.loads(json.dumps(reply.get("sessionAttributes") or {}))
    return {"wall": wall, "processor": processor, "reply": reply}


if __name__ == "__main__":
    main(sys.argv[1])
