"""Lives of a household: a fifth of a profile's examples, each a life of 40 turns."""

from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.household import Household

LIVES = settings(max_examples=settings().max_examples // 5, stateful_step_count=40)


def test_nothing_is_lost_and_every_reply_is_quick() -> None:
    run_state_machine_as_test(Household, settings=LIVES)
