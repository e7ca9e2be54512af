"""One run of a series at a time. The system lets the lock go when the process that holds it ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefgen.errors import ArchiveError


@contextmanager
def only_run(archive: Path, series: str) -> Iterator[bool]:
    """Whether no other process runs `series` of that archive; where none does, none can until the block ends.

    The lock is a file beside the archive, which stays. Raises ArchiveError where it cannot be made.
    """
    path = archive.with_name(f"{archive.name}.{series}.lock")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ArchiveError(f"{path} cannot be made: {error.strerror}", hint="check the folder of the archive") from None
    try:
        yield _take(handle)
    finally:
        os.close(handle)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
