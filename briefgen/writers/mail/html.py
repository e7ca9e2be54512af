"""A document as HTML for mail programs: each style at its element, no script, no picture, nothing fetched."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import assert_never

import msgspec

from briefgen.document.style import Color
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
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from briefgen.document.walk import source_numbers

_BODY = (
    "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;max-width:680px;margin:0 auto;padding:12px"
)
_SIZES = {1: 22, 2: 18, 3: 16}
"""Of headings by level, in pixels."""
_SMALL = "font-size:13px"


def write_mail_html(document: Document) -> str:
    """`document` as a whole page of HTML."""
    writer = _Writer(source_numbers(document), document.style.color)
    color = document.style.color
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(document.title)}</title>\n</head>\n"
        f'<body style="{_BODY};color:{color.text};background:#ffffff">\n'
        f"{writer.write(document.blocks)}</body>\n</html>\n"
    )


class _Writer(msgspec.Struct, frozen=True):
    numbers: Mapping[str, int]
    color: Color

    def write(self, blocks: Iterable[Block]) -> str:
        """The elements of `blocks`, one a line."""
        return "".join(f"{written}\n" for block in blocks if (written := self._block(block)))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                written = self._heading(block)
            case Paragraph():
                written = f'<p style="margin:0 0 10px">{self._inlines(block.children)}</p>' if block.children else ""
            case BlockQuote():
                written = f"<blockquote>{self.write(block.children)}</blockquote>"
            case Callout():
                written = f'<div style="{self._callout(block)}">\n{self.write(block.children)}</div>'
            case BulletList():
                written = f'<ul style="margin:0 0 10px;padding-left:22px">{self._items(block.items)}</ul>'
            case OrderedList():
                written = f'<ol start="{block.start}" style="margin:0 0 10px">{self._items(block.items)}</ol>'
            case CodeBlock():
                written = f"<pre>{escape(block.content)}</pre>"
            case ThematicBreak():
                written = "<hr>"
            case Table():
                written = self._table(block)
            case Figure():
                written = self.write((Paragraph(block.caption), block.facts)).rstrip("\n")
            case Contents():
                written = ""
            case SourceList():
                entries = (f'<li style="{_SMALL}">{self._inlines(entry.children)}</li>' for entry in block.entries)
                written = "<ol>\n" + "\n".join(entries) + "\n</ol>"
            case _:
                assert_never(block)
        return written

    def _heading(self, heading: Heading) -> str:
        level = min(heading.level, 6)
        size = _SIZES.get(heading.level, 15)
        style = f"font-size:{size}px;line-height:1.25;margin:18px 0 6px;color:{self.color.accent}"
        return f'<h{level} style="{style}">{self._inlines(heading.children)}</h{level}>'

    def _callout(self, callout: Callout) -> str:
        match callout.kind:
            case "bottom-line":
                return f"background:{self.color.tint};border-left:4px solid {self.color.accent};padding:10px 14px"
            case "warning" | "marking":
                return f"border:1px solid {self.color.accent};padding:6px 10px"
            case "kicker" | "note":
                return f"{_SMALL};color:{self.color.muted}"
            case "shift":
                return "margin:0"

    def _items(self, items: Iterable[ListItem]) -> str:
        return "".join(f"<li>{self._item(item)}</li>" for item in items)

    def _item(self, item: ListItem) -> str:
        """A single paragraph stands without its element, so that lists are as close as they are meant."""
        if len(item.children) == 1 and isinstance(item.children[0], Paragraph):
            return self._inlines(item.children[0].children)
        return self.write(item.children)

    def _table(self, table: Table) -> str:
        head = "".join(self._cell("th", *pair) for pair in zip(table.header, table.aligns, strict=True))
        rows = ("".join(self._cell("td", *pair) for pair in zip(row, table.aligns, strict=True)) for row in table.rows)
        body = "\n".join(f"<tr>{row}</tr>" for row in rows)
        return f'<table style="border-collapse:collapse;margin:0 0 12px">\n<tr>{head}</tr>\n{body}\n</table>'

    def _cell(self, name: str, cell: Cell, align: str) -> str:
        style = (
            f"border-bottom:1px solid {self.color.rule};padding:4px 10px 4px 0;text-align:{align};vertical-align:top"
        )
        return f'<{name} style="{style}">{self._inlines(cell.children)}</{name}>'

    def _inlines(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return escape(inline.content)
            case Code():
                return f"<code>{escape(inline.content)}</code>"
            case Emphasis():
                return f'<em style="color:{self.color.muted}">{self._inlines(inline.children)}</em>'
            case Strong():
                return f"<strong>{self._inlines(inline.children)}</strong>"
            case Foreign():
                return f'<span lang="{escape(inline.language)}">{self._inlines(inline.children)}</span>'
            case Link():
                return f'<a href="{escape(inline.url)}">{self._inlines(inline.children)}</a>'
            case Cite():
                numbers = ", ".join(str(self.numbers[source_id]) for source_id in inline.source_ids)
                return f"<span>[{numbers}]</span>"
            case LineBreak():
                return "<br>"
            case _:
                assert_never(inline)
