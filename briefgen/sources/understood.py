"""What was understood of sources, for `briefgen read --json`. Goes in: articles. Comes out: records to be written.

Unknown values are `null`; offsets are half-open ranges of code points in `text`.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from briefgen.notices import Notice
from briefgen.sources.article import Article, page_of
from briefgen.sources.gather import Reading

SCHEMA_VERSION = "1"


class UnderstoodPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or a heading that was kept."""

    kind: Literal["paragraph", "heading"]
    start: int
    end: int
    page: int | None
    """On which it begins, from 1, in a source that has pages."""
    text: str
    """The article's `text` from `start` to `end`."""


class UnderstoodArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article, and what was kept of it."""

    origin: str
    """Base name of the file, behind folders where two files have one name; or the address."""
    headline: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    """As the source words it, or in ISO 8601 where it states it for machines."""
    updated: str | None
    url: str | None
    language: str
    """BCP 47 tag."""
    marking: str | None
    retrieved: str | None
    """When an address was fetched, in ISO 8601, UTC."""
    sha256: str
    """Of the bytes that were read."""
    words: int
    """In its paragraphs."""
    paragraphs: int
    stated_in: Mapping[str, str]
    """For each field that the source states: where it does."""
    notices: tuple[Notice, ...]
    """What was dropped or replaced."""
    passages: tuple[UnderstoodPassage, ...]
    text: str
    """The whole text as it is stored: every quote of a brief is a slice of it."""


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """Every article of some sources."""

    schema_version: str
    articles: tuple[UnderstoodArticle, ...]
    notices: tuple[Notice, ...]
    """The sources that were skipped."""


def understood(reading: Reading) -> Understood:
    """What was understood of each article of `reading`, in order."""
    return Understood(
        schema_version=SCHEMA_VERSION,
        articles=tuple(map(_understood, reading.articles)),
        notices=reading.notices,
    )


def count_words(article: Article) -> int:
    """How many words the paragraphs of `article` have."""
    return sum(len(words.split()) for words in _paragraphs(article))


def _paragraphs(article: Article) -> Iterable[str]:
    return (article.text[place.start : place.end] for place in article.passages if place.kind == "paragraph")


def _understood(article: Article) -> UnderstoodArticle:
    return UnderstoodArticle(
        origin=article.origin,
        headline=article.headline,
        byline=article.byline,
        publisher=article.publisher,
        published=article.published,
        updated=article.updated,
        url=article.url,
        language=article.language,
        marking=article.marking,
        retrieved=article.retrieved,
        sha256=article.sha256,
        words=count_words(article),
        paragraphs=sum(passage.kind == "paragraph" for passage in article.passages),
        stated_in=article.stated_in,
        notices=article.notices,
        passages=tuple(
            UnderstoodPassage(
                kind=passage.kind,
                start=passage.start,
                end=passage.end,
                page=page_of(article, passage.start),
                text=article.text[passage.start : passage.end],
            )
            for passage in article.passages
        ),
        text=article.text,
    )
