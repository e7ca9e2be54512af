"""Tables as HTML, and the two panels of a shift."""

from collections.abc import Iterable, Iterator

from briefgen.document.tree import Align, Cell, Table
from briefgen.document.walk import inline_text
from briefgen.writers.html.context import Context
from briefgen.writers.html.inlines import escape_attribute, write_inlines

_PHONE_CHARACTERS = 32
"""What fits in one line of a table on a phone, 390 px wide."""
_GUTTER_CHARACTERS = 2


def write_table(table: Table, context: Context, *, kind: str = "") -> str:
    """A table of the class `kind`; nothing for one without columns.

    It stands in a box where it may have to scroll, which the keyboard can reach.
    """
    if not table.header:
        return ""
    head = "".join(_write_header(cell, align, context) for cell, align in zip(table.header, table.aligns, strict=True))
    rows = "".join(_write_row(row, table.aligns, context) for row in table.rows)
    body = f"<tbody>\n{rows}</tbody>\n" if rows else ""
    named = f' class="{kind}"' if kind else ""
    written = f"<table{named}>\n<thead>\n<tr>{head}</tr>\n</thead>\n{body}</table>\n"
    if not _is_wide(table, context):
        return written
    label = ", ".join(filter(None, (inline_text(cell.children, context.numbers).strip() for cell in table.header)))
    return f'<div class="wide" role="group" aria-label="{escape_attribute(label)}" tabindex="0">\n{written}</div>\n'


def write_shift(table: Table, context: Context) -> str:
    """A table whose columns are two panels.

    Its roles are spelled out, for a browser may forget them where the panels stand one below the other.
    """
    head = "".join(
        f'<th role="columnheader" scope="col">{write_inlines(cell.children, context)}</th>' for cell in table.header
    )
    (row,) = table.rows
    cells = "".join(f'<td role="cell">{write_inlines(cell.children, context)}</td>' for cell in row)
    return (
        f'<table class="poles" role="table">\n<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n'
        f'<tbody role="rowgroup">\n<tr role="row">{cells}</tr>\n</tbody>\n</table>\n'
    )


def _is_wide(table: Table, context: Context) -> bool:
    """Whether a phone cannot show the table's longest words side by side."""
    columns = zip(table.header, *table.rows, strict=True)
    longest = (max(map(len, _words(cells, context)), default=0) + _GUTTER_CHARACTERS for cells in columns)
    return sum(longest) > _PHONE_CHARACTERS


def _words(cells: Iterable[Cell], context: Context) -> Iterator[str]:
    for cell in cells:
        yield from inline_text(cell.children, context.numbers).split()


def _write_header(cell: Cell, align: Align, context: Context) -> str:
    words = write_inlines(cell.children, context)
    if not inline_text(cell.children, context.numbers).strip():
        return f"<td>{words}</td>"
    return f'<th scope="col"{_write_align(align)}>{words}</th>'


def _write_row(row: Iterable[Cell], aligns: Iterable[Align], context: Context) -> str:
    cells = (
        f"<td{_write_align(align)}>{write_inlines(cell.children, context)}</td>"
        for cell, align in zip(row, aligns, strict=True)
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _write_align(align: Align) -> str:
    return "" if align == "left" else f' class="{align}"'
