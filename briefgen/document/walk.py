"""Walks over the document tree: the words of a node, and the numbers behind its citations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cite,
    Code,
    CodeBlock,
    Document,
    Emphasis,
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
        case Emphasis() | Strong() | Link():
            return inline_text(inline.children, numbers)
        case Cite():
            return " ".join(str(numbers[source_id]) for source_id in inline.source_ids)
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def document_text(document: Document) -> str:
    """The logical text of `document`: one line for each paragraph, heading, table cell and source.

    Numbers that a format draws itself (list labels, the sources' numbers) and running heads are not part of it.
    """
    numbers = source_numbers(document)
    return "\n".join(line for block in document.blocks for line in _lines(block, numbers))


def _lines(block: Block, numbers: Mapping[str, int]) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield inline_text(block.children, numbers)
        case BlockQuote() | Callout():
            for child in block.children:
                yield from _lines(child, numbers)
        case BulletList() | OrderedList():
            for entry in block.items:
                for child in entry.children:
                    yield from _lines(child, numbers)
        case CodeBlock():
            yield from block.content.splitlines()
        case ThematicBreak():
            return
        case Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield inline_text(cell.children, numbers)
        case SourceList():
            for source in block.entries:
                yield inline_text(source.children, numbers)
        case _:
            assert_never(block)
