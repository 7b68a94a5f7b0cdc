"""``python -m infra.package``: build the Lambda package."""

import argparse
import base64
import sys
from pathlib import Path
from typing import Final

from infra.package.builder import Package, build
from infra.package.errors import PackagingError
from infra.package.target import LAMBDA, Target

OUTPUT: Final = Path("build/lambda.zip")


def main(given: list[str] | None = None) -> int:
    """Build the package; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m infra.package", description=__doc__)
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, metavar="FILE", help=f"default: {OUTPUT}"
    )
    arguments = parser.parse_args(given)
    try:
        package = build(arguments.output)
    except PackagingError as error:
        print(f"No package: {error}", file=sys.stderr)
        return 1
    print(report(package, LAMBDA))
    return 0


def report(package: Package, target: Target) -> str:
    """Describe what was built, in a few lines."""
    lines = [
        f"Wrote {package.path} for Python {target.version} on {target.platform}: "
        f"{package.zipped / 1e6:.1f} MB, {package.unpacked / 1e6:.1f} MB unpacked.",
        f"CodeSha256: {base64.b64encode(package.sha256).decode()}",
    ]
    if not package.compiled:
        lines.append(
            f"Without compiled modules, which cold starts will be slower for: there is no "
            f"python{target.version} on the PATH to compile them with."
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
