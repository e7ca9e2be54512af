"""A document as the plain text of a mail: lines of a width that every program shows, citations as numbers."""

import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import assert_never

import msgspec

from briefgen.document.tree import (
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
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
from briefgen.document.walk import source_numbers

_COLUMNS = 76
_RULES = {1: "=", 2: "-"}
"""The line below a heading, by its level."""
_BLANKS = re.compile(" +")
_TWICE = re.compile(r"\(\(([^()]*)\)\)")
"""Emphasis that stands in parentheses already."""


def write_mail_text(document: Document) -> str:
    """`document` as text, its lines at most 76 columns where words let them, ended by a line feed."""
    lines = _Writer(source_numbers(document)).write(document.blocks, _COLUMNS)
    return "".join(f"{line.rstrip()}\n" for line in lines)


class _Writer(msgspec.Struct, frozen=True):
    numbers: Mapping[str, int]

    def write(self, blocks: Iterable[Block], width: int) -> list[str]:
        """The lines of `blocks`, parted by empty lines."""
        lines: list[str] = []
        for block in blocks:
            if written := list(self._block(block, width)):
                lines += ["", *written] if lines else written
        return lines

    def _block(self, block: Block, width: int) -> Iterator[str]:
        match block:
            case Heading():
                yield from self._heading(block, width)
            case Paragraph():
                yield from self._fold(block.children, width)
            case BlockQuote() | Callout():
                yield from self.write(block.children, width)
            case BulletList():
                for entry in block.items:
                    yield from _hang("- ", self.write(entry.children, width - 2))
            case OrderedList():
                for number, entry in enumerate(block.items, block.start):
                    mark = f"{number}. "
                    yield from _hang(mark, self.write(entry.children, width - len(mark)))
            case CodeBlock():
                yield from block.content.splitlines()
            case ThematicBreak():
                yield "-" * width
            case Table():
                yield from self._table(block, width)
            case Figure():
                yield from self.write((Paragraph(block.caption), block.facts), width)
            case Contents():
                return
            case SourceList():
                for number, source in enumerate(block.entries, 1):
                    mark = f"[{number}] "
                    yield from _hang(mark, list(self._fold(source.children, width - len(mark))))
            case _:
                assert_never(block)

    def _heading(self, heading: Heading, width: int) -> Iterator[str]:
        lines = list(self._fold(heading.children, width))
        yield from lines
        if rule := _RULES.get(heading.level):
            yield rule * max(map(len, lines), default=0)

    def _table(self, table: Table, width: int) -> Iterator[str]:
        """An entry for each row: its first cell with what it says, or below it the others, each named by its column."""
        heads = [self._words(cell) for cell in table.header]
        for row in table.rows:
            first, *others = map(self._words, row)
            said = [f"{first}: {''.join(others)}"]
            if len(others) != 1:
                named = [f"{head}: {words}" for head, words in zip(heads[1:], others, strict=True)]
                short = "; ".join(named)
                said = [first, *([short] if len(short) <= width - 2 else named)]
            yield from _hang("- ", [line for words in said for line in wrap(words, width - 2, break_long_words=False)])

    def _words(self, cell: Cell) -> str:
        return " ".join(self._inlines(cell.children).split())

    def _fold(self, inlines: Iterable[Inline], width: int) -> Iterator[str]:
        for line in self._inlines(inlines).split("\n"):
            yield from wrap(_BLANKS.sub(" ", line), width, break_long_words=False, break_on_hyphens=False)

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return _TWICE.sub(r"(\1)", "".join(map(self._inline, inlines)))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text() | Code():
                return inline.content
            case Emphasis():
                return f"({words})" if (words := self._inlines(inline.children)) else ""
            case Strong() | Foreign():
                return self._inlines(inline.children)
            case Link():
                words = self._inlines(inline.children)
                return words if words in inline.url else f"{words} <{inline.url}>"
            case Cite():
                return f"[{', '.join(str(self.numbers[source_id]) for source_id in inline.source_ids)}]"
            case LineBreak():
                return "\n"
            case _:
                assert_never(inline)


def _hang(mark: str, lines: list[str]) -> Iterator[str]:
    """`lines` behind `mark`, those after the first as far in."""
    for place, line in enumerate(lines):
        yield f"{mark if place == 0 else ' ' * len(mark)}{line}"
