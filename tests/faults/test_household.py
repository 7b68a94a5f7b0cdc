"""A share of what `python -m tests.faults` does, the same each time."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.household import Household


def test_nothing_is_lost_and_every_reply_is_quick() -> None:
    run_state_machine_as_test(Household, settings=settings(max_examples=20, stateful_step_count=40))
