"""Tables: fixed columns, a header row that repeats, rows that no page break tears."""

from collections.abc import Iterator, Sequence

from briefgen.document.tree import Cell, Table
from briefgen.writers.columns import column_widths
from briefgen.writers.docx.bindings import Bindings
from briefgen.writers.docx.inlines import write_inlines
from briefgen.writers.docx.place import Place
from briefgen.writers.docx.properties import Layout
from briefgen.writers.docx.xml import Element, twips, w

_NARROWEST_PT = 36.0


def write_table(table: Table, place: Place, bindings: Bindings) -> Element:
    """`w:tbl` in the style Brief Table, as wide as its place; `table` has at least one column."""
    widths = _widths(table, place, bindings)
    return w(
        "tbl",
        _properties(place, sum(widths)),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _row(table.header, table, widths, bindings, header=True),
        *(_row(row, table, widths, bindings, header=False) for row in table.rows),
    )


def _widths(table: Table, place: Place, bindings: Bindings) -> list[int]:
    """The columns in twips."""
    style = bindings.style
    width_pt = max(style.page.text_width_pt - place.left_pt, _NARROWEST_PT)
    widths = column_widths(table, width_pt=width_pt, size_pt=style.type.body_pt, numbers=bindings.numbers)
    return [twips(width) for width in widths]


def _properties(place: Place, width: int) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val="BriefTable"),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=twips(place.left_pt), type="dxa") if place.left_pt else None,
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def _row(cells: Sequence[Cell], table: Table, widths: list[int], bindings: Bindings, *, header: bool) -> Element:
    properties = w("trPr", w("cantSplit"), w("tblHeader") if header else None)
    return w("tr", properties, *_cells(cells, table, widths, bindings, "TableHeading" if header else "TableText"))


def _cells(
    cells: Sequence[Cell], table: Table, widths: list[int], bindings: Bindings, style_id: str
) -> Iterator[Element]:
    for cell, align, width in zip(cells, table.aligns, widths, strict=True):
        layout = Layout(style_id=style_id, align=None if align == "left" else align)
        text = w("p", layout.element(), *write_inlines(cell.children, bindings))
        yield w("tc", w("tcPr", w("tcW", w=width, type="dxa")), text)
