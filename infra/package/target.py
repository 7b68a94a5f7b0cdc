"""What a package is built for: a version of Python, and a platform."""

import sys
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Target:
    """Where a package is to run."""

    python: tuple[int, int]
    """Major and minor version of CPython."""
    platform: str | None
    """The platform tag of compiled wheels; None for the machine that builds."""

    @property
    def version(self) -> str:
        """The version as it is written: 3.13."""
        return ".".join(map(str, self.python))


LAMBDA: Final = Target((3, 13), "manylinux2014_aarch64")
"""Runtime and Architectures of infra/template.yaml, in Python's terms.

manylinux2014 needs glibc 2.17 (PEP 599); the runtime is based on Amazon Linux 2023, which has 2.34
(AWS Lambda Developer Guide, "Lambda runtimes").
"""


def this_machine() -> Target:
    """The machine that builds, and the interpreter that runs."""
    return Target(sys.version_info[:2], None)
