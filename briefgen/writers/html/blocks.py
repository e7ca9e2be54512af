"""Blocks as HTML. Each is ended by a line feed, so that the source can be read and compared."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from briefgen.document.tree import (
    Align,
    Block,
    BlockQuote,
    BulletList,
    Callout,
    Cell,
    CodeBlock,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    SourceList,
    Table,
    ThematicBreak,
)
from briefgen.document.walk import inline_text
from briefgen.writers.html.inlines import Marks, escape, escape_attribute, source_anchor, write_inlines
from briefgen.writers.legible import legible_lines

_PHONE_CHARACTERS = 32
"""What fits in one line of a table on a phone, 390 px wide."""
_GUTTER_CHARACTERS = 2


def write_blocks(blocks: Iterable[Block], marks: Marks) -> str:
    """`blocks` as flow content."""
    return "".join(write_block(block, marks) for block in blocks)


def write_block(block: Block, marks: Marks) -> str:
    """`block` as flow content."""
    match block:
        case Heading():
            return write_heading(block, marks)
        case Paragraph():
            return write_paragraph(block, marks)
        case BlockQuote():
            return f"<blockquote>\n{write_blocks(block.children, marks)}</blockquote>\n"
        case BulletList():
            return write_bullet_list(block, marks)
        case OrderedList():
            return write_ordered_list(block, marks)
        case CodeBlock():
            return write_code_block(block)
        case ThematicBreak():
            return "<hr>\n"
        case Table():
            return write_table(block, marks)
        case Callout():
            return write_callout(block, marks)
        case SourceList():
            return write_source_list(block, marks)
        case _:
            assert_never(block)


def write_heading(heading: Heading, marks: Marks) -> str:
    """A heading; nothing for one without words, which would be an empty entry in a list of headings."""
    if not inline_text(heading.children, marks.numbers).strip():
        return ""
    return f"<h{heading.level}>{write_inlines(heading.children, marks)}</h{heading.level}>\n"


def write_paragraph(paragraph: Paragraph, marks: Marks) -> str:
    """A paragraph."""
    return f"<p>{write_inlines(paragraph.children, marks)}</p>\n"


def write_bullet_list(bullets: BulletList, marks: Marks) -> str:
    """An unordered list."""
    return f"<ul>\n{_write_items(bullets.items, marks)}</ul>\n"


def write_ordered_list(ordered: OrderedList, marks: Marks) -> str:
    """A numbered list."""
    start = "" if ordered.start == 1 else f' start="{ordered.start}"'
    return f"<ol{start}>\n{_write_items(ordered.items, marks)}</ol>\n"


def write_code_block(code: CodeBlock) -> str:
    """Lines as they are, each escaped for itself."""
    lines = "\n".join(escape(line) for line in legible_lines(code.content))
    return f"<pre><code>{lines}</code></pre>\n"


def write_table(table: Table, marks: Marks) -> str:
    """A table; in a box where it may have to scroll, which the keyboard can reach; nothing for one without columns."""
    if not table.header:
        return ""
    head = "".join(_write_header(cell, align, marks) for cell, align in zip(table.header, table.aligns, strict=True))
    rows = "".join(_write_row(row, table.aligns, marks) for row in table.rows)
    body = f"<tbody>\n{rows}</tbody>\n" if rows else ""
    written = f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n{body}</table>\n"
    if not _is_wide(table, marks):
        return written
    label = ", ".join(filter(None, (inline_text(cell.children, marks.numbers).strip() for cell in table.header)))
    return f'<div class="wide" role="group" aria-label="{escape_attribute(label)}" tabindex="0">\n{written}</div>\n'


def write_callout(callout: Callout, marks: Marks) -> str:
    """A box named after its kind; a kicker is no remark, but a line of the page's head."""
    role = "" if callout.kind == "kicker" else ' role="note"'
    return f'<div class="callout {callout.kind}"{role}>\n{write_blocks(callout.children, marks)}</div>\n'


def write_source_list(sources: SourceList, marks: Marks) -> str:
    """A numbered list, each entry the target of its marks."""
    entries = "".join(
        f'<li id="{source_anchor(marks.numbers[entry.source_id])}">{write_inlines(entry.children, marks)}</li>\n'
        for entry in sources.entries
    )
    return f'<ol class="sources">\n{entries}</ol>\n'


def _is_wide(table: Table, marks: Marks) -> bool:
    """Whether a phone cannot show the table's longest words side by side."""
    columns = zip(table.header, *table.rows, strict=True)
    longest = (max(map(len, _words(cells, marks)), default=0) + _GUTTER_CHARACTERS for cells in columns)
    return sum(longest) > _PHONE_CHARACTERS


def _words(cells: Iterable[Cell], marks: Marks) -> Iterator[str]:
    for cell in cells:
        yield from inline_text(cell.children, marks.numbers).split()


def _write_items(items: Iterable[ListItem], marks: Marks) -> str:
    return "".join(f"<li>{_write_item(entry, marks)}</li>\n" for entry in items)


def _write_item(entry: ListItem, marks: Marks) -> str:
    """The words alone where the entry is one paragraph, so that entries stand close to one another."""
    match entry.children:
        case (Paragraph() as only,):
            return write_inlines(only.children, marks)
        case _:
            return f"\n{write_blocks(entry.children, marks)}"


def _write_header(cell: Cell, align: Align, marks: Marks) -> str:
    words = write_inlines(cell.children, marks)
    if not inline_text(cell.children, marks.numbers).strip():
        return f"<td>{words}</td>"
    return f'<th scope="col"{_write_align(align)}>{words}</th>'


def _write_row(row: Iterable[Cell], aligns: Iterable[Align], marks: Marks) -> str:
    cells = (
        f"<td{_write_align(align)}>{write_inlines(cell.children, marks)}</td>"
        for cell, align in zip(row, aligns, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _write_align(align: Align) -> str:
    return "" if align == "left" else f' class="{align}"'
