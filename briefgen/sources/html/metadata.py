"""What a page states of itself. Goes in: its tree. Comes out: each field with the place that states it.

The order, for every field: JSON-LD of an article; Open Graph and `article:`; other names in `<meta>` (Dublin Core,
Parse.ly, Sailthru and what papers use); microdata; and last what a reader sees: `<time>`, `<h1>`, `<title>`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from briefgen.sources.html.candidates import MOST_LETTERS, Candidate, microdata, named, read_metas, short_words
from briefgen.sources.html.headline import pick_headline
from briefgen.sources.html.json_ld import JsonObject, all_names, find_articles, first_text
from briefgen.sources.html.published import find_times
from briefgen.sources.html.tree import Element, body_of, select
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.labels import FieldName, read_byline
from briefgen.text import collapse, is_language

_NO_NAME = re.compile(r"https?://|^@|[{}<>]|^(?:admin|editor|staff|author|unknown|none|null|undefined)$", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"(?<![a-z])(?:byline|author)s?(?![a-z])", re.IGNORECASE)
_MOST_LETTERS_OF_CLASS = 100
_BY = re.compile(r"^by[:\s]+", re.IGNORECASE)


class Metadata(NamedTuple):
    """What a page states of itself."""

    stated: tuple[Stated, ...]
    body: str | None
    """The text of the article in JSON-LD, where it is given whole."""
    titles: tuple[str, ...]
    """Every `<h1>`."""
    times: tuple[str, ...]
    """What every `<time>` shows."""
    is_free: bool
    """False where the page says that its article is not free to read."""

    @property
    def bylines(self) -> tuple[str, ...]:
        """The byline, where one is stated."""
        return tuple(stated.value for stated in self.stated if stated.name == "byline")

    @property
    def shown(self) -> tuple[str, ...]:
        """What a page may show of its fields above the article."""
        values = (stated.value for stated in self.stated if stated.name != "language")
        return (*values, *self.titles, *self.times)


def read_metadata(root: Element) -> Metadata:
    """What the page states, of each field the first that is usable; nothing is guessed."""
    articles = find_articles(root)
    metas = read_metas(root)
    publisher = _first(_publishers(articles, metas))
    address = _first(_addresses(root, articles, metas))
    headline = pick_headline(
        _headlines(root, articles, metas),
        shown=_shown_titles(root),
        sites=[found.value for found in (*_publishers(articles, metas), *_hosts(address))],
    )
    fields: tuple[tuple[FieldName, Candidate | None], ...] = (
        ("headline", Candidate(*headline) if headline else None),
        ("byline", _first(_bylines(root, articles, metas))),
        ("publisher", publisher),
        ("published", _first(find_times(root, articles, metas, "published"))),
        ("updated", _first(find_times(root, articles, metas, "updated"))),
        ("url", address),
        ("language", _first(_languages(root, articles, metas))),
    )
    texts = [words for article in articles if isinstance(words := article.get("articleBody"), str)]
    return Metadata(
        stated=tuple(Stated(name, found.value, found.place) for name, found in fields if found),
        body=max(texts, key=len, default=None),
        titles=tuple(shown.value for shown in _shown_titles(root) if shown.place == "<h1>"),
        times=tuple(short_words(element) for element in root.iter("time")),
        is_free=not any(str(article.get("isAccessibleForFree")).lower() == "false" for article in articles),
    )


def _first(candidates: Iterator[Candidate]) -> Candidate | None:
    return next(candidates, None)


def _headlines(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        for key in ("headline", "name"):
            if words := first_text(article.get(key)):
                yield Candidate(words[:MOST_LETTERS], f"JSON-LD {key}")
    yield from named(metas, "headline")
    for element, place in microdata(root, "headline"):
        if words := element.get("content") or short_words(element):
            yield Candidate(words[:MOST_LETTERS], place)
    yield from _shown_titles(root)


def _shown_titles(root: Element) -> tuple[Candidate, ...]:
    """What a reader sees as the title: the `<h1>` of the page if it has one or two, then `<title>`."""
    heads = [words for element in root.iter("h1") if (words := short_words(element))]
    titles = [words for element in root.iter("title") if (words := short_words(element))]
    return (
        *(Candidate(words[:MOST_LETTERS], "<h1>") for words in heads[:5]),
        *(Candidate(words[:MOST_LETTERS], "<title>") for words in titles[:1]),
    )


def _bylines(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        if names := [name for name in map(_name, all_names(article.get("author"))) if name]:
            yield Candidate(", ".join(names), "JSON-LD author")
    for content, place in named(metas, "byline"):
        if name := _name(content):
            yield Candidate(name, place)
    for element, place in microdata(root, "byline"):
        inner = select(element, ".//*[@itemprop='name']")
        if name := _name(element.get("content") or short_words(inner[0] if inner else element)):
            yield Candidate(name, place)
    for element in select(root, "//a[@rel='author']")[:3]:
        if name := _name(short_words(element)):
            yield Candidate(name, "link rel=author")
    for element in body_of(root).iter("p", "span", "div", "address"):
        classes = (element.get("class") or "")[:_MOST_LETTERS_OF_CLASS]
        if _BYLINE_NAME.search(classes) and (byline := read_byline(short_words(element))):
            yield Candidate(byline.names, f"<{element.tag} class={classes}>")


def _name(words: str) -> str | None:
    name = _BY.sub("", collapse(words)).strip(" ,|")
    return None if not name or len(name) > 200 or _NO_NAME.search(name) else name


def _publishers(articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    for article in articles:
        for key in ("publisher", "sourceOrganization"):
            if (name := first_text(article.get(key))) and not _NO_NAME.search(name):
                yield Candidate(name[:MOST_LETTERS], f"JSON-LD {key}")
    for content, place in named(metas, "publisher"):
        if not _NO_NAME.search(content):
            yield Candidate(content, place)


def _hosts(address: Candidate | None) -> Iterator[Candidate]:
    """The longest part of the host's name, which is mostly that of the site."""
    host = urlsplit(address.value).hostname if address else None
    if host:
        yield Candidate(max(host.split("."), key=len), "address")


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


def _languages(root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]]) -> Iterator[Candidate]:
    """The language tags that the page states."""
    stated = (
        (root.get("lang"), "html lang"),
        (root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"), "html xml:lang"),
        *((first_text(article.get("inLanguage")), "JSON-LD inLanguage") for article in articles),
        *((tag, f"meta {name}") for name in ("content-language", "og:locale") for tag in metas.get(name, ())),
    )
    for words, place in stated:
        tag = str(words or "").strip().replace("_", "-").partition(",")[0]
        if tag and is_language(tag) and len(tag) <= 35:
            yield Candidate(tag, place)
