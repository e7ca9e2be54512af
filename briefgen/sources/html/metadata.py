"""What a page states of itself. Goes in: its tree. Comes out: each field with the place that states it.

The order, for every field: JSON-LD of an article; Open Graph and `article:`; other names in `<meta>` (Dublin Core,
Parse.ly, Sailthru and what papers use); microdata; and last what a reader sees: `<time>`, `<h1>`, `<title>`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from briefgen.sources.html.headline import pick_headline
from briefgen.sources.html.json_ld import JsonObject, all_names, find_articles, first_text
from briefgen.sources.html.times import read_time
from briefgen.sources.html.tree import Element, select
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.labels import FieldName
from briefgen.text import collapse, is_language

_MOST_LETTERS = 500
_NAMES: dict[str, tuple[str, ...]] = {
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
_PROPERTIES = {
    "headline": ("headline",),
    "byline": ("author",),
    "published": ("datePublished",),
    "updated": ("dateModified",),
}
_NO_NAME = re.compile(r"https?://|^@|[{}<>]|^(?:admin|editor|staff|author|unknown|none|null|undefined)$", re.IGNORECASE)
_DATE_NAME = re.compile(
    r"(?:publish|publi[ck]|post|pub|entry|article|story)\w*[-_.]?(?:date|time)|date-?publi", re.IGNORECASE
)
_DAY = re.compile(r"\d")
_BY = re.compile(r"^by[:\s]+", re.IGNORECASE)


class Candidate(NamedTuple):
    """A value that a page states, and where."""

    value: str
    place: str


class Metadata(NamedTuple):
    """What a page states of itself."""

    stated: tuple[Stated, ...]
    language: str | None
    body: str | None
    """The text of the article in JSON-LD, where it is given whole."""
    shown: tuple[str, ...]
    """What the page shows of it above its article: every `<h1>` and `<time>`, and the values that are stated."""
    is_free: bool
    """False where the page says that its article is not free to read."""


def read_metadata(root: Element) -> Metadata:
    """What the page states, of each field the first that is usable; nothing is guessed."""
    articles = find_articles(root)
    metas = _metas(root)
    publisher = _first(_publishers(articles, metas))
    headline = pick_headline(
        _headlines(root, articles, metas),
        shown=_shown_titles(root),
        site=publisher.value if publisher else None,
    )
    fields: tuple[tuple[FieldName, Candidate | None], ...] = (
        ("headline", Candidate(*headline) if headline else None),
        ("byline", _first(_bylines(root, articles, metas))),
        ("publisher", publisher),
        ("published", _first(_times(root, articles, metas, "published"))),
        ("updated", _first(_times(root, articles, metas, "updated"))),
        ("url", _first(_addresses(root, articles, metas))),
    )
    texts = [words for article in articles if isinstance(words := article.get("articleBody"), str)]
    return Metadata(
        stated=tuple(Stated(name, found.value, found.place) for name, found in fields if found),
        language=_language(root, articles, metas),
        body=max(texts, key=len, default=None),
        shown=(
            *(found.value for _, found in fields if found),
            *(shown.value for shown in _shown_titles(root) if shown.place == "<h1>"),
            *(_words(element) for element in root.iter("time")),
        ),
        is_free=not any(str(article.get("isAccessibleForFree")).lower() == "false" for article in articles),
    )


def _metas(root: Element) -> dict[str, list[str]]:
    """The contents of `<meta>` by name, in small letters."""
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = collapse((element.get("content") or "")[:_MOST_LETTERS])
        if content:
            names = [element.get(kind, "").strip().lower() for kind in ("property", "name", "http-equiv", "itemprop")]
            for name in dict.fromkeys(filter(None, names)):
                metas.setdefault(name, []).append(content)
    return metas


def _first(candidates: Iterator[Candidate]) -> Candidate | None:
    return next(candidates, None)


def _named(metas: dict[str, list[str]], field: str) -> Iterator[Candidate]:
    for name in _NAMES[field]:
        for content in metas.get(name, ()):
            yield Candidate(content, f"meta {name}")


def _microdata(root: Element, field: str) -> Iterator[tuple[Element, str]]:
    for name in _PROPERTIES[field]:
        for element in select(root, "//*[@itemprop=$name]", name=name)[:10]:
            yield element, f"itemprop {name}"


def _words(element: Element) -> str:
    return (
        collapse("".join(str(words) for words in element.itertext("*"))[:5_000])
        if len(element)
        else collapse(element.text or "")
    )


def _headlines(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        for key in ("headline", "name"):
            if words := first_text(article.get(key)):
                yield Candidate(words[:_MOST_LETTERS], f"JSON-LD {key}")
    yield from _named(metas, "headline")
    for element, place in _microdata(root, "headline"):
        if words := element.get("content") or _words(element):
            yield Candidate(words[:_MOST_LETTERS], place)
    yield from _shown_titles(root)


def _shown_titles(root: Element) -> tuple[Candidate, ...]:
    """What a reader sees as the title: the `<h1>` of the page if it has one or two, then `<title>`."""
    heads = [words for element in root.iter("h1") if (words := _words(element))]
    titles = [words for element in root.iter("title") if (words := _words(element))]
    return (
        *(Candidate(words[:_MOST_LETTERS], "<h1>") for words in heads[:5]),
        *(Candidate(words[:_MOST_LETTERS], "<title>") for words in titles[:1]),
    )


def _bylines(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        if names := [name for name in map(_name, all_names(article.get("author"))) if name]:
            yield Candidate(", ".join(names), "JSON-LD author")
    for content, place in _named(metas, "byline"):
        if name := _name(content):
            yield Candidate(name, place)
    for element, place in _microdata(root, "byline"):
        inner = select(element, ".//*[@itemprop='name']")
        if name := _name(element.get("content") or _words(inner[0] if inner else element)):
            yield Candidate(name, place)
    for element in select(root, "//a[@rel='author']")[:3]:
        if name := _name(_words(element)):
            yield Candidate(name, "link rel=author")


def _name(words: str) -> str | None:
    name = _BY.sub("", collapse(words)).strip(" ,|")
    return None if not name or len(name) > 200 or _NO_NAME.search(name) else name


def _publishers(articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        for key in ("publisher", "sourceOrganization"):
            if (name := first_text(article.get(key))) and not _NO_NAME.search(name):
                yield Candidate(name[:_MOST_LETTERS], f"JSON-LD {key}")
    for content, place in _named(metas, "publisher"):
        if not _NO_NAME.search(content):
            yield Candidate(content, place)


def _times(
    root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]], field: str
) -> Iterator[Candidate]:
    (name,) = _PROPERTIES[field]
    for article in articles:
        yield from _timed(article.get(name), f"JSON-LD {name}")
    for content, place in _named(metas, field):
        yield from _timed(content, place)
    for element, place in _microdata(root, field):
        yield from _timed(element.get("datetime") or element.get("content") or _words(element), place)
    if field == "published":
        for element in select(root, "//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]")[:3]:
            yield from _timed(element.get("datetime") or _words(element), "<time>")
        yield from _shown_times(root, metas)


def _shown_times(root: Element, metas: dict[str, list[str]]) -> Iterator[Candidate]:
    """Times under names that only say that they are dates of publication."""
    for name, contents in metas.items():
        if _DATE_NAME.search(name):
            yield from _timed(contents[0], f"meta {name}")
    for element in select(root, "//body//*[self::span or self::div or self::p or self::li][@class or @id]"):
        named = _DATE_NAME.search(element.get("class") or element.get("id") or "")
        if named and not any(True for _ in element.iterancestors("aside", "nav", "footer")):
            words = _words(element)
            if _DAY.search(words):
                yield from _timed(words, f"<{element.tag} class={(element.get('class') or '')[:60]}>")


def _timed(value: object, place: str) -> Iterator[Candidate]:
    value = value[0] if isinstance(value, list) and value else value
    if time := read_time(value):
        yield Candidate(time, place)


def _addresses(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    base = next((found for found in metas.get("og:url", ()) if _is_address(found)), "")
    for element in root.iter("link"):
        if (element.get("rel") or "").lower().split() == ["canonical"]:
            yield from _address(element.get("href"), base, "link rel=canonical")
    for content in metas.get("og:url", ()):
        yield from _address(content, "", "meta og:url")
    for article in articles:
        for key in ("url", "mainEntityOfPage", "@id"):
            value = article.get(key)
            value = value.get("@id") if isinstance(value, dict) else value
            yield from _address(value, "", f"JSON-LD {key}")


def _address(value: object, base: str, place: str) -> Iterator[Candidate]:
    if isinstance(value, str) and value.strip():
        try:
            address = urljoin(base, value.strip())
        except ValueError:
            return
        if _is_address(address):
            yield Candidate(address, place)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(address) <= 2_000 and " " not in address


def _language(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> str | None:
    stated: list[Callable[[], object]] = [
        lambda: root.get("lang"),
        lambda: root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"),
        lambda: next((found for article in articles if (found := first_text(article.get("inLanguage")))), None),
        lambda: next(iter(metas.get("content-language", ())), None),
        lambda: next(iter(metas.get("og:locale", ())), None),
    ]
    for ask in stated:
        tag = str(ask() or "").strip().replace("_", "-").partition(",")[0]
        if tag and is_language(tag) and len(tag) <= 35:
            return tag
    return None
