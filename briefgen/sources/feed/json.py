"""JSON Feed, versions 1 and 1.1 (jsonfeed.org). Goes in: bytes. Comes out: a `Feed`."""

from collections.abc import Sequence
from typing import Any

import msgspec

from briefgen.errors import SourceError
from briefgen.sources.feed.entries import Entry, Feed, find_link
from briefgen.sources.feed.times import to_iso
from briefgen.sources.limits import MOST_PARTS
from briefgen.text import collapse, is_language


class _Author(msgspec.Struct, frozen=True):
    name: str | None = None


class _Item(msgspec.Struct, frozen=True):
    id: str | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: _Author | None = None
    authors: tuple[_Author, ...] | None = None
    language: str | None = None


class _Top(msgspec.Struct, frozen=True):
    items: list[Any]
    title: str | None = None
    language: str | None = None
    author: _Author | None = None
    authors: tuple[_Author, ...] | None = None


def read_json_feed(content: bytes, origin: str) -> Feed:
    """The feed in `content`; an item that breaks the rules of the format is an entry without content.

    Raises SourceError for what is no JSON, or has no `items`.
    """
    try:
        top = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Top)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        reason = collapse(str(error)) or type(error).__name__
        raise SourceError(f"`{origin}` is no JSON Feed: {reason}", hint="give the feed as it was served") from None
    broken = 0
    entries = []
    for item in top.items[:MOST_PARTS]:
        try:
            entries.append(_read_item(msgspec.convert(item, _Item), top))
        except msgspec.ValidationError:
            broken += 1
            entries.append(Entry())
    flaw = f"{broken} of its {len(entries)} items break the rules of JSON Feed" if broken else None
    return Feed(
        tuple(entries),
        title=_words(top.title),
        language=_tag(top.language),
        flaw=flaw,
        left_out=len(top.items) - len(entries),
    )


def _read_item(item: _Item, top: _Top) -> Entry:
    return Entry(
        id=None if item.id is None else str(item.id),
        link=find_link(item.url, item.external_url),
        title=_words(item.title),
        author=_names(item.authors, item.author) or _names(top.authors, top.author),
        published=to_iso(item.date_published) if item.date_published else None,
        updated=to_iso(item.date_modified) if item.date_modified else None,
        language=_tag(item.language),
        content=item.content_html or item.content_text or item.summary or "",
        form="html" if item.content_html else "text",
        is_whole=bool(item.content_html or item.content_text),
    )


def _names(authors: Sequence[_Author] | None, author: _Author | None) -> str | None:
    """The names of the authors; `author` is how version 1 has them."""
    return ", ".join(name for one in authors or (author or _Author(),) if (name := _words(one.name))) or None


def _words(value: str | None) -> str | None:
    return collapse(value) or None if value else None


def _tag(value: str | None) -> str | None:
    return value if value and is_language(value) else None
