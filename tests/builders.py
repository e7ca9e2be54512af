"""One-line builders of test values."""

from datetime import UTC, datetime

from briefgen.document.style import Style
from briefgen.document.tree import Block, Cell, Document, Inline, Paragraph, SourceEntry, SourceList, Table, Text

DAY = datetime(2026, 11, 22, tzinfo=UTC)


def document(*blocks: Block, title: str = "A title", style: Style | None = None) -> Document:
    """A document of `blocks`, dated 22 November 2026."""
    return Document(title=title, blocks=blocks, created=DAY, style=style or Style())


def paragraph(*inlines: Inline | str) -> Paragraph:
    """A paragraph; plain strings become `Text`."""
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))


def sources(*words: str) -> SourceList:
    """A source list with the ids `s1`, `s2`, ..."""
    return SourceList(tuple(SourceEntry(f"s{n}", (Text(word),)) for n, word in enumerate(words, 1)))


def cell(words: str) -> Cell:
    """A cell of plain words."""
    return Cell((Text(words),))


def table(*rows: tuple[str, ...]) -> Table:
    """A table of plain words, all aligned left; the first row is its header."""
    header, *others = (tuple(map(cell, row)) for row in rows)
    return Table(header, tuple(others), tuple("left" for _ in header))
