"""What is kept of a person, and where: a DynamoDB table, or a file on this machine."""

from collections.abc import Mapping
from pathlib import Path

from skill.progress.errors import (
    Conflict,
    Deleted,
    ProgressError,
    StoreUnavailable,
    UnreadableItem,
)
from skill.progress.record import Agreement, Preferences, Record
from skill.progress.store import HOUSEHOLD, Kept, Owner, Store

__all__ = [
    "HOUSEHOLD",
    "Agreement",
    "Conflict",
    "Deleted",
    "Kept",
    "Owner",
    "Preferences",
    "ProgressError",
    "Record",
    "Store",
    "StoreUnavailable",
    "UnreadableItem",
    "open_store",
]


# Each store's dependencies are imported only when it is chosen: botocore costs a cold start 0.2 s,
# and platformdirs is not shipped to Lambda.
def open_store(environ: Mapping[str, str]) -> Store:
    """Open the store that the environment names.

    PROGRESS_TABLE is a DynamoDB table (region, credentials and endpoint come from boto3's own
    settings); else PROGRESS_FILE is an SQLite file; else it is a file in the user's data directory.
    Nothing is read or written yet. With a table, raises botocore's errors about its settings, such
    as NoRegionError.
    """
    if table := environ.get("PROGRESS_TABLE"):
        from skill.progress.dynamodb import DynamoStore

        return DynamoStore(table)
    from skill.progress.sqlite import SqliteStore

    if file := environ.get("PROGRESS_FILE"):
        return SqliteStore(Path(file))
    return SqliteStore(_default_file())


def _default_file() -> Path:
    import platformdirs

    folder = platformdirs.user_data_path("my-back-stretches", appauthor=False)
    return folder / "progress.sqlite"
