"""Short forms, spelled out."""

from __future__ import annotations

import pytest

from interaction_models.wording import WordingError, expand, expand_all


@pytest.mark.parametrize(
    ("short", "spelled"),
    [
        ("slow down", ("slow down",)),
        ("skip (it|this one)", ("skip it", "skip this one")),
        ("slower [please]", ("slower", "slower please")),
        ("[the|my] {side} again", ("{side} again", "the {side} again", "my {side} again")),
        ("go [back (one|a step)]", ("go", "go back one", "go back a step")),
        ("i('ve had| had) a fall", ("i've had a fall", "i had a fall")),
        ("(a|a)", ("a",)),
    ],
)
def test_a_short_form_is_spelled_out_in_order(short: str, spelled: tuple[str, ...]) -> None:
    assert expand(short) == spelled


@pytest.mark.parametrize("short", ["skip (it", "skip it]", "one|two", "(one [two)]"])
def test_brackets_must_pair(short: str) -> None:
    with pytest.raises(WordingError, match="brackets do not pair"):
        expand(short)


def test_two_short_forms_must_not_say_the_same() -> None:
    with pytest.raises(WordingError, match="said twice: skip it"):
        expand_all(["skip [it]", "(skip|leave) it"])
