"""Alexa's own question for a permission, answered where nobody asked for anything."""

from tests.person import Person


def test_a_permission_given_without_a_wish_is_no_refusal(person: Person) -> None:
    person.launch().permit("ACCEPTED", after=30)
    assert "No reminder" not in person.words
    assert person.words.startswith("Thank you.")
    assert person.words.endswith("Shall we start?")
    assert not person.ended
