"""`Article`: what every source becomes, and the only thing that the analysis sees of the outside world."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal

import msgspec

from briefgen.notices import Notice


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paragraph or a heading of an article, as a half-open range of code points in its text."""

    kind: Literal["paragraph", "heading"]
    start: int
    end: int


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One article as it was read. What the source does not state is None, never a guess."""

    origin: str
    """Base name of the file, behind folders where two files have one name; or the address; `-` for standard input."""
    sha256: str
    """Of the bytes that were read, in hexadecimal digits."""
    text: str
    """The decoded text, untouched: every offset counts code points in it."""
    passages: tuple[Passage, ...]
    """Body paragraphs and headings in order; repeated, doubled and metadata lines are not among them."""
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    """As the source words it; what it states for machines (JSON-LD, a mail's header) in ISO 8601 with its zone."""
    updated: str | None = None
    """When it was last changed, as `published`."""
    url: str | None = None
    marking: str | None = None
    """Who may see it, as the source labels it, for example `TLP:AMBER`."""
    language: str = "en"
    stated_in: Mapping[str, str] = {}
    """For each field that the source states: where it does, for example `JSON-LD datePublished` or `line 2`."""
    page_starts: tuple[int, ...] = ()
    """Where each page begins, in code points of `text`, for a source that has pages; the first is page 1."""
    retrieved: str | None = None
    """When an address was fetched, in ISO 8601, UTC; None for a file."""
    notices: tuple[Notice, ...] = ()
    """What was left out or replaced while reading."""


def page_of(article: Article, position: int) -> int | None:
    """The page, from 1, on which the character at `position` stands; None for an article without pages."""
    return bisect_right(article.page_starts, position) or None
