"""Errors of keeping progress. No message names a person, an account or a practice.

ProgressError
├── StoreUnavailable  slow, throttled, refused, locked, full, read-only, or the table is missing
├── Conflict          someone else wrote in between, or has finished the same practice
└── UnreadableItem    garbage, or written by a later version of the skill
"""

from collections.abc import Collection


class ProgressError(Exception):
    """Anything that keeps progress from being read or written."""


class StoreUnavailable(ProgressError):  # noqa: N818 (the state of the store, not a mistake)
    """The store did not do it, or did not say so in time. A write may have happened."""


class Conflict(ProgressError):  # noqa: N818 (as above)
    """The record is no longer the one that was read, or a practice is counted already."""

    def __init__(self, message: str, counted: Collection[str] = ()) -> None:
        """Name the practices that are counted already, by their keys."""
        super().__init__(message)
        self.counted = frozenset(counted)


class UnreadableItem(ProgressError):  # noqa: N818 (as above)
    """What is kept cannot be read by this version of the skill, and is left as it is."""
