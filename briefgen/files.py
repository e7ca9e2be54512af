"""Files are written whole: whoever opens one finds all of what it held before, or all of what it holds now."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside `path`, then move it in place, with the permissions of what stood there. Raises OSError.

    A process that is killed leaves a part at most, which the next one takes away first: a link in its place is never
    written through.
    """
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        write_new(part, content)
        if path.exists():
            part.chmod(path.stat().st_mode & 0o7777)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is on the disk when this returns. Raises FileExistsError where one stands, or a link."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
