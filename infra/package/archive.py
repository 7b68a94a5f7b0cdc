"""A folder as a zip file: the same files give the same bytes."""

import stat
import zipfile
from pathlib import Path
from typing import Final

from infra.package.errors import PackagingError

MAX_ZIPPED: Final = 8_000_000
"""Bytes. Lambda accepts 50 MB (AWS Lambda Developer Guide, "Lambda quotas"); a larger package means
a longer cold start, so growth should not go unnoticed."""
MAX_UNPACKED: Final = 30_000_000
"""Bytes. Lambda accepts 250 MB (ibid.)."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold."""
_READABLE = stat.S_IFREG | 0o644
"""Lambda runs as a user of its own, who must be able to read every file."""
_UNIX = 3


def write_archive(folder: Path, output: Path) -> int:
    """Write the files of a folder into a zip file; return their bytes, unpacked.

    Sorted by name, all with the same date and permissions, and without folder entries.
    """
    unpacked = 0
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
        for name in sorted(name for name, path in names.items() if path.is_file()):
            content = names[name].read_bytes()
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE << 16
            archive.writestr(entry, content)
            unpacked += len(content)
    return unpacked


def check_size(zipped: int, unpacked: int) -> None:
    """Raise PackagingError if the package, in bytes, has grown too large."""
    for what, size, limit in (("", zipped, MAX_ZIPPED), (" unpacked", unpacked, MAX_UNPACKED)):
        if size > limit:
            raise PackagingError(
                f"the package has {size:,} bytes{what}, and {limit:,} are allowed: "
                "take out what is not needed, or move the limit in infra/package/archive.py"
            )
