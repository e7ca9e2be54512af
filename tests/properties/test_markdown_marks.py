"""Emphasis survives Markdown letter by letter, however it is nested, adjacent or overlapping."""

import os
from collections.abc import Iterable, Iterator

from hypothesis import HealthCheck, given, settings
from readers import markdown_tokens
from strategies import documents

from briefgen.document.tree import (
    Block,
    Code,
    Contents,
    Document,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Link,
    Paragraph,
    SourceList,
    Strong,
    Table,
    Text,
)
from briefgen.document.walk import contents_headings, heading_words, iter_blocks, source_numbers
from briefgen.writers.legible import legible
from briefgen.writers.registry import write

Letter = tuple[str, bool, bool]
"""A character that is not blank, whether it is emphasized, whether it is strong."""


def letters_of(inlines: Iterable[Inline], *, emphasis: bool = False, strong: bool = False) -> Iterator[Letter]:
    for inline in inlines:
        match inline:
            case Text() | Code():
                yield from ((char, emphasis, strong) for char in legible(inline.content) if not char.isspace())
            case Emphasis():
                yield from letters_of(inline.children, emphasis=True, strong=strong)
            case Strong():
                yield from letters_of(inline.children, emphasis=emphasis, strong=True)
            case Link() | Foreign():
                yield from letters_of(inline.children, emphasis=emphasis, strong=strong)


def inlines_of(block: Block) -> tuple[Inline, ...]:
    match block:
        case Heading() | Paragraph():
            return block.children
        case Table():
            return tuple(child for row in (block.header, *block.rows) for cell in row for child in cell.children)
        case Figure():
            cells = inlines_of(block.facts)
            return (Emphasis(block.caption), *cells)
        case SourceList():
            return tuple(child for entry in block.entries for child in entry.children)
        case _:
            return ()


def letters_read(content: bytes) -> Iterator[Letter]:
    for token in markdown_tokens(content):
        depth = {"em": 0, "strong": 0}
        for child in token.children or ():
            if child.tag in depth:
                depth[child.tag] += child.nesting
            elif child.type in ("text", "code_inline"):
                marks = depth["em"] > 0, depth["strong"] > 0
                yield from ((char, *marks) for char in child.content if not char.isspace())


@settings(
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents)
def test_each_letter_keeps_its_marks(document: Document) -> None:
    listed = tuple(Text(heading_words(heading, source_numbers(document))) for heading in contents_headings(document))
    assert list(letters_read(write(document, "md"))) == [
        letter
        for block in iter_blocks(document.blocks)
        for letter in letters_of(listed if isinstance(block, Contents) else inlines_of(block))
    ]
