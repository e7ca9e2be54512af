"""How far the lines of a column may reach. Goes in: regions in reading order. Comes out: rows with edges.

Lines that are not justified end before the edge, and a column of a few lines shows little of it. So the edge of a
column is the furthest that its own lines of the same type reach, or those of a column that begins at the same place
and is as wide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.sources.pdf.columns import Region
from briefgen.sources.pdf.lines import Row

_FEWEST_ROWS = 4
_SAME_LEFT = 3
_SAME_WIDTH = 1.08

_Type = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """A row and the column that it stands in."""

    row: Row
    right: float
    """Where lines of this type end at the latest."""
    column: int


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    rows: int


def find_lines(regions: Sequence[Region]) -> list[Line]:
    """The rows of all regions, in their order."""
    measured = [_measure(region.rows) for region in regions]
    every: dict[_Type, list[_Column]] = {}
    for columns in measured:
        for kind, column in columns.items():
            every.setdefault(kind, []).append(column)
    lines: list[Line] = []
    for number, (region, columns) in enumerate(zip(regions, measured, strict=True)):
        edges = {kind: _edge(column, every[kind]) for kind, column in columns.items()}
        lines += [Line(row, edges[row.size, row.bold], number) for row in region.rows]
    return lines


def _measure(rows: Iterable[Row]) -> dict[_Type, _Column]:
    """The extent of the rows of each type."""
    same: dict[_Type, list[Row]] = {}
    for row in rows:
        same.setdefault((row.size, row.bold), []).append(row)
    return {
        kind: _Column(min(row.x0 for row in some), max(row.x1 for row in some), len(some))
        for kind, some in same.items()
    }


def _edge(column: _Column, others: Iterable[_Column]) -> float:
    """The right edge of `column`, of which `others` of the same type may tell more."""
    known = sorted(
        other.right
        for other in others
        if other.rows >= _FEWEST_ROWS and abs(other.left - column.left) <= _SAME_LEFT and other.right >= column.right
    )
    if not known:
        return column.right
    widest = column.left + (known[0] - column.left) * _SAME_WIDTH
    return max(right for right in known if right <= widest)
