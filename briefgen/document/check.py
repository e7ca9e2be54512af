"""What every writer relies on: the rules of the tree that its types cannot say."""

from briefgen.document.tree import (
    Block,
    Document,
    Figure,
    Heading,
    OrderedList,
    SourceList,
    Table,
)
from briefgen.document.walk import cited_sources, iter_blocks, source_numbers
from briefgen.errors import DocumentError


def check_document(document: Document) -> None:
    """Return nothing where every writer can draw `document`; raise DocumentError for the first rule that it breaks."""
    lists = [block for block in iter_blocks(document.blocks) if isinstance(block, SourceList)]
    if len(lists) > 1:
        _refuse("it has two lists of sources", hint="keep one")
    known = source_numbers(document)
    if lists and len(known) < len(lists[0].entries):
        _refuse("its list of sources has an id twice", hint="give every source an id of its own")
    for block in iter_blocks(document.blocks):
        _check_block(block)
    if unknown := sorted(cited_sources(document.blocks) - known.keys()):
        _refuse(f"it cites `{unknown[0]}`, which is not in its list of sources", hint="add the source to the list")


def _check_block(block: Block) -> None:
    if isinstance(block, Heading) and not 1 <= block.level <= 6:
        _refuse(f"a heading has the level {block.level}", hint="levels go from 1 to 6")
    if isinstance(block, Table):
        _check_table(block)
    if isinstance(block, OrderedList) and block.start < 0:
        _refuse(f"a list starts at {block.start}", hint="start at 0 or above")
    if isinstance(block, Figure):
        _check_table(block.facts)
        if not block.alt.strip():
            _refuse("a figure has no alt text", hint="say in a sentence what it shows")


def _check_table(table: Table) -> None:
    width = len(table.header)
    if not width or len(table.aligns) != width or any(len(row) != width for row in table.rows):
        _refuse("a table has rows of different widths", hint="give every row, and the alignments, a field a column")


def _refuse(what: str, *, hint: str) -> None:
    raise DocumentError(f"this is no document: {what}", hint=hint)
