"""What a source gave, on its way into the archive, and what it is known by when it is met again."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TypeVar

import msgspec

from briefgen.errors import ArchiveError, BriefgenError, SourceError
from briefgen.sources.article import Article
from briefgen.sources.fetch.address import is_address, shown

Result = TypeVar("Result")


class Taken(msgspec.Struct, frozen=True):
    """An entry of a feed or a file of a folder that is new."""

    keys: frozenset[str]
    """What it is known by from now on."""
    articles: tuple[Article, ...]


def key(*words: str) -> str:
    """The hash of `words`, in their order."""
    return sha256(msgspec.json.encode(words)).hexdigest()


def shown_source(name: str) -> str:
    """How messages and pages name a source: of an address, a query, which may hold a key, is an ellipsis."""
    return shown(name) if is_address(name) else name


def attempt(read: Callable[[], Result]) -> Result:
    """What `read` gives. Raises SourceError for whatever it raises: one source is never to stop the others.

    Only an ArchiveError goes through: it is about none of them.
    """
    try:
        return read()
    except (SourceError, ArchiveError):
        raise
    except BriefgenError as error:
        raise SourceError(error.message, hint=error.hint) from error
    except Exception as error:
        raise SourceError(
            f"it cannot be read: a fault of briefgen ({type(error).__name__})", hint="report it with the source"
        ) from error


def attempt_each(given: Iterator[Result]) -> Iterator[Result]:
    """What `given` gives, one after the other. Raises as `attempt`."""
    while (one := attempt(lambda: next(given, None))) is not None:
        yield one
