"""A description of the machine that runs the benchmarks."""

import os
import platform
from pathlib import Path


def described() -> str:
    """Processor, cores, memory, kernel and Python, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()} "
        f"{platform.release()} ({platform.machine()}); CPython {platform.python_version()}"
    )


def processor() -> str:
    """The name of the processor, if the kernel knows it."""
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "a processor without a name"
