"""The document tree: format-neutral blocks and inlines, named as in CommonMark, plus `Cite` and `Callout`.

`compose` makes it, every writer draws it, and neither knows the other.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefgen.document.style import Style

# ---- inlines ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are to be read; white space inside is single blanks."""

    content: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words set in a fixed-width face: names of files, keys, commands."""

    content: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the document."""

    url: str
    """An absolute `http`, `https` or `mailto` address."""
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Cite:
    """The marks of one statement: numbers that lead to entries of the document's `SourceList`."""

    source_ids: tuple[str, ...]
    """Ids of entries, each once, in the order of the list."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the same paragraph."""


Inline = Text | Emphasis | Strong | Code | Link | Cite | LineBreak

# ---- blocks -------------------------------------------------------------------------------------

CalloutKind = Literal["bottom-line", "kicker", "note", "warning"]
"""What a callout is for: the bottom line in its panel, the small line above the title, a remark in
small type, a warning that the reader must not miss."""

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title and stands once."""

    level: int
    """1 to 6."""
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class BlockQuote:
    """Words of someone else, set off."""

    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list."""

    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """An unordered list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines set in a fixed-width face, as they are."""

    content: str


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A rule between two parts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks set apart for a purpose."""

    kind: CalloutKind
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One numbered source; its number is its place in the list, from 1."""

    source_id: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """The numbered sources, which the document's citations lead to; at most one a document."""

    entries: tuple[SourceEntry, ...]


Block = (
    Heading
    | Paragraph
    | BlockQuote
    | BulletList
    | OrderedList
    | CodeBlock
    | ThematicBreak
    | Table
    | Callout
    | SourceList
)

# ---- the whole ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document: what it says, and how it is to look."""

    title: str
    """For file properties and running heads; the title on the page is the level 1 heading."""
    blocks: tuple[Block, ...]
    created: datetime
    """Aware, UTC; the only time that a writer may print or store."""
    style: Style
    language: str = "en"
    """BCP 47 tag."""
    subject: str | None = None
    """One sentence for the file's properties."""
    page_label: str = "Page {page} of {pages}"
    """The footer of a paged document, with its two places."""
