"""Running other programs: pip, and interpreters."""

import subprocess
from collections.abc import Mapping, Sequence


def run(
    command: Sequence[str], environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and return its output; the caller checks its exit code.

    Without `environ` it inherits this process's. Raises OSError if it cannot be started.
    """
    # No part of the command comes from outside this package.
    return subprocess.run(  # noqa: S603
        command, env=environ, capture_output=True, text=True, check=False
    )
