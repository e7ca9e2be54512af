"""Walks over the document tree: the words of a node, and the numbers behind its citations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

import msgspec

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    Code,
    CodeBlock,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    SourceList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.text import collapse

_SIDES = 2
"""What was, and what is."""
CONTENTS_LEVELS = (2, 3)
"""The levels of headings that a table of contents lists."""


def iter_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, each before those inside it."""
    for block in blocks:
        yield block
        match block:
            case BlockQuote() | Callout():
                yield from iter_blocks(block.children)
            case BulletList() | OrderedList():
                for entry in block.items:
                    yield from iter_blocks(entry.children)


def iter_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of `blocks` in reading order, each before those inside it."""
    for block in iter_blocks(blocks):
        for inline in block_inlines(block):
            yield from _with_inner(inline)


def block_inlines(block: Block) -> Iterator[Inline]:
    """The inlines that stand in `block` itself, not those of blocks inside it."""
    match block:
        case Heading() | Paragraph():
            yield from block.children
        case Table():
            yield from (inline for row in (block.header, *block.rows) for cell in row for inline in cell.children)
        case Figure():
            yield from block.caption
            yield from block_inlines(block.facts)
        case SourceList():
            yield from (inline for entry in block.entries for inline in entry.children)


def _with_inner(inline: Inline) -> Iterator[Inline]:
    yield inline
    if isinstance(inline, Emphasis | Strong | Link | Foreign):
        for child in inline.children:
            yield from _with_inner(child)


def cited_sources(blocks: Iterable[Block]) -> frozenset[str]:
    """The ids of the sources that a mark in `blocks` leads to."""
    cites = (inline for inline in iter_inlines(blocks) if isinstance(inline, Cite))
    return frozenset(source_id for cite in cites for source_id in cite.source_ids)


def contents_headings(document: Document) -> tuple[Heading, ...]:
    """The headings that a table of contents lists: those of level 2 and 3, in reading order."""
    found = (block for block in iter_blocks(document.blocks) if isinstance(block, Heading))
    return tuple(heading for heading in found if heading.level in CONTENTS_LEVELS)


def source_numbers(document: Document) -> dict[str, int]:
    """The number of each source: its place in the document's list, from 1."""
    for block in iter_blocks(document.blocks):
        if isinstance(block, SourceList):
            return {entry.source_id: number for number, entry in enumerate(block.entries, 1)}
    return {}


def inline_text(inlines: Iterable[Inline], numbers: Mapping[str, int]) -> str:
    """The words of `inlines` in reading order; a citation reads as its numbers with a blank between."""
    return "".join(_words(inline, numbers) for inline in inlines)


def _words(inline: Inline, numbers: Mapping[str, int]) -> str:
    match inline:
        case Text() | Code():
            return inline.content
        case Emphasis() | Strong() | Link() | Foreign():
            return inline_text(inline.children, numbers)
        case Cite():
            return " ".join(str(numbers[source_id]) for source_id in inline.source_ids)
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def heading_words(heading: Heading, numbers: Mapping[str, int]) -> str:
    """The words of `heading` without its citations, as an outline or a table of contents shows them."""
    return collapse(inline_text((inline for inline in heading.children if not isinstance(inline, Cite)), numbers))


def count_words(document: Document) -> int:
    """The words of the whole document as a reader counts them: each holds a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in document_text(document).split())


def document_text(document: Document) -> str:
    """The logical text of `document`: one line for each paragraph, heading, table cell and source.

    Numbers that a format draws itself (list labels, the sources' numbers, pages), words inside a drawing, which its
    facts repeat, and what stands in the margins are not part of it.
    """
    words = _DocumentWords(source_numbers(document), contents_headings(document))
    return "\n".join(line for block in document.blocks for line in words.lines(block))


class _DocumentWords(msgspec.Struct, frozen=True):
    """The lines of the blocks of one document."""

    numbers: Mapping[str, int]
    headings: tuple[Heading, ...]

    def lines(self, block: Block) -> Iterator[str]:
        """The lines of `block` in reading order."""
        match block:
            case Heading() | Paragraph():
                yield inline_text(block.children, self.numbers)
            case BlockQuote() | Callout():
                yield from self._all_lines(block.children)
            case BulletList() | OrderedList():
                for entry in block.items:
                    yield from self._all_lines(entry.children)
            case CodeBlock():
                yield from block.content.splitlines()
            case ThematicBreak():
                return
            case Table():
                for row in (block.header, *block.rows):
                    yield from (inline_text(cell.children, self.numbers) for cell in row)
            case Figure():
                yield inline_text(block.caption, self.numbers)
                yield from self.lines(block.facts)
            case Contents():
                yield from (heading_words(heading, self.numbers) for heading in self.headings)
            case SourceList():
                yield from (inline_text(source.children, self.numbers) for source in block.entries)
            case _:
                assert_never(block)

    def _all_lines(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.lines(block)


def is_shift(table: Table) -> bool:
    """Whether `table` holds one thing before and one after, which can stand side by side."""
    return len(table.header) == _SIDES and len(table.rows) == 1
