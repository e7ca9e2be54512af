"""Where a page states a field: the names in `<meta>` and microdata, in order. Goes in: a tree. Comes out: values."""

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.sources.html.tree import Element, select
from briefgen.text import collapse

MOST_LETTERS = 500
_MOST_LETTERS_OF_NAME = 100
NAMES: dict[str, tuple[str, ...]] = {
    "headline": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"),
    "byline": ("article:author", "author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"),
    "published": (
        "article:published_time",
        "og:published_time",
        "article:published",
        "og:article:published_time",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "ptime",
    ),
    "updated": (
        "article:modified_time",
        "og:updated_time",
        "og:modified_time",
        "article:modified",
        "dcterms.modified",
        "dc.date.modified",
        "lastmod",
        "last-modified",
        "article.updated",
        "utime",
    ),
}
PROPERTIES = {
    "headline": ("headline",),
    "byline": ("author",),
    "published": ("datePublished",),
    "updated": ("dateModified",),
}


class Candidate(NamedTuple):
    """A value that a page states, and where."""

    value: str
    place: str


def read_metas(root: Element) -> dict[str, list[str]]:
    """The contents of `<meta>` by name, in small letters."""
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = collapse((element.get("content") or "")[:MOST_LETTERS])
        if content:
            names = [
                element.get(kind, "")[:_MOST_LETTERS_OF_NAME].strip().lower()
                for kind in ("property", "name", "http-equiv", "itemprop")
            ]
            for name in dict.fromkeys(filter(None, names)):
                metas.setdefault(name, []).append(content)
    return metas


def named(metas: dict[str, list[str]], field: str) -> Iterator[Candidate]:
    """What `<meta>` says of a field, by the order of the names."""
    for name in NAMES[field]:
        for content in metas.get(name, ()):
            yield Candidate(content, f"meta {name}")


def microdata(root: Element, field: str) -> Iterator[tuple[Element, str]]:
    """The elements of microdata that hold a field, and their place."""
    for name in PROPERTIES[field]:
        for element in select(root, "//*[@itemprop=$name]", name=name)[:10]:
            yield element, f"itemprop {name}"


def short_words(element: Element) -> str:
    """The first 5,000 letters of an element, white space as single blanks."""
    return (
        collapse("".join(str(words) for words in element.itertext("*"))[:5_000])
        if len(element)
        else collapse(element.text or "")
    )
