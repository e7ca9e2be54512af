"""What a page states of its article as JSON-LD. Goes in: the tree. Comes out: the objects that describe articles.

Pages hold broken JSON, several blocks, lists, graphs and comments: what cannot be read is passed over, and the next
source of metadata counts.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from briefgen.sources.html.tree import Element
from briefgen.text import collapse

_ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)?;?\s*$"
)
_TRAILING = re.compile(r",(\s*[}\]])")
_MOST_LETTERS = 2_000_000
_MOST_BLOCKS = 50
_MOST_OBJECTS = 2_000
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")

JsonObject = Mapping[str, Any]


def find_articles(root: Element) -> tuple[JsonObject, ...]:
    """The objects of JSON-LD that are articles, in their order; those with a headline first."""
    found = [thing for thing in _objects(root) if _is_article(thing)]
    return tuple(sorted(found, key=lambda thing: not first_text(thing.get("headline"))))


def first_text(value: object) -> str | None:
    """The text in a value of JSON-LD: of a list the first, of an object its name or value; entities and tags undone."""
    for _ in range(8):
        match value:
            case str():
                words = collapse(_TAG.sub("", unescape(unescape(value))))
                return words or None
            case list():
                value = next((one for one in value if one), None)
            case dict():
                value = value.get("name") or value.get("@value")
            case _:
                return None
    return None


def all_names(value: object) -> tuple[str, ...]:
    """The names in a value of JSON-LD that may be one, or a list of them."""
    several = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for one in several[:20] if (name := first_text(one))))


def _is_article(thing: JsonObject) -> bool:
    kinds = thing.get("@type")
    several = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind.rpartition("/")[2]) for kind in several)


def _objects(root: Element) -> Iterator[JsonObject]:
    """Every object that stands at the top, in a list, a graph, or as the main entity of a page."""
    waiting: list[object] = []
    for number, script in enumerate(root.iter("script")):
        if number > 1000 or len(waiting) >= _MOST_BLOCKS:
            break
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _MOST_LETTERS:
            waiting.append(_load(script.text))
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            return
        match waiting.pop(0):
            case list() as several:
                waiting[:0] = several[:_MOST_OBJECTS]
            case dict() as thing:
                yield thing
                waiting[:0] = [thing[key] for key in ("@graph", "mainEntity", "hasPart") if key in thing]


def _load(text: str) -> object:
    stripped = _WRAPPING.sub("", text)
    for attempt in (stripped, _TRAILING.sub(r"\1", stripped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
