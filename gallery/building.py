"""One-line builders of parts of a document, for scenes that no article leads to."""

from briefgen.document.style import Page, Paper, Style
from briefgen.document.tree import (
    Align,
    Block,
    BulletList,
    Callout,
    Cell,
    Cite,
    Document,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    SourceEntry,
    SourceList,
    Strong,
    Table,
    Text,
)
from gallery.articles import DAY

Words = str | Inline


def document(title: str, *blocks: Block, paper: Paper = "a4") -> Document:
    """A document of a small line, a title and `blocks`, in the default style."""
    above = callout("kicker", paragraph("BRIEF · 22 November 2026 · 2 articles"))
    return Document(title, (above, heading(title, 1), *blocks), DAY, Style(page=Page(paper=paper)))


def heading(words: str, level: int = 2) -> Heading:
    """A heading."""
    return Heading(level, (Text(words),))


def paragraph(*words: Words) -> Paragraph:
    """A paragraph; plain strings become `Text`."""
    return Paragraph(_inlines(words))


def strong(words: str) -> Strong:
    """Words in bold."""
    return Strong((Text(words),))


def cite(*numbers: int) -> Cite:
    """Marks that lead to the sources with these numbers."""
    return Cite(tuple(f"s{number}" for number in numbers))


def callout(kind: str, *blocks: Block) -> Callout:
    """Blocks set apart; `kind` is one of `CalloutKind`."""
    return Callout(kind, blocks)  # type: ignore[arg-type]


def bullets(*entries: Words) -> BulletList:
    """A list with a paragraph for each of `entries`."""
    return BulletList(tuple(ListItem((paragraph(entry),)) for entry in entries))


def table(*rows: tuple[Words | tuple[Words, ...], ...], aligns: tuple[Align, ...] | None = None) -> Table:
    """A table whose first row is its head; a field is words, or a tuple of words and marks."""
    header, *others = (tuple(_cell(field) for field in row) for row in rows)
    left: tuple[Align, ...] = tuple("left" for _ in header)
    return Table(header, tuple(others), aligns or left)


def sources(*entries: str) -> SourceList:
    """The list of sources, with ids for `cite`."""
    return SourceList(tuple(SourceEntry(f"s{number}", (Text(words),)) for number, words in enumerate(entries, 1)))


def _cell(field: Words | tuple[Words, ...]) -> Cell:
    return Cell(_inlines(field if isinstance(field, tuple) else (field,)))


def _inlines(words: tuple[Words, ...]) -> tuple[Inline, ...]:
    return tuple(Text(one) if isinstance(one, str) else one for one in words)
