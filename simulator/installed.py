"""The installed command, ``my-back-stretches``: the speaker that ``./run`` starts in a checkout."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the speaker; returns the exit code, 2 if its dependencies are not installed."""
    try:
        # Imported here: a host of the skill may have been installed without the extra "speaker".
        from simulator.__main__ import NAME
        from simulator.__main__ import main as run
    except ModuleNotFoundError as missing:
        print(
            f"The local speaker needs {missing.name}, which its extra brings: "
            "pip install '.[speaker]' in the project's folder.",
            file=sys.stderr,
        )
        return 2
    return run(prog=NAME)
