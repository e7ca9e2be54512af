"""What each part of a page must know of the whole document: numbers, anchors, colors, directions."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Literal

import msgspec

from briefgen.document.style import Style
from briefgen.document.tree import (
    Cite,
    Contents,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Phrases,
    SourceList,
    Strong,
)
from briefgen.document.walk import block_inlines, contents_headings, inline_text, iter_blocks, source_numbers
from briefgen.text import collapse
from briefgen.writers.scripts import is_right_to_left


class Context(msgspec.Struct, frozen=True):
    """The document around what is written."""

    numbers: Mapping[str, int]
    """The number of each source."""
    sources: Mapping[str, str]
    """The words of each source, told where a pointer rests on its mark."""
    back: Mapping[str, tuple[int, ...]]
    """The places of the marks that lead to each source."""
    places: Iterator[int]
    """The next mark's place in reading order, from 1; each is taken once."""
    headings: tuple[Heading, ...]
    """What the table of contents lists; nothing where the document has none."""
    anchors: Iterator[int]
    """The next listed heading's place, from 1; each is taken once."""
    style: Style
    language: str
    phrases: Phrases
    in_link: bool = False
    """Whether what is written stands inside a link, which cannot hold another one."""


def read_context(document: Document) -> Context:
    """The context of `document`, nothing written yet."""
    numbers = source_numbers(document)
    blocks = tuple(iter_blocks(document.blocks))
    lists = (block for block in blocks if isinstance(block, SourceList))
    has_contents = any(isinstance(block, Contents) for block in blocks)
    return Context(
        numbers=numbers,
        sources={
            entry.source_id: collapse(inline_text(entry.children, numbers))
            for block in lists
            for entry in block.entries
        },
        back=_find_marks(inline for block in blocks for inline in block_inlines(block)),
        places=count(1),
        headings=contents_headings(document) if has_contents else (),
        anchors=count(1),
        style=document.style,
        language=document.language,
        phrases=document.phrases,
    )


def direction(language: str) -> Literal["ltr", "rtl"]:
    """The direction in which words of `language`, a tag (BCP 47), are written."""
    return "rtl" if is_right_to_left(language) else "ltr"


def mark_anchor(place: int) -> str:
    """The id of the mark at `place` in reading order."""
    return f"cite-{place}"


def source_anchor(number: int) -> str:
    """The id of the source with `number`; ids of a document are free text, which an HTML id cannot be."""
    return f"source-s{number}"


def heading_anchor(place: int) -> str:
    """The id of the heading at `place` in the table of contents."""
    return f"heading-{place}"


def _find_marks(inlines: Iterable[Inline]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    marks = (source_id for cite in _linked_cites(inlines) for source_id in cite.source_ids)
    for place, source_id in enumerate(marks, 1):
        found.setdefault(source_id, []).append(place)
    return {source_id: tuple(places) for source_id, places in found.items()}


def _linked_cites(inlines: Iterable[Inline]) -> Iterator[Cite]:
    """The citations whose marks are links: not those inside a link."""
    for inline in inlines:
        match inline:
            case Cite():
                yield inline
            case Emphasis() | Strong() | Foreign():
                yield from _linked_cites(inline.children)
