"""Whose progress it is."""

import pytest

from skill.progress import HOUSEHOLD, Owner
from skill.progress.items import finished_item
from tests.progress.examples import finished


def test_where_nobody_was_recognised_it_is_the_household() -> None:
    assert Owner("A").person == HOUSEHOLD == "household"


@pytest.mark.parametrize("wrong", ["", "\ud800", "x" * 3000, "é" * 1100])
@pytest.mark.parametrize("what", ["account", "person"])
def test_ids_that_no_store_could_hold_are_refused(what: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^the id of the {what} ") as caught:
        Owner(**{"account": "A", what: wrong})
    # Neither the message nor a cause that a log would show with it carries the id.
    assert not wrong or wrong not in str(caught.value)
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_the_longest_ids_fit_into_a_key_of_dynamodb() -> None:
    owner = Owner("x" * 2048, "#" * 300)
    item = finished_item(owner, finished(0), request_id="r-1")
    assert len(item.owner.encode()) == 2048
    assert len(item.item.encode()) <= 1024
