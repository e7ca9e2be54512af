"""When a page says its article was published and changed. Goes in: what it states. Comes out: times with places."""

import re
from collections.abc import Iterator, Sequence

from briefgen.sources.html.candidates import PROPERTIES, Candidate, microdata, named, short_words
from briefgen.sources.html.json_ld import JsonObject
from briefgen.sources.html.times import read_time
from briefgen.sources.html.tree import Element, body_of, select

_DATE_NAME = re.compile(
    r"(?:publish|publi[ck]|post|pub|entry|article|story)\w*[-_.]?(?:date|time)|date-?publi", re.IGNORECASE
)
_DATE_WORD = re.compile(r"(?<![a-z])date(?![a-z])", re.IGNORECASE)
_PUBLISHED = re.compile(r"^(?:(?:published|posted)(?:\s+(?:on|at))?[:\s]+)", re.IGNORECASE)
_MOST_LETTERS_OF_CLASS = 100
_DAY = re.compile(r"\b(?:[0-3]?\d)\b")


def find_times(
    root: Element, articles: Sequence[JsonObject], metas: dict[str, list[str]], field: str
) -> Iterator[Candidate]:
    """The times for `field` (`published`, `updated`), the most certain first."""
    (name,) = PROPERTIES[field]
    for article in articles:
        yield from _timed(article.get(name), f"JSON-LD {name}")
    for content, place in named(metas, field):
        yield from _timed(content, place)
    for element, place in microdata(root, field):
        yield from _timed(element.get("datetime") or element.get("content") or short_words(element), place)
    if field == "published":
        for element in select(root, "//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]")[:3]:
            yield from _timed(element.get("datetime") or short_words(element), "<time>")
        yield from _shown_times(root, metas)


def _shown_times(root: Element, metas: dict[str, list[str]]) -> Iterator[Candidate]:
    """Times under names that only say that they are dates of publication."""
    for name, contents in metas.items():
        if _DATE_NAME.search(name):
            yield from _timed(contents[0], f"meta {name}")
    is_below_title = False
    for element in body_of(root).iter("h1", "span", "div", "p", "li"):
        is_below_title = is_below_title or element.tag == "h1"
        classes = (element.get("class") or element.get("id") or "")[:_MOST_LETTERS_OF_CLASS]
        is_named = _DATE_NAME.search(classes) or (is_below_title and _DATE_WORD.search(classes))
        if is_named and not any(True for _ in element.iterancestors("aside", "nav", "footer")):
            words = _PUBLISHED.sub("", short_words(element))
            if _DAY.search(words):
                yield from _timed(words, f"<{element.tag} class={classes}>")


def _timed(value: object, place: str) -> Iterator[Candidate]:
    value = value[0] if isinstance(value, list) and value else value
    if time := read_time(value):
        yield Candidate(time, place)
