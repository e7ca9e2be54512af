"""Inlines as HTML, and the escaping of every word that a page shows."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import assert_never

import msgspec
from msgspec.structs import replace

from briefgen.document.tree import (
    Cite,
    Code,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    SourceList,
    Strong,
    Text,
)
from briefgen.document.walk import inline_text, iter_blocks, source_numbers
from briefgen.text import collapse, may_open
from briefgen.writers.legible import legible

_THIN_SPACE = "\N{THIN SPACE}"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Marks(msgspec.Struct, frozen=True):
    """What the marks of a document's citations need to be written."""

    numbers: Mapping[str, int]
    """The number of each source."""
    sources: Mapping[str, str]
    """The words of each source, told where a pointer rests on its mark."""
    places: Iterator[int]
    """The next mark's place in reading order, from 1; each is taken once."""
    in_link: bool = False
    """Whether the mark stands inside a link, which cannot hold another one."""


def mark_document(document: Document) -> Marks:
    """The marks of `document`, none written yet."""
    numbers = source_numbers(document)
    lists = (block for block in iter_blocks(document.blocks) if isinstance(block, SourceList))
    sources = {
        entry.source_id: collapse(inline_text(entry.children, numbers)) for block in lists for entry in block.entries
    }
    return Marks(numbers, sources, count(1))


def escape(text: str) -> str:
    """`text` with an entity for each character that could be markup, between tags or in a quoted attribute."""
    return text.translate(_ENTITIES)


def escape_text(text: str) -> str:
    """`text` as words between tags: white space as single blanks, nothing left that could be markup."""
    return escape(legible(text))


def escape_attribute(text: str) -> str:
    """`text` as the value of a quoted attribute."""
    return escape(legible(text).strip())


def source_anchor(number: int) -> str:
    """The id of the source with `number`; ids of a document are free text, which an HTML id cannot be."""
    return f"source-s{number}"


def write_inlines(inlines: Iterable[Inline], marks: Marks) -> str:
    """`inlines` as phrasing content."""
    return "".join(write_inline(inline, marks) for inline in inlines)


def write_inline(inline: Inline, marks: Marks) -> str:
    """`inline` as phrasing content."""
    match inline:
        case Text():
            return escape_text(inline.content)
        case Emphasis():
            return f"<em>{write_inlines(inline.children, marks)}</em>"
        case Strong():
            return f"<strong>{write_inlines(inline.children, marks)}</strong>"
        case Code():
            return f"<code>{escape_text(inline.content)}</code>"
        case Link():
            return write_link(inline, marks)
        case Cite():
            return write_cite(inline, marks)
        case LineBreak():
            return "<br>\n"
        case _:
            assert_never(inline)


def write_link(link: Link, marks: Marks) -> str:
    """The words alone where they are none, the address may not be opened, or a link holds them already."""
    words = write_inlines(link.children, replace(marks, in_link=True))
    if marks.in_link or not may_open(link.url) or not inline_text(link.children, marks.numbers).strip():
        return words
    return f'<a href="{escape_attribute(link.url)}" rel="noreferrer">{words}</a>'


def write_cite(cite: Cite, marks: Marks) -> str:
    """Raised numbers, each a link to its source; nothing for a citation of nothing."""
    if not cite.source_ids:
        return ""
    return f'<sup class="cite">{_THIN_SPACE.join(_write_mark(id_, marks) for id_ in cite.source_ids)}</sup>'


def _write_mark(source_id: str, marks: Marks) -> str:
    number = marks.numbers[source_id]
    if marks.in_link:
        return str(number)
    words = escape_attribute(marks.sources[source_id])
    title = f' title="{words}"' if words else ""
    anchor = source_anchor(number)
    return f'<a href="#{anchor}" id="cite-{next(marks.places)}" role="doc-noteref"{title}>{number}</a>'
