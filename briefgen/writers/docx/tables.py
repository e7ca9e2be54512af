"""Tables: fixed columns, a header row that repeats, rows that no page break tears."""

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

from briefgen.document.tree import Cell, Table
from briefgen.writers.columns import column_widths
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.inlines import write_inlines
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import Element, legal, twips, w

_NARROWEST_PT = 36.0


class Description(NamedTuple):
    """What a table is about, for whoever hears it."""

    title: str
    summary: str


class Column(NamedTuple):
    """The cells of a column, from top to bottom: their width in twips, look and styles."""

    width: int
    heading_style: str
    text_style: str
    align: str | None = None
    look: Sequence[Element] = ()
    """Borders and ground, in the order of `w:tcPr`."""


def write_table(table: Table, place: Place, bindings: Bindings, *, described: Description | None = None) -> Element:
    """`w:tbl` in the style Brief Table, as wide as its place; `table` has at least one column.

    A table with a description repeats what a figure shows and is set in small type.
    """
    text_style = "TableSmallText" if described else "TableText"
    type_scale = bindings.style.type
    widths = column_widths(
        table,
        width_pt=available_pt(place, bindings),
        size_pt=type_scale.small_pt if described else type_scale.body_pt,
        numbers=bindings.numbers,
    )
    columns = [
        Column(twips(width), "TableHeading", text_style, None if align == "left" else align)
        for width, align in zip(widths, table.aligns, strict=True)
    ]
    return draw_table("BriefTable", table, columns, place, bindings, described=described)


def available_pt(place: Place, bindings: Bindings) -> float:
    """The width between the indent of `place` and the right margin, enough for a word in any case."""
    return max(bindings.style.page.text_width_pt - place.left_pt, _NARROWEST_PT)


def draw_table(
    style_id: str,
    table: Table,
    columns: Sequence[Column],
    place: Place,
    bindings: Bindings,
    *,
    described: Description | None = None,
) -> Element:
    """`w:tbl` in the named style, its cells as `columns` say."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id),
        w("tblW", w=sum(column.width for column in columns), type="dxa"),
        w("tblInd", w=twips(place.left_pt), type="dxa") if place.left_pt else None,
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=legal(described.title)) if described else None,
        w("tblDescription", val=legal(described.summary)) if described else None,
    )
    return w(
        "tbl",
        properties,
        w("tblGrid", *(w("gridCol", w=column.width) for column in columns)),
        w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *_cells(table.header, columns, bindings, header=True)),
        *(w("tr", w("trPr", w("cantSplit")), *_cells(row, columns, bindings, header=False)) for row in table.rows),
    )


def _cells(cells: Sequence[Cell], columns: Sequence[Column], bindings: Bindings, *, header: bool) -> Iterator[Element]:
    for cell, column in zip(cells, columns, strict=True):
        style_id = column.heading_style if header else column.text_style
        text = w("p", Layout(style_id=style_id, align=column.align).element(), *write_inlines(cell.children, bindings))
        yield w("tc", w("tcPr", w("tcW", w=column.width, type="dxa"), *map(copy, column.look)), text)
