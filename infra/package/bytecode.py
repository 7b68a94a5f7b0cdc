"""Compiled modules: Lambda cannot write them, and compiling makes every cold start slower.

Lambda mounts the code read-only, so without them each cold start compiles every module.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from infra.package.commands import run
from infra.package.errors import PackagingError
from infra.package.target import Target

TASK_ROOT: Final = "/var/task"
"""Where Lambda unpacks the code (AWS Lambda Developer Guide): the path in tracebacks."""

_WHICH = "import sys; print(*sys.version_info[:2], sys.implementation.name, sys.executable)"


def find_interpreter(target: Target) -> Path | None:
    """Find a CPython of the target's version: the one running, or one on the PATH.

    Bytecode depends on the version alone, not on the platform.
    """
    for candidate in (sys.executable, shutil.which(f"python{target.version}")):
        found = _cpython(candidate, target) if candidate else None
        if found:
            return found
    return None


def _cpython(candidate: str, target: Target) -> Path | None:
    # Ask it for its version: a version manager's shim may be there without its Python.
    asked = run([candidate, "-I", "-S", "-c", _WHICH])
    wanted = "{} {} cpython ".format(*target.python)
    if asked.returncode or not asked.stdout.startswith(wanted):
        return None
    return Path(asked.stdout.removeprefix(wanted).strip())


def compile_all(folder: Path, interpreter: Path) -> None:
    """Compile every module beside its source, without a check against it at import.

    Unchecked, because timestamps mean nothing after unpacking. Hashes are not randomised and no
    site is loaded, so that the same source gives the same bytes. Raises PackagingError for a module
    that does not compile.
    """
    command = [str(interpreter), "-P", "-S", "-W", "ignore", "-m", "compileall", "-q"]
    command += ["--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", TASK_ROOT]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = run([*command, str(folder)], environ | {"PYTHONHASHSEED": "0"})
    if done.returncode:
        raise PackagingError(f"a module does not compile:\n{done.stdout}{done.stderr}".strip())
