"""Errors at the doors.

Refused          a request that is not answered: malformed, not signed, or for another skill
OtherLanguage    somebody spoke to the skill in a locale that it has no words for
"""


class Refused(Exception):  # noqa: N818 (what became of the request, not a mistake of ours)
    """A request that is not answered.

    The message is the reason in one line, for the log; it holds nothing that came with the
    request but the type of a well-formed one, so no word and no id of a person.
    """


class OtherLanguage(Exception):  # noqa: N818 (as above)
    """Somebody spoke to the skill in a locale that it has no words for."""
