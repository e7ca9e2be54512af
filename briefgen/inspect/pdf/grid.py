"""The grid of a table: its cells laid out with their spans; cells without a header are found."""

from collections import Counter
from collections.abc import Iterator

import msgspec
import pikepdf

from briefgen.inspect.finding import Breach
from briefgen.inspect.pdf.file import entry, members, number, text
from briefgen.inspect.pdf.inspected import Inspected
from briefgen.inspect.pdf.structure import Element

_MOST_CELLS = 200_000
_MOST_SPAN = 1000


class _Cell(msgspec.Struct, eq=False):
    element: Element
    row: int
    column: int
    rows: int
    columns: int


def check_tables(inspected: Inspected) -> Iterator[Breach]:
    """Rows and columns of every table are regular, and each cell has a header."""
    structure = inspected.structure
    for table in structure.elements:
        if table.role == "Table":
            place = structure.place(table)
            rows = [row for kid in table.kids for row in ([kid] if kid.role == "TR" else kid.kids) if row.role == "TR"]
            yield from _check_grid(rows, place)


def _check_grid(rows: list[Element], place: str) -> Iterator[Breach]:
    taken: dict[tuple[int, int], _Cell] = {}
    cells, overlap = _lay_out(rows, taken)
    if overlap:
        yield Breach("7.2-15", place, "two of its cells lie over one another")
    counts = Counter(row for row, _ in taken)
    widths: dict[int, int] = {}
    for row, column in taken:
        widths[row] = max(widths.get(row, 0), column + 1)
    uneven = next((line for line in range(len(rows)) if counts[line] != counts[0]), None)
    if uneven is not None:
        what = f"row 1 has {counts[0]} columns, row {uneven + 1} has {counts[uneven]}"
        yield Breach("7.2-42", place, what)
    if any(row >= len(rows) for row, _ in taken):
        yield Breach("7.2-41", place, "a cell reaches below the last row")
    if any(counts[row] != width for row, width in widths.items()):
        yield Breach("7.2-43", place, "a row has a gap")
    yield from _check_headers(cells, place)


def _lay_out(rows: list[Element], taken: dict[tuple[int, int], _Cell]) -> tuple[list[_Cell], bool]:
    """The cells with their places; whether two lie over one another."""
    cells, overlap = [], False
    for line, row in enumerate(rows):
        column = 0
        for element in row.kids:
            while (line, column) in taken:
                column += 1
            cell = _Cell(element, line, column, _span(element, "/RowSpan"), _span(element, "/ColSpan"))
            cells.append(cell)
            if len(taken) > _MOST_CELLS:
                return cells, overlap
            for down in range(cell.rows):
                for right in range(cell.columns):
                    spot = (line + down, column + right)
                    overlap = overlap or spot in taken
                    taken[spot] = cell
            column += cell.columns
    return cells, overlap


def _check_headers(cells: list[_Cell], place: str) -> Iterator[Breach]:
    known = {text(cell.element.source.get("/ID")) for cell in cells if cell.element.role == "TH"} - {""}
    heads = [cell for cell in cells if cell.element.role == "TH"]
    columns = {at for head in heads if _scope(head) in ("/Column", "/Both") for at in _across(head)}
    rows = {at for head in heads if _scope(head) in ("/Row", "/Both") for at in range(head.row, head.row + head.rows)}
    bare = 0
    for cell in cells:
        if cell.element.role != "TD":
            continue
        named = [text(name) for name in members(attribute(cell.element, "/Headers"))]
        unknown = [name for name in named if name not in known]
        if unknown:
            yield Breach("7.5-2", place, f"a cell names the header `{unknown[0]}`, which the table does not have")
        elif not named and cell.row not in rows and not columns.intersection(_across(cell)):
            bare += 1
    if bare:
        yield Breach("7.5-1", place, f"{bare} of its cells have no header cell with a scope")


def _across(cell: _Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _scope(cell: _Cell) -> str:
    return text(attribute(cell.element, "/Scope"))


def _span(element: Element, name: str) -> int:
    return min(_MOST_SPAN, max(1, int(number(attribute(element, name), 1))))


def attribute(element: Element, name: str) -> pikepdf.Object | None:
    """An attribute of `element` (ISO 32000-1, 14.7.5); None where it has none of that name."""
    for holder in members(element.source.get("/A")):
        if (found := entry(holder, name)) is not None:
            return found
    return None
