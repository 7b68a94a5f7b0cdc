import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching import policy
from skill.coaching.safety import Form, form_due, unheard

NOW = 2_000_000_000.0


def due(
    agreed: float | None = None,
    used: float | None = None,
    *,
    wording: int = 1,
    in_full: bool = False,
) -> Form:
    return form_due(agreed, None if agreed is None else wording, 1, used, NOW, in_full=in_full)


def test_a_yes_holds_for_ninety_days() -> None:
    assert due(NOW - policy.YES_HOLDS, NOW - policy.DAY) is Form.LINE
    assert due(NOW - policy.YES_HOLDS - 1, NOW - policy.DAY) is Form.REMINDER


def test_thirty_unused_days_want_a_reminder() -> None:
    assert due(NOW - 40 * policy.DAY, NOW - policy.UNUSED) is Form.LINE
    assert due(NOW - 40 * policy.DAY, NOW - policy.UNUSED - 1) is Form.REMINDER


@given(st.lists(st.floats(0.5, 10), min_size=1, max_size=8), st.floats(0, 60))
def test_a_rule_is_heard_once_its_last_word_is_spoken(lengths: list[float], elapsed: float) -> None:
    ends = [sum(lengths[: index + 1]) for index in range(len(lengths))]
    missed = unheard(ends, elapsed)
    assert [index for index, end in enumerate(ends) if end > elapsed] == list(missed)
    if missed:
        assert missed == tuple(range(missed[0], len(ends)))


@pytest.mark.parametrize("elapsed", [0.0, 100.0])
def test_no_rules_no_rest(elapsed: float) -> None:
    assert unheard((), elapsed) == ()
