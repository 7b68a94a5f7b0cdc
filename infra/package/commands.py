"""Running other programs: pip, and interpreters."""

import subprocess
from collections.abc import Mapping, Sequence


def run(
    command: Sequence[str], environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, and return what it said; a failure is for the caller to judge.

    Without an environ it has this process's. Raises OSError where it cannot be started.
    """
    # Nothing of it comes from outside: it is put together in this package.
    return subprocess.run(  # noqa: S603
        command, env=environ, capture_output=True, text=True, check=False
    )
