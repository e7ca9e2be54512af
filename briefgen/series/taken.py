"""What a source gave, on its way into the archive, and what it is known by when it is met again."""

from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar

import msgspec

from briefgen.errors import SourceError
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
    """What `read` gives. Raises SourceError for whatever it raises: one source is never to stop the others."""
    try:
        return read()
    except SourceError:
        raise
    except Exception as error:
        raise SourceError(
            f"it cannot be read: a fault of briefgen ({type(error).__name__})", hint="report it with the source"
        ) from error
