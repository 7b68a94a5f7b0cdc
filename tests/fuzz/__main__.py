"""python -m tests.fuzz --count 100000 --seed 1: mutated envelopes through both doors."""

import argparse
import sys
import time

from tests.fuzz.campaign import Failure, Tally, campaign
from tests.fuzz.doors import open_doors
from tests.fuzz.scenes import record_scenes


def main() -> int:
    """Run a campaign; 1 where a rule was broken, and then the least that breaks it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many envelopes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first envelope")
    wanted = parser.parse_args()
    began, scenes = time.monotonic(), record_scenes()
    numbers = range(wanted.first, wanted.first + wanted.count)
    try:
        with open_doors() as doors:
            tally = campaign(doors, scenes, wanted.seed, numbers, _progress)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    print(f"{tally.envelopes} envelopes, seed {wanted.seed}, {time.monotonic() - began:.0f} s")
    for what, count in sorted(tally.became.items()):
        print(f"  {what:<28}{count:>8}")
    return 0


def _progress(tally: Tally) -> None:
    if tally.envelopes % 10_000 == 0:
        print(f"{tally.envelopes} ...", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
