"""A folder of sources. Goes in: its path. Comes out: the articles in its files, by name, folders below included.

Hidden files and links that lead out of the folder are no part of it; what cannot be looked into is told.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_BYTES, MOST_FOLDERS_DEEP
from briefgen.sources.parts import Parts, clean_name

Skip = Callable[[str, str], None]
"""Takes what is left out: its name inside the folder, and the reason as a clause."""


def read_folder(folder: Path, inside: Inside) -> tuple[Article, ...]:
    """The articles in the files of `folder`; what is no article is told as a notice.

    Raises SourceError for a folder that is empty or cannot be looked into, and for one that holds no article.
    """
    parts = Parts(clean_name(folder.name or str(folder)), inside, bounded=False)
    for path in list_files(folder, parts.skip):
        name = _name(path, folder)
        try:
            with path.open("rb") as file:
                parts.read(file.read(MOST_BYTES + 1), name)
        except OSError as error:
            parts.skip(name, f"it cannot be read: {error.strerror or error}")
    return parts.collect()


def list_files(folder: Path, skip: Skip) -> Iterator[Path]:
    """The files of `folder` and of the folders below, in the order of their names; `skip` is told what is left out.

    Raises SourceError for a folder that cannot be looked into, and for folders that are nested too deeply.
    """
    try:
        # A link that leads to itself is a RuntimeError up to Python 3.12.
        root, names = folder.resolve(), _list_names(folder)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            f"the folder `{folder}` cannot be read: {reason}", hint="make it, or correct its name"
        ) from None
    yield from _Walk(folder, root, skip).files(folder, names, frozenset((root,)))


class _Walk(NamedTuple):
    """A way through a folder and those below."""

    top: Path
    root: Path
    """`top` without links."""
    skip: Skip

    def files(self, folder: Path, names: Sequence[str], above: frozenset[Path]) -> Iterator[Path]:
        """The files among `names` in `folder`, which lies in those `above`, and in the folders among them."""
        if len(above) > MOST_FOLDERS_DEEP + 1:
            raise SourceError(
                f"`{folder}` lies more than {MOST_FOLDERS_DEEP} folders deep", hint="name the folder that is meant"
            )
        for path in (folder / name for name in names):
            try:
                target = path.resolve()
                if not target.is_relative_to(self.root) or target in above:
                    continue
                below = _list_names(path) if path.is_dir() else None
                leads_nowhere = path.is_symlink() and not path.exists()
            except OSError as error:
                self.skip(_name(path, self.top), f"it cannot be read: {error.strerror or error}")
                continue
            except RuntimeError:
                below, leads_nowhere = None, True
            if leads_nowhere:
                self.skip(_name(path, self.top), "it is a link that leads nowhere")
            elif below is not None:
                yield from self.files(path, below, above | {target})
            elif path.is_file():
                yield path


def _list_names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith("."))


def _name(path: Path, folder: Path) -> str:
    return clean_name(path.relative_to(folder).as_posix())
