"""Errors of keeping progress. No message names a person, an account or a practice.

ProgressError
├── StoreUnavailable  slow, throttled, refused, locked, full, read-only, or the table is missing
├── Conflict          someone else wrote in between, or has finished the same practice
├── Deleted           everything was deleted since the session began
└── UnreadableItem    garbage, or written by a later version of the skill
    └── UnreadableFile    the whole file is garbage
"""

from collections.abc import Collection


class ProgressError(Exception):
    """Progress could not be read or written."""


class StoreUnavailable(ProgressError):  # noqa: N818 (the state of the store, not a mistake)
    """The store failed, or did not answer in time. A write may have happened."""


class Conflict(ProgressError):  # noqa: N818 (as above)
    """The record is no longer the revision that was read, or a practice is already counted."""

    def __init__(self, message: str, counted: Collection[str] = ()) -> None:
        """`counted` are the keys of the practices that are already counted."""
        super().__init__(message)
        self.counted = frozenset(counted)


class Deleted(ProgressError):  # noqa: N818 (as above)
    """Everything was deleted since the session began, so it may write nothing any more."""


class UnreadableItem(ProgressError):  # noqa: N818 (as above)
    """This version of the skill cannot read the item, and leaves it as it is."""


class UnreadableFile(UnreadableItem):
    """The file of the embedded store is no database, or a damaged one."""
