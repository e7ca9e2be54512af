"""RSS 0.9 to 2.0, RDF, Atom. Goes in: bytes. Comes out: a `Feed`, as feedparser understands it.

feedparser takes an address or a file's name as well as content, so it is only ever given a stream. It neither cleans
the HTML (it becomes blocks, never a page) nor completes its links.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.sax import SAXParseException

import feedparser

from briefgen.errors import SourceError
from briefgen.sources.feed.entries import Entry, Feed, find_link
from briefgen.sources.feed.times import to_iso
from briefgen.sources.html.fragment import find_words
from briefgen.sources.limits import MOST_PARTS
from briefgen.text import collapse, is_language

_Stated = Mapping[str, Any]

_FALLBACKS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
"""What feedparser calls broken and is none of the reader's business."""

_PLAIN = "text/plain"


def read_xml_feed(content: bytes, origin: str) -> Feed:
    """The feed in `content`, read as far as it goes where it is broken.

    Raises SourceError for content that is XML of another kind, or that feedparser gives up on.
    """
    try:
        parsed = dict(feedparser.parse(BytesIO(content), sanitize_html=False, resolve_relative_uris=False))
    except Exception as error:  # noqa: BLE001 - feedparser raises whatever its parsers do on broken feeds
        raise _no_feed(origin, f"it cannot be read ({type(error).__name__})") from None
    if not parsed["entries"] and not parsed.get("version"):
        raise _no_feed(origin, _find_flaw(parsed) or "it is XML of another kind")
    feed = dict(parsed["feed"])
    is_atom = str(parsed.get("version", "")).startswith("atom")
    shared_author = _find_author(feed) if is_atom else None
    entries = parsed["entries"]
    return Feed(
        tuple(_read_entry(dict(entry), shared_author, is_atom=is_atom) for entry in entries[:MOST_PARTS]),
        title=_find_title(feed),
        language=_tag(feed.get("language")),
        flaw=_find_flaw(parsed),
        left_out=max(0, len(entries) - MOST_PARTS),
    )


def _read_entry(entry: _Stated, shared_author: str | None, *, is_atom: bool) -> Entry:
    content, is_whole = _find_content(entry)
    published, updated = entry.get("published"), entry.get("updated")
    if not published and not is_atom:
        # RSS and RDF know one date (`dc:date`): that of publication.
        published, updated = updated, None
    return Entry(
        id=_words(entry.get("id")),
        link=find_link(entry.get("feedburner_origlink"), entry.get("link")),
        title=_find_title(entry),
        author=_find_author(entry) or shared_author,
        publisher=_find_title(dict(entry.get("source") or {})),
        published=to_iso(published) if published else None,
        updated=to_iso(updated) if updated else None,
        language=_tag(content.get("language")),
        content=content.get("value") or "",
        form="text" if content.get("type") == _PLAIN else "html",
        is_whole=is_whole,
    )


def _find_content(entry: _Stated) -> tuple[_Stated, bool]:
    """The content of an entry, and whether it is given as such; else its summary."""
    held = [dict(one) for one in entry.get("content") or ()]
    readable = [
        one for one in held if one.get("value") and one.get("type", _PLAIN).startswith(("text/", "application/xhtml"))
    ]
    if readable:
        return readable[0], True
    return dict(entry.get("summary_detail") or {}), False


def _find_title(stated: _Stated) -> str | None:
    detail = dict(stated.get("title_detail") or {})
    words = detail.get("value") or stated.get("title") or ""
    return _words(words if detail.get("type") == _PLAIN else find_words(words))


def _find_author(stated: _Stated) -> str | None:
    """The names of the authors; an address of mail is none."""
    named = [dict(one).get("name") for one in stated.get("authors") or ()]
    names = [collapse(name) for name in dict.fromkeys(named) if name and "@" not in name]
    return ", ".join(names) or None


def _find_flaw(parsed: _Stated) -> str | None:
    error = parsed.get("bozo_exception")
    if not parsed.get("bozo") or isinstance(error, _FALLBACKS):
        return None
    if isinstance(error, SAXParseException):
        return f"{collapse(error.getMessage())} in line {error.getLineNumber()}"
    return collapse(str(error)) or type(error).__name__


def _words(value: object) -> str | None:
    return collapse(value) or None if isinstance(value, str) else None


def _tag(value: object) -> str | None:
    return value if isinstance(value, str) and is_language(value) else None


def _no_feed(origin: str, reason: str) -> SourceError:
    return SourceError(
        f"`{origin}` is no feed: {reason}", hint="give an RSS, Atom or JSON feed, or the text of the article"
    )
