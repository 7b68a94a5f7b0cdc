"""Errors of keeping progress. No message names a person, an account or a practice.

ProgressError
├── StoreUnavailable  slow, throttled, refused, locked, full, read-only, or the table is missing
├── Conflict          someone else wrote in between
└── UnreadableItem    garbage, or written by a later version of the skill
"""


class ProgressError(Exception):
    """Anything that keeps progress from being read or written."""


class StoreUnavailable(ProgressError):  # noqa: N818 (the state of the store, not a mistake)
    """The store did not do it, or did not say so in time. A write may have happened."""


class Conflict(ProgressError):  # noqa: N818 (as above)
    """The record is no longer the one that was read."""


class UnreadableItem(ProgressError):  # noqa: N818 (as above)
    """What is kept cannot be read by this version of the skill, and is left as it is."""
