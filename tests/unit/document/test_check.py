"""A tree that a writer could not draw is refused before any writer sees it."""

import pytest
from builders import document, paragraph, sources
from every_block import EVERY_BLOCK

from briefgen.document.check import check_document
from briefgen.document.tree import (
    Block,
    Callout,
    Cell,
    Cite,
    Emphasis,
    Heading,
    OrderedList,
    SourceEntry,
    SourceList,
    Table,
    Text,
)
from briefgen.errors import DocumentError
from briefgen.writers.registry import WRITERS, write

CELL = Cell((Text("a"),))


def test_a_document_of_every_block_passes() -> None:
    check_document(document(*EVERY_BLOCK))


@pytest.mark.parametrize(
    ("blocks", "what"),
    [
        ((Heading(0, ()),), "level 0"),
        ((Callout("note", (Heading(7, ()),)),), "level 7"),
        ((Table((), (), ()),), "widths"),
        ((Table((CELL, CELL), ((CELL,),), ("left", "left")),), "widths"),
        ((Table((CELL,), (), ()),), "widths"),
        ((OrderedList((), start=-1),), "starts at -1"),
        ((paragraph(Cite(("s9",))), sources("a")), "`s9`"),
        ((Heading(2, (Emphasis((Cite(("s1",)),)),)),), "`s1`"),
        ((sources("a"), sources("b")), "two lists"),
        ((SourceList((SourceEntry("s1", ()), SourceEntry("s1", ()))),), "twice"),
    ],
)
def test_a_broken_tree_is_refused_by_every_writer(blocks: tuple[Block, ...], what: str) -> None:
    for name in WRITERS:
        with pytest.raises(DocumentError) as caught:
            write(document(*blocks), name)
        assert what in caught.value.message
        assert caught.value.hint
