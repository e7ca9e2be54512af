"""The blocks of a Word document. Goes in: the trees of its parts. Comes out: blocks in the order of reading.

A row of a table is one block, its cells parted by a bar; cells that hold sentences or several paragraphs are read one
after another instead. Text boxes follow the paragraph that they hang on; notes stand at the end.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.sources.assemble import Block, BlockKind
from briefgen.sources.text.prose import MOST_HEADING_WORDS, count_words, ends_with_stop, reads_as_prose
from briefgen.sources.word.styles import ParagraphKind, Styles, child, value
from briefgen.sources.word.words import Words
from briefgen.text import collapse

_BETWEEN_CELLS = " | "
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_LEFT_OUT: Mapping[ParagraphKind, str] = {"caption": "caption", "contents": "line of contents"}
_CONTAINERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice")


class Body:
    """The blocks of the parts that are read with it, and what was left out of them."""

    def __init__(self, styles: Styles) -> None:
        self.left_out: Counter[str] = Counter()
        """By the name that a reader knows it under."""
        self.words = Words(styles, self.left_out)
        self._styles = styles
        self._carried = ""

    def read(self, element: etree._Element) -> Iterator[Block]:
        """The blocks below `element`, which holds paragraphs and tables."""
        for inner in element.iterchildren("*"):
            name = etree.QName(inner).localname
            if name == "p":
                yield from self._read_paragraph(inner)
            elif name == "tbl":
                yield from self._read_table(inner)
            elif name in _CONTAINERS:
                yield from self.read(inner)
            elif name == "altChunk":
                self.left_out["embedded document"] += 1

    def read_notes(self, roots: Mapping[str, etree._Element | None]) -> Iterator[Block]:
        """The notes that were referred to, in that order, as entries of a list; `roots` are their parts by kind."""
        notes = {
            (kind, value(note, "id") or ""): note
            for kind, root in roots.items()
            if root is not None
            for note in root.iterchildren(f"{{*}}{kind}")
        }
        for key in dict.fromkeys(self.words.notes):
            if key in notes:
                words = " ".join(block.text for block in self.read(notes[key]))
                if words:
                    yield Block(words, "entry")

    def _read_paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        words = self._carried + self.words.read(paragraph)
        self._carried = ""
        boxes, self.words.boxes = self.words.boxes, []
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self._carried = words
        else:
            yield from self._split(words, self._styles.kind(paragraph))
        for box in boxes:
            yield from self.read(box)

    def _split(self, words: str, kind: ParagraphKind) -> Iterator[Block]:
        if kind in _LEFT_OUT:
            self.left_out[_LEFT_OUT[kind]] += bool(words.strip())
            return
        for part in _PARAGRAPH_BREAK.split(words):
            if line := collapse(part):
                yield Block(line, _kind_of_block(line, kind))

    def _read_table(self, table: etree._Element) -> Iterator[Block]:
        for row in _find(table, "tr"):
            cells = [tuple(self.read(cell)) for cell in _find(row, "tc") if not _continues(cell)]
            filled = [cell for cell in cells if cell]
            flat = [block for cell in filled for block in cell]
            if len(filled) > 1 and len(flat) == len(filled) and not any(reads_as_prose(one.text) for one in flat):
                yield Block(_BETWEEN_CELLS.join(block.text for block in flat), "entry")
            else:
                yield from flat


def _kind_of_block(words: str, kind: ParagraphKind) -> BlockKind:
    """A long sentence in a style of headings is a paragraph that was made to look large."""
    if kind == "heading":
        return "text" if ends_with_stop(words) and count_words(words) > MOST_HEADING_WORDS else "heading"
    return "entry" if kind == "entry" else "text"


def _find(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those inside content controls; never those of inner tables."""
    for inner in element.iterchildren("*"):
        name = etree.QName(inner).localname
        if name == wanted:
            yield inner
        elif name in _CONTAINERS:
            yield from _find(inner, wanted)


def _continues(cell: etree._Element) -> bool:
    """Whether `cell` is hidden behind the one above it, with which it is merged."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and value(merged) in (None, "continue")
