"""Panels: two cells side by side with an arrow between, the first what was, the second what is."""

from briefgen.document.style import Color
from briefgen.writers.pdf.canvas import ARROW_LENGTH, PageCanvas
from briefgen.writers.pdf.flowable import Flowable
from briefgen.writers.pdf.grid import Row
from briefgen.writers.pdf.text_block import TextBlock

_GAP_STEPS = 4
_PAD_STEPS = 2
_BAR_PT = 3.0
_ARROW_PT = 9.0


class Panels(Flowable):
    """A header row over one row of two cells; both stand in panels of equal width and height."""

    def __init__(self, header: Row, row: Row, *, step_pt: float, color: Color) -> None:
        self.columns = tuple(zip(header.cells, row.cells, strict=True))
        self.gap_pt = max(_GAP_STEPS * step_pt, 2 * _ARROW_PT)
        self.pad_pt = _PAD_STEPS * step_pt
        self.color = color

    def height_pt(self, width_pt: float) -> float:
        """The height of the higher panel."""
        inner_pt = self._inner_pt(width_pt)
        return 2 * self.pad_pt + max(_height(column, inner_pt) for column in self.columns)

    def draw(self, canvas: PageCanvas, x: float, top: float, width_pt: float) -> None:
        """The panels from left to right, in each its head and its words, and the arrow."""
        height_pt, panel_pt = self.height_pt(width_pt), self._panel_pt(width_pt)
        lefts = (x, x + panel_pt + self.gap_pt)
        for left, bar in zip(lefts, (self.color.rule, self.color.accent), strict=True):
            canvas.fill_box(left, top - height_pt, panel_pt, height_pt, self.color.tint)
            canvas.fill_box(left, top - height_pt, _BAR_PT, height_pt, bar)
        arrow = x + panel_pt + (self.gap_pt - _ARROW_PT * ARROW_LENGTH) / 2
        canvas.fill_arrow(arrow, top - height_pt / 2, _ARROW_PT, self.color.accent)
        inner_pt = self._inner_pt(width_pt)
        # Row by row, as the table is read.
        heads = max(head.height_pt(inner_pt) for head, _ in self.columns)
        for row, drop_pt in ((0, 0.0), (1, heads)):
            for left, column in zip(lefts, self.columns, strict=True):
                column[row].draw(canvas, left + _BAR_PT + self.pad_pt, top - self.pad_pt - drop_pt, inner_pt)

    def _panel_pt(self, width_pt: float) -> float:
        return (width_pt - self.gap_pt) / 2

    def _inner_pt(self, width_pt: float) -> float:
        return self._panel_pt(width_pt) - _BAR_PT - 2 * self.pad_pt


def _height(column: tuple[TextBlock, TextBlock], width_pt: float) -> float:
    head, words = column
    return head.height_pt(width_pt) + max(words.look.leading_pt, words.height_pt(width_pt))
