"""The entries of a feed. Goes in: its bytes. Comes out: what each entry states, and the HTML or text that it holds.

Nothing is fetched and nothing is left out: who collects articles follows the links itself.
"""

import re
from typing import Literal

import msgspec

from briefgen.sources.fetch.address import is_address
from briefgen.text import collapse

_JSON = re.compile(rb"\s*\{")


class Entry(msgspec.Struct, frozen=True):
    """One entry as the feed states it; what it does not state is None. Times are ISO 8601 with the zone stated."""

    id: str | None = None
    """What tells it from other entries of the feed: its `guid` or `id`."""
    link: str | None = None
    """The address of the article, `http` or `https`."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    """The feed that it is taken over from, where it is another one."""
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    """BCP 47 tag of the content."""
    content: str = ""
    """The article or its teaser; may be empty."""
    form: Literal["html", "text"] = "html"
    is_whole: bool = False
    """Whether the feed gives `content` as the article, not as a summary of it."""


class Feed(msgspec.Struct, frozen=True):
    """What a feed holds, its entries in their order."""

    entries: tuple[Entry, ...]
    title: str | None = None
    language: str | None = None
    flaw: str | None = None
    """What is broken in the feed, which was read as far as possible; None for a sound one."""
    left_out: int = 0
    """Entries after the first `MOST_PARTS`."""


class Listed(msgspec.Struct, frozen=True):
    """A feed, and what its entries say."""

    feed: Feed
    words: tuple[str, ...]
    """Of each entry, without pictures that count readers and other code; all of it where it is no HTML."""


def find_link(*stated: str | None) -> str | None:
    """The first of some links that is an address; a name such as `urn:1` is none."""
    return next((words for link in stated if (words := collapse(link or "")) and is_address(words)), None)


def find_entries(content: bytes, origin: str) -> Feed:
    """The feed in `content`: RSS, Atom, RDF or JSON Feed.

    Raises SourceError, which names `origin`, for content that is no feed.
    """
    if _JSON.match(content.removeprefix(b"\xef\xbb\xbf")):
        from briefgen.sources.feed.json import read_json_feed

        return read_json_feed(content, origin)
    from briefgen.sources.feed.xml import read_xml_feed

    return read_xml_feed(content, origin)
