"""Files to a folder: each whole or not there, and doing it twice is doing it once."""

import os
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import DeliveryError
from briefgen.files import write_whole


def deliver_to_folder(contents: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """The paths of the files, by their names in `contents`; one that stands there with the same bytes is left alone.

    Each appears under its name only when all of it is on the disk. Raises DeliveryError where a file of that name holds
    something else, which is never replaced, or where the folder cannot be written.
    """
    paths = {folder / name: content for name, content in contents.items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = {path: content for path, content in paths.items() if not _stands(path, content)}
        for path, content in missing.items():
            write_whole(path, content)
        if missing:
            _sync_folder(folder)
    except OSError as error:
        raise DeliveryError(
            f"{folder} cannot be written: {error.strerror or error}", hint="check the folder, its rights and its space"
        ) from None
    return tuple(paths)


def _stands(path: Path, content: bytes) -> bool:
    """Whether the file is there already. Raises DeliveryError where another one is."""
    if not path.exists():
        return False
    if path.is_file() and path.read_bytes() == content:
        return True
    raise DeliveryError(f"{path} exists and holds something else", hint="move it away; the next run delivers the file")


def _sync_folder(folder: Path) -> None:
    """See to it that the names outlast a loss of power, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
