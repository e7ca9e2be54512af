"""Grids: the rows of a table, the header again on each page, a hairline below each row."""

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from typing import Self

from briefgen.writers.pdf.boxes import Rule
from briefgen.writers.pdf.canvas import PageCanvas
from briefgen.writers.pdf.flowable import ROUNDING_PT, Flowable
from briefgen.writers.pdf.text_block import TextBlock

_FEWEST_ROWS = 2
"""Rows that stay together before and after a page break."""

Widths = Callable[[float], Sequence[float]]
"""The widths of the columns for a width of the table, both in points."""


class Row(Flowable):
    """Cells side by side, their first lines on one level."""

    def __init__(self, cells: Sequence[TextBlock], widths: Widths, *, gap_pt: float, pad_pt: float) -> None:
        self.cells = tuple(cells)
        self.widths = widths
        self.gap_pt = gap_pt
        """Space between columns."""
        self.pad_pt = pad_pt
        """Space above and below the text."""

    def as_artifact(self) -> Self:
        """The same row once more, where a voice has read it before."""
        return self._with([cell.as_artifact() for cell in self.cells])

    def height_pt(self, width_pt: float) -> float:
        """The height of the highest cell; an empty one is a line high."""
        heights = [max(cell.look.leading_pt, cell.height_pt(own_pt)) for cell, _, own_pt in self._columns(0, width_pt)]
        return max(heights, default=0.0) + 2 * self.pad_pt

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The cells from left to right."""
        for cell, left, own_pt in self._columns(x, width_pt):
            cell.draw(canvas, left, top - self.pad_pt, own_pt)

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple[Self, Self] | None:
        """Two rows, where one alone is higher than the page; else it stays whole."""
        if not forced:
            return None
        room_pt = height_pt - 2 * self.pad_pt
        columns = list(self._columns(0, width_pt))
        parts = [_split_cell(cell, own_pt, room_pt) for cell, _, own_pt in columns]
        if not any(upper.height_pt(own_pt) for (upper, _), (_, _, own_pt) in zip(parts, columns, strict=True)):
            return None
        return self._with([upper for upper, _ in parts]), self._with([lower for _, lower in parts])

    def _with(self, cells: Sequence[TextBlock]) -> Self:
        return type(self)(cells, self.widths, gap_pt=self.gap_pt, pad_pt=self.pad_pt)

    def _columns(self, x: float, width_pt: float) -> Iterator[tuple[TextBlock, float, float]]:
        """Each cell with its left edge and the width of its text."""
        widths = self.widths(width_pt)
        for place, (cell, column_pt) in enumerate(zip(self.cells, widths, strict=True), 1):
            gap_pt = self.gap_pt if place < len(widths) and column_pt > 2 * self.gap_pt else 0.0
            yield cell, x, column_pt - gap_pt
            x += column_pt


def _split_cell(cell: TextBlock, width_pt: float, room_pt: float) -> tuple[TextBlock, TextBlock]:
    nothing = TextBlock((), cell.look)
    if cell.height_pt(width_pt) <= room_pt + ROUNDING_PT:
        return cell, nothing
    return cell.split(width_pt, room_pt, forced=True) or (nothing, cell)


class Grid(Flowable):
    """A header row and the rows below it."""

    def __init__(self, header: Row, rows: Sequence[Row], rule: Rule) -> None:
        self.header = header
        self.rows = tuple(rows)
        self.rule = rule

    def height_pt(self, width_pt: float) -> float:
        """The heights of all rows and of their hairlines."""
        return fsum(row.height_pt(width_pt) + self.rule.thickness_pt for row in (self.header, *self.rows))

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The header, the rows, a hairline below each."""
        for row in (self.header, *self.rows):
            row.draw(canvas, x, top, width_pt)
            top -= row.height_pt(width_pt)
            self.rule.draw(canvas, x, top, width_pt)
            top -= self.rule.thickness_pt

    def split(self, width_pt: float, height_pt: float, *, forced: bool) -> tuple[Flowable, Flowable] | None:
        """Two grids with the same header, cut between rows; no row stands alone beside the cut unless it must."""
        header_pt = self.header.height_pt(width_pt) + self.rule.thickness_pt
        left_pt = height_pt - header_pt + ROUNDING_PT
        for place, row in enumerate(self.rows):
            row_pt = row.height_pt(width_pt) + self.rule.thickness_pt
            if row_pt <= left_pt:
                left_pt -= row_pt
            elif place:
                cut_at = self._good_cut(place, forced=forced)
                return self._cut(self.rows[:cut_at], self.rows[cut_at:]) if cut_at else None
            elif cut := row.split(width_pt, left_pt - self.rule.thickness_pt, forced=forced):
                return self._cut(cut[:1], [cut[1], *self.rows[1:]])
            else:
                return None
        return None

    def _good_cut(self, place: int, *, forced: bool) -> int:
        """How many rows go before a cut that `place` rows fit before; 0 where the grid is better moved as a whole."""
        last = len(self.rows) - _FEWEST_ROWS
        if place > last >= _FEWEST_ROWS:
            place = last
        return place if forced or place >= _FEWEST_ROWS else 0

    def _cut(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple["Grid", "Grid"]:
        parts = Grid(self.header, first, self.rule), Grid(self.header.as_artifact(), rest, self.rule)
        for part in parts:
            part.before_pt, part.after_pt = self.before_pt, self.after_pt
        return parts
