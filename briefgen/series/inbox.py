"""The files of a folder that are new. Goes in: the folder. Comes out: the articles in them; the files stay as they are.

A file is known by its content: renamed or copied it is the same one, changed it is another.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from briefgen.archive.arrivals import Unread
from briefgen.errors import SourceError
from briefgen.series.taken import Taken, attempt, key
from briefgen.sources.bundle.folder import list_files
from briefgen.sources.limits import MOST_BYTES
from briefgen.sources.parts import clean_name
from briefgen.sources.read import read

FindSeen = Callable[[Collection[str]], frozenset[str]]
"""Those of some keys that are known."""


def read_inbox(folder: Path, *, find_seen: FindSeen, now: datetime) -> Iterator[Taken | Unread]:
    """What is new in `folder` and the folders below it, by name; a file that cannot be read is told.

    Raises SourceError for a folder that cannot be looked into.
    """
    left_out: list[Unread] = []
    files = tuple(list_files(folder, lambda name, reason: left_out.append(Unread(name, reason, now))))
    yield from left_out
    for path in files:
        name = clean_name(path.relative_to(folder).as_posix())
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            known_by = key("file", sha256(content).hexdigest())
            if not find_seen((known_by,)):
                articles = attempt(lambda content=content, name=name: read(content, origin=name))  # type: ignore[misc]
                yield Taken(frozenset((known_by,)), articles)
        except SourceError as error:
            yield Unread(name, error.message, now)
        except OSError as error:
            yield Unread(name, f"it cannot be read: {error.strerror or error}", now)
