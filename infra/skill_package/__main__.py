"""``python -m infra.skill_package``: write the skill package into a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from infra.skill_package.addresses import AddressError, Addresses, Page
from infra.skill_package.listing import ListingError
from infra.skill_package.package import PackageError, write_package

OUTPUT = Path("build/skill-package")


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.skill_package", description=__doc__)
    parser.add_argument(
        "--endpoint",
        required=True,
        metavar="ARN",
        help="the Lambda function that answers, or the https address of a web service",
    )
    for region, people in {"eu": "Europe and India", "fe": "the Far East"}.items():
        parser.add_argument(
            f"--endpoint-{region}", metavar="ARN", help=f"for {people}; default: the same"
        )
    parser.add_argument(
        "--certificate",
        choices=("Trusted", "Wildcard", "SelfSigned"),
        default="Trusted",
        help="of an https endpoint; default: Trusted",
    )
    for page in ("privacy", "terms"):
        parser.add_argument(
            "--privacy-policy" if page == "privacy" else "--terms",
            required=True,
            action="append",
            metavar="[LANGUAGE=]URL",
            help=f"docs/{page}.md; given again with de=, docs/{page}.de.md",
        )
    parser.add_argument(
        "--output", type=Path, default=OUTPUT, metavar="FOLDER", help=f"default: {OUTPUT}"
    )
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Write the package; returns the exit code."""
    arguments = _arguments(given)
    try:
        addresses = Addresses(
            endpoints={
                "NA": arguments.endpoint,
                "EU": arguments.endpoint_eu or arguments.endpoint,
                "FE": arguments.endpoint_fe or arguments.endpoint,
            },
            privacy_policy=Page.given(arguments.privacy_policy),
            terms=Page.given(arguments.terms),
            certificate=arguments.certificate,
        )
        write_package(arguments.output, addresses)
    except (AddressError, ListingError, PackageError) as error:
        print(f"No skill package: {error}", file=sys.stderr)
        return 2
    print(f"Wrote {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
