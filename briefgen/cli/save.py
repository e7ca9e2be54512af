"""Finished files as bytes come in and stand on the disk: all of them, or none."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefgen.errors import WriterError
from briefgen.files import write_new

_SEPARATORS = frozenset("/\\\0")


def save(contents: Mapping[str, bytes], folder: Path, name: str, *, force: bool = False) -> tuple[Path, ...]:
    """The paths of the files written: `folder/name.ending` for each ending, in order.

    Where any of them exists nothing is written, unless `force`. Raises WriterError; the folder is then as it was.
    """
    check_name(name)
    targets = {folder / f"{name}.{ending}": content for ending, content in contents.items()}
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        _check_targets(folder, targets, force=force)
        folder.mkdir(parents=True, exist_ok=True)
        _write_all(targets)
    except BaseException as error:
        for place in missing:
            with suppress(OSError):
                place.rmdir()
        if isinstance(error, OSError):
            raise _writer_error(error, folder) from None
        raise
    return tuple(targets)


def save_files(contents: Mapping[Path, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """The paths of `contents`, all of them written, in one folder each; what was missing of the folders is made.

    Raises WriterError where one of them exists, unless `force`, or cannot be written; then none is.
    """
    folders = {path.parent for path in contents}
    try:
        for path in contents:
            if path.exists() and not force:
                raise WriterError(f"{path} exists", hint="give another name, or take it away first")
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        _write_all(contents)
    except OSError as error:
        raise WriterError(
            f"cannot write to {next(iter(folders))}: {error.strerror or error}", hint="check the folder's permissions"
        ) from None
    return tuple(contents)


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write every file, in folders that exist, over what stood there. Raises WriterError; all is then as it was."""
    folder = next((path for path in contents if path.is_dir()), None)
    if folder is not None:
        raise WriterError(f"{folder} is a folder", hint="move it out of the way")
    try:
        _write_all(contents)
    except OSError as error:
        raise _writer_error(error, next(iter(contents)).parent) from None


def check_name(name: str) -> None:
    """Raise WriterError where `name` is not the plain name of a file."""
    if not name.strip(" .") or _SEPARATORS & set(name):
        raise WriterError(f"`{name}` is not a file name", hint="leave the folder to --out and the ending to --to")


def _check_targets(folder: Path, targets: Mapping[Path, bytes], *, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise WriterError(f"{folder} is a file, not a folder", hint="give another folder with --out")
    for target in targets:
        if target.is_dir():
            raise WriterError(f"{target} is a folder", hint="give another --name or --out")
        if target.exists() and not force:
            raise WriterError(f"{target} exists", hint="give --force to replace it, or another --name or --out")


def _write_all(targets: Mapping[Path, bytes]) -> None:
    """Write every target under a temporary name, then move each into place; undo all of it on any failure."""
    staged: dict[Path, Path] = {}
    kept: dict[Path, Path] = {}
    placed: list[Path] = []
    try:
        for target, content in targets.items():
            staged[target] = _spare_path(target)
            write_new(staged[target], content)
        for target, spare in staged.items():
            if target.exists():
                kept[target] = target.replace(_spare_path(target))
            placed.append(spare.replace(target))
    except BaseException:
        for path in (*placed, *staged.values()):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for target, old in kept.items():
            with suppress(OSError):
                old.replace(target)
        raise
    for old in kept.values():
        old.unlink()


def _spare_path(target: Path) -> Path:
    """An unused path beside `target`, on the same disk."""
    return target.with_name(f".briefgen-{os.urandom(8).hex()}.tmp")


def _writer_error(error: OSError, folder: Path) -> WriterError:
    what = error.strerror or str(error)
    return WriterError(f"cannot write to {folder}: {what}", hint="give another folder with --out, or another --name")
