"""What a PDF says of itself. Goes in: its information dictionary, its XMP packet, blocks. Comes out: `Stated`.

A title counts only if it is one: not a file's name, and not against a title that the first page shows. The day a PDF
was made is not the day an article was published: only PRISM's `publicationDate`, which publishers write, says that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

from briefgen.sources.assemble import Block
from briefgen.sources.text.edges import Stated
from briefgen.sources.text.labels import FieldName, read_byline
from briefgen.sources.text.prose import reads_as_title
from briefgen.text import collapse, fold, is_language

_MOST_XMP = 1_000_000
_MOST_VALUE = 400
_FIRST_BLOCKS = 6
_FEWEST_NAMED = 4
_NAMED = 0.66
"""Share of the words of a heading that the title of the PDF holds too: pages call themselves by shorter ones."""
_MOST_WORDS_ABOVE = 30
"""Of a block above a headline: a longer one may be of the article, from a column beside it."""
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)|.*\.(?:docx?|odt|rtf|pdf|txt|indd|qxp|pptx?|xlsx?|html?|tex|pages|md)$"
    r"|untitled|unnamed|document ?\d*$|(?:slide|page|print|scan)\W*\d*$|\W*$|https?://|about:blank",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\W*(?:user|admin(?:istrator)?|owner|author|unknown|anonymous|root)?\W*|.*[@\\/].*", re.IGNORECASE
)
_XMP_FIELDS: tuple[tuple[FieldName, str], ...] = (
    ("published", "prism:publicationDate"),
    ("publisher", "prism:publicationName"),
    ("url", "prism:url"),
)
_TAG = re.compile(r"<[^>]*>")


def find_above(info: Mapping[str, Any], xmp: str, blocks: Sequence[Block]) -> int:
    """How many of `blocks` stand above the headline: a page that was printed begins with its menus.

    The headline is a heading that the title of the PDF names; 0 where none is, or where much text stands above it.
    """
    title = set(fold(_find_title(info, xmp)).split())
    for place, block in enumerate(blocks[:_FIRST_BLOCKS]):
        words = fold(block.text).split()
        if block.kind == "heading" and len(words) >= _FEWEST_NAMED:
            return place if len(title.intersection(words)) >= _NAMED * len(words) else 0
        if len(words) > _MOST_WORDS_ABOVE:
            return 0
    return 0


def find_stated(info: Mapping[str, Any], xmp: str, blocks: Sequence[Block]) -> Iterator[Stated]:
    """The fields that the PDF states beside its text."""
    title = _find_title(info, xmp)
    if title and _is_title(title, blocks):
        yield Stated("headline", title, "PDF metadata Title")
    author = _words(info.get("Author")) or _xmp_value(xmp, "dc:creator")
    shown = any(read_byline(block.text) for block in blocks[:_FIRST_BLOCKS])
    if author and not shown and not _NO_AUTHOR.fullmatch(author):
        yield Stated("byline", author, "PDF metadata Author")
    for name, key in _XMP_FIELDS:
        if value := _xmp_value(xmp, key):
            yield Stated(name, value, f"PDF metadata {key}")


def find_language(catalog: Mapping[str, Any]) -> str | None:
    """The language that the PDF states for its text; None for none."""
    tag = _words(catalog.get("Lang"))
    return tag if tag and is_language(tag) else None


def read_xmp(catalog: Mapping[str, Any]) -> str:
    """The XMP packet as text; empty where there is none."""
    stream = resolve1(catalog.get("Metadata"))
    if not isinstance(stream, PDFStream):
        return ""
    data: bytes = stream.get_data()
    return data[:_MOST_XMP].decode("utf-8", "replace")


def _find_title(info: Mapping[str, Any], xmp: str) -> str:
    return _words(info.get("Title")) or _xmp_value(xmp, "dc:title")


def _is_title(title: str, blocks: Sequence[Block]) -> bool:
    """Whether `title` is one, and the first page shows the same or none."""
    if _NO_TITLE.match(title) or not reads_as_title(title) or " " not in title:
        return False
    first = blocks[:_FIRST_BLOCKS]
    if any(fold(block.text) == fold(title) for block in first):
        return True
    return not any(block.kind == "heading" for block in first) and not reads_as_title(first[0].text)


def _xmp_value(xmp: str, key: str) -> str:
    name = re.escape(key)
    match = re.search(rf"<{name}[^>]*>(.{{0,4000}}?)</{name}>", xmp, re.DOTALL) or re.search(
        rf"\s{name}=[\"']([^\"']{{0,400}})[\"']", xmp
    )
    return collapse(unescape(_TAG.sub(" ", match[1])))[:_MOST_VALUE] if match else ""


def _words(value: Any) -> str:
    value = resolve1(value)
    words = decode_text(value) if isinstance(value, bytes) else ""
    return collapse(words.replace("\0", " "))[:_MOST_VALUE]
