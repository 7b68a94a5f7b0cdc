"""Errors at the doors.

Refused          a request that is not answered: malformed, not signed, or for another skill
Unknown          a request for this skill, well-formed, of a kind that is not known here
OtherLanguage    somebody spoke to the skill in a locale that it has no words for
"""


class Refused(Exception):  # noqa: N818 (what became of the request, not a mistake of ours)
    """A request that is not answered.

    The message is the reason in one line, for the log. Of the request it has at most the type, if
    that is well-formed, so no words and no ids of a person.
    """


class Unknown(Exception):  # noqa: N818 (as above)
    """A well-formed request for this skill that neither the SDK nor the skill knows: a type newer
    than the SDK, or an intent of another kind of name. Its session goes on as it was.
    """


class OtherLanguage(Exception):  # noqa: N818 (as above)
    """A person spoke to the skill in a locale that it has no words for."""
