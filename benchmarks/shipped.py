"""What each library of the Lambda package takes: bytes, and a share of a cold start."""

import subprocess
import sys
import time
from collections.abc import Mapping
from statistics import median
from typing import Final

from benchmarks.figures import Bench
from benchmarks.table import Table, milliseconds

LIBRARIES: Final[Mapping[str, tuple[str, str]]] = {
    "ask_sdk_core": ("ask_sdk_core.skill_builder", "the SDK's dispatch and response builder"),
    "ask_sdk_model": ("ask_sdk_model", "the classes of requests and responses"),
    "ask_sdk_runtime": ("ask_sdk_runtime.skill", "what ask-sdk-core stands on"),
    "boto3": ("boto3", "the client's session, as AWS documents it"),
    "botocore": ("botocore.session", "DynamoDB: signing, retries, its model"),
    "urllib3": ("urllib3", "connections, for botocore and for Alexa's services"),
    "msgspec": ("msgspec", "the state's types, their validation and JSON, in C"),
    "aws_lambda_powertools": (
        "skill.app.powertools",
        "metrics in CloudWatch's format, and the log in JSON",
    ),
    "dateutil": ("dateutil.parser", "timestamps, for ask-sdk-core"),
    "jmespath": ("jmespath", "paginators, for botocore"),
    "tzdata": ("tzdata", "time zones: Lambda's Python need not have any"),
    "typing_extensions": ("typing_extensions", "types, for Powertools"),
    "six": ("six", "Python 2, for ask-sdk-core and dateutil"),
}
"""By folder or file in the package: what is imported of it, and what would be lost without it."""


def measure(bench: Bench) -> Table:
    """Import each by itself, in turns with a Python that imports nothing."""
    code = bench.subjects.ours.code
    seconds: dict[str, list[float]] = {name: [] for name in ("", *LIBRARIES)}
    for number in range(bench.sizes.starts):
        bench.say(f"libraries {number + 1} of {bench.sizes.starts}")
        for name, taken in seconds.items():
            imports = f"; import {LIBRARIES[name][0]}" if name else ""
            program = f"import sys; sys.path.insert(0, {str(code)!r}){imports}"
            began = time.perf_counter()
            subprocess.run([sys.executable, "-B", "-S", "-P", "-c", program], check=True)  # noqa: S603 (ours)
            taken.append(time.perf_counter() - began)
    rows = []
    for name, (_, lost) in LIBRARIES.items():
        parts = [*code.glob(f"{name}/**/*"), *code.glob(f"{name}.py"), *code.glob(f"{name}-*/*")]
        size = sum(path.stat().st_size for path in parts if path.is_file())
        alone = median(taken - bare for taken, bare in zip(seconds[name], seconds[""], strict=True))
        rows.append([name, f"{size / 1000:,.0f} kB", milliseconds(max(alone, 0.0)), lost])
    return Table(
        "What is shipped beside the skill",
        "Unpacked, with compiled modules. The time is that of importing it in a new process, "
        "beyond an empty one. Of what two libraries both need, the one that comes first in a cold "
        "start takes it, so that the times do not add up.",
        ["library", "bytes", "import alone", "what it is for"],
        rows,
    )
