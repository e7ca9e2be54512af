"""Tables: grids of cells, and the two panels of a shift."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefgen.document.tree import Callout, Cell, Table
from briefgen.document.walk import inline_text, is_shift
from briefgen.writers.columns import column_widths
from briefgen.writers.pdf.boxes import Rule
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.grid import Grid, Row, Widths
from briefgen.writers.pdf.looks import Look
from briefgen.writers.pdf.panels import Panels
from briefgen.writers.pdf.place import Place
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text_block import TextBlock

if TYPE_CHECKING:
    from briefgen.writers.pdf.blocks import BlockWriter

_HAIRLINE_PT = 0.5
_COLUMN = "<</O /Table /Scope /Column>>"
_LONGEST_POLE = 900
"""Characters of a panel; a longer one could outgrow its page, and is set as an ordinary table."""


def write_table(table: Table, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """A grid whose header comes again on each page; nothing for a table without columns."""
    if not table.header:
        return
    rule = Rule(_HAIRLINE_PT, writer.color.rule)
    header, rows = _write_rows(table, place, writer, _widths(table, place.look, writer))
    grid = Grid(header, rows, rule)
    grid.after_pt = 2 * writer.step_pt
    yield grid


def write_shift(callout: Callout, place: Place, writer: "BlockWriter") -> Iterator[Flowable]:
    """Before and after as two panels with an arrow between; what is no such table, as it would stand elsewhere."""
    for block in callout.children:
        if isinstance(block, Table) and is_shift(block) and _fits_panels(block, writer):
            header, (row,) = _write_rows(block, place.set_in(writer.looks.body), writer, _halves)
            panels = Panels(header, row, step_pt=writer.step_pt, color=writer.color)
            panels.before_pt = writer.step_pt
            panels.after_pt = 3 * writer.step_pt
            yield panels
        else:
            yield from writer.write_block(block, place)


def _fits_panels(table: Table, writer: "BlockWriter") -> bool:
    longest = max(
        (len(inline_text(cell.children, writer.numbers)) for row in table.rows for cell in row),
        default=0,
    )
    return longest <= _LONGEST_POLE


def _halves(width_pt: float) -> tuple[float, float]:
    return width_pt / 2, width_pt / 2


def _widths(table: Table, look: Look, writer: "BlockWriter") -> Widths:
    @cache
    def widths(width_pt: float) -> tuple[float, ...]:
        return column_widths(table, width_pt=width_pt, size_pt=look.ink.size_pt, numbers=writer.numbers)

    return widths


def _write_rows(table: Table, place: Place, writer: "BlockWriter", widths: Widths) -> tuple[Row, list[Row]]:
    """The header and the other rows. A table without them has no body, and so no head either (ISO 14289-1, 7.2)."""
    inside = place.inside("Table")
    head = inside.inside("THead") if table.rows else inside
    header = _write_row(table, table.header, head.set_in(writer.looks.column_head), writer, widths, role="TH")
    body = inside.inside("TBody") if table.rows else inside
    return header, [_write_row(table, cells, body, writer, widths, role="TD") for cells in table.rows]


def _write_row(
    table: Table, cells: Sequence[Cell], place: Place, writer: "BlockWriter", widths: Widths, *, role: str
) -> Row:
    inside = place.inside("TR")
    attributes = {"A": _COLUMN} if role == "TH" else {}
    blocks: list[TextBlock] = []
    for cell, align in zip(cells, table.aligns, strict=True):
        block = writer.text(cell.children, replace(inside, tag=Tag(role, inside.tag, attributes)), None)
        block.align = align
        blocks.append(block)
    return Row(blocks, widths, gap_pt=3 * writer.step_pt, pad_pt=writer.step_pt)
