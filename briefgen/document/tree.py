"""The document tree: format-neutral blocks and inlines, named as in CommonMark, plus `Cite` and `Callout`.

`compose` makes it, every writer draws it, and neither knows the other.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from briefgen.document.drawing import Drawing
from briefgen.document.marking import Marking
from briefgen.document.style import Style

# ---- inlines ------------------------------------------------------------------------------------


class Text(msgspec.Struct, frozen=True):
    """Words as they are to be read; white space inside is single blanks."""

    content: str


class Emphasis(msgspec.Struct, frozen=True):
    """Words set in italics."""

    children: tuple["Inline", ...]


class Strong(msgspec.Struct, frozen=True):
    """Words set in bold."""

    children: tuple["Inline", ...]


class Code(msgspec.Struct, frozen=True):
    """Words set in a fixed-width face: names of files, keys, commands."""

    content: str


class Link(msgspec.Struct, frozen=True):
    """Words that lead to an address outside the document."""

    url: str
    """An absolute `http`, `https` or `mailto` address."""
    children: tuple["Inline", ...]


class Foreign(msgspec.Struct, frozen=True):
    """Words in another language than the document's, so that a voice reads them rightly."""

    language: str
    """BCP 47 tag."""
    children: tuple["Inline", ...]


class Cite(msgspec.Struct, frozen=True):
    """The marks of one statement: numbers that lead to entries of the document's `SourceList`."""

    source_ids: tuple[str, ...]
    """Ids of entries, each once, in the order of the list."""
    statement: str | None = None
    """The id of the statement in the document's `evidence`; None where the marks belong to no one statement."""


class LineBreak(msgspec.Struct, frozen=True):
    """A new line inside the same paragraph."""


Inline = Text | Emphasis | Strong | Code | Link | Foreign | Cite | LineBreak

# ---- blocks -------------------------------------------------------------------------------------

CalloutKind = Literal["bottom-line", "kicker", "marking", "note", "shift", "warning"]
"""What a callout is for: the bottom line in its panel, the small line above the title, the document's marking
with what it asks, a remark in small type, a change told as a table of two columns (before and after, side by
side), a warning that the reader must not miss."""

Align = Literal["left", "center", "right"]


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 is the document's title and stands once."""

    level: int
    """1 to 6."""
    children: tuple[Inline, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of running text."""

    children: tuple[Inline, ...]


class BlockQuote(msgspec.Struct, frozen=True):
    """Words of someone else, set off."""

    children: tuple["Block", ...]


class ListItem(msgspec.Struct, frozen=True):
    """One entry of a list."""

    children: tuple["Block", ...]


class BulletList(msgspec.Struct, frozen=True):
    """An unordered list."""

    items: tuple[ListItem, ...]


class OrderedList(msgspec.Struct, frozen=True):
    """A numbered list."""

    items: tuple[ListItem, ...]
    start: int = 1


class CodeBlock(msgspec.Struct, frozen=True):
    """Lines set in a fixed-width face, as they are."""

    content: str


class ThematicBreak(msgspec.Struct, frozen=True):
    """A rule between two parts."""


class Cell(msgspec.Struct, frozen=True):
    """One field of a table."""

    children: tuple[Inline, ...]


class Table(msgspec.Struct, frozen=True):
    """A table with one header row; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]
    """One for each column."""


class Callout(msgspec.Struct, frozen=True):
    """Blocks set apart for a purpose."""

    kind: CalloutKind
    children: tuple["Block", ...]


class Figure(msgspec.Struct, frozen=True):
    """A drawing with the facts that it shows: what the eye sees, a table says too."""

    drawing: Drawing
    alt: str
    """What the drawing shows, in one or two sentences, for whoever cannot see it."""
    caption: tuple[Inline, ...]
    facts: Table
    """The same facts in words and figures, printed below the drawing in every format."""


class Contents(msgspec.Struct, frozen=True):
    """The table of contents: the headings of level 2 and 3, each leading to its place."""


class SourceEntry(msgspec.Struct, frozen=True):
    """One numbered source; its number is its place in the list, from 1."""

    source_id: str
    children: tuple[Inline, ...]


class SourceList(msgspec.Struct, frozen=True):
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
    | Figure
    | Contents
    | SourceList
)

# ---- the whole ----------------------------------------------------------------------------------


class Evidence(msgspec.Struct, frozen=True):
    """One sentence of a source that a statement rests on."""

    source_id: str
    origin: str
    """The source's file or address."""
    paragraph: int
    """Number of the body paragraph, from 1."""
    quote: str
    """Verbatim."""
    language: str | None = None
    """BCP 47 tag of the quote; None for that of the document."""
    page: int | None = None
    """On which it begins, from 1, in a source that has pages."""


class Phrases(msgspec.Struct, frozen=True):
    """What writers say themselves, in the language of the document; words in braces are places to be filled."""

    source: str = "Source {number}"
    """A mark that leads to a source, as a voice reads it."""
    first_mark: str = "Back to where source {number} is cited first"
    """A source's number that leads back."""
    mark: str = "Back to citation {number}"
    """One of several ways back."""
    comment: str = "“{quote}” — {origin}, paragraph {number}"
    """A sentence of the evidence, and where it stands."""
    page: str = "p. {number}"
    """The page of a source, behind its name."""


class Document(msgspec.Struct, frozen=True):
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
    phrases: Phrases = Phrases()
    day: str | None = None
    """The day of `created` as running heads print it; None prints it as `YYYY-MM-DD`."""
    author: str | None = None
    """Who stands behind the document, for the file's properties."""
    marking: Marking | None = None
    """Drawn in the margins of every page; its words on the first page are a callout among the blocks."""
    citations: Literal["numbers", "footnotes"] = "numbers"
    """How Word shows citations; the other formats show numbers."""
    comments: Literal["none", "provenance"] = "none"
    """Whether Word shows the evidence of each statement as a comment beside it."""
    evidence: Mapping[str, tuple[Evidence, ...]] = {}
    """The sentences behind each statement, by its id."""

    @property
    def printed_day(self) -> str:
        """The day for running heads."""
        return self.day or self.created.date().isoformat()
