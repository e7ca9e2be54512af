"""A folder of sources. Goes in: its path. Comes out: the articles in its files, by name, folders below included.

Hidden files and links that lead out of the folder are no part of it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_BYTES, MOST_FOLDERS_DEEP
from briefgen.sources.parts import Parts, clean_name


def read_folder(folder: Path, inside: Inside) -> tuple[Article, ...]:
    """The articles in the files of `folder`; what is no article is told as a notice.

    Raises SourceError for an empty folder, and for one that holds no article.
    """
    parts = Parts(clean_name(folder.name or str(folder)), inside, bounded=False)
    for path in list_files(folder):
        name = clean_name(path.relative_to(folder).as_posix())
        try:
            with path.open("rb") as file:
                parts.read(file.read(MOST_BYTES + 1), name)
        except OSError as error:
            parts.skip(name, f"it cannot be read: {error.strerror or error}")
    return parts.collect()


def list_files(folder: Path) -> Iterator[Path]:
    """The files of `folder` and of the folders below, in the order of their names.

    Raises SourceError for folders that are nested too deeply.
    """
    yield from _walk(folder, folder.resolve(), frozenset(), 0)


def _walk(folder: Path, root: Path, above: frozenset[Path], depth: int) -> Iterator[Path]:
    if depth > MOST_FOLDERS_DEEP:
        raise SourceError(
            f"`{folder}` lies more than {MOST_FOLDERS_DEEP} folders deep", hint="name the folder that is meant"
        )
    here = folder.resolve()
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    for name in names:
        path = folder / name
        target = path.resolve()
        if not target.is_relative_to(root) or target in above or target == here:
            continue
        if path.is_dir():
            yield from _walk(path, root, above | {here}, depth + 1)
        elif path.is_file():
            yield path
