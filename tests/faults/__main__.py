"""python -m tests.faults --examples 2000 --seed 1: households at their speakers, with faults."""

import argparse
import logging
import sys
import time

import hypothesis
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.household import Household


def main() -> int:
    """Live so many lives; the least that breaks a rule is raised."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--examples", type=int, default=2000, help="how many lives")
    parser.add_argument("--steps", type=int, default=50, help="of one life, at most")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    logging.disable()
    began = time.monotonic()
    lives = settings(
        max_examples=wanted.examples,
        stateful_step_count=wanted.steps,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    run_state_machine_as_test(hypothesis.seed(wanted.seed)(Household), settings=lives)
    took = time.monotonic() - began
    print(
        f"{wanted.examples} lives of up to {wanted.steps} turns, seed {wanted.seed}, {took:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
