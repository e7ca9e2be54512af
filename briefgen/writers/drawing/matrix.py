"""A matrix as shapes: rows with their labels, a dot where a row and a column meet, nothing where they do not.

Heads of columns stand above them where they fit; else each has a line of its own, like steps, led down to its column.
"""

from collections.abc import Iterator

import msgspec

from briefgen.document.drawing import Matrix
from briefgen.writers.drawing.frame import Frame
from briefgen.writers.drawing.measure import ELLIPSIS, cut, text_width_pt, wrap
from briefgen.writers.drawing.shapes import Dot, Picture, Shape, Stroke

_LABEL_SHARE = 0.45
"""The most of the width that the labels of the rows take."""
_MOST_PITCH_PT = 84.0
"""Columns further apart are hard to follow along a row."""
_MOST_HEAD_LINES = 3
_DOT_EM = 0.36
_RULE_PT, _HEAD_RULE_PT = 0.5, 0.75


class _Grid(msgspec.Struct, frozen=True):
    """Where the columns stand."""

    label_pt: float
    left: float
    """Where the first column begins."""
    pitch_pt: float
    count: int

    @property
    def right(self) -> float:
        return self.left + self.pitch_pt * self.count

    def middle(self, column: int) -> float:
        """The middle of a column, from 0."""
        return self.left + self.pitch_pt * (column + 0.5)


def lay_out_matrix(matrix: Matrix, frame: Frame) -> Picture:
    """The picture of `matrix`, rows and columns in the order given."""
    grid = _grid(matrix, frame)
    heads = _heads(matrix, grid, frame)
    if heads is None:
        shapes, top = (
            list(_steps(matrix, grid, frame)),
            frame.leading_pt * len(matrix.columns) + frame.gap_pt,
        )
    else:
        shapes, top = list(_above(heads, grid, frame)), _heads_height(heads, frame)
    shapes.append(Stroke(0.0, top, grid.right, top, _HEAD_RULE_PT, frame.color.text))
    for number, label in enumerate(matrix.rows):
        lines = wrap(label, frame.size_pt, width_pt=grid.label_pt, most_lines=frame.most_lines)
        height = max(len(lines), 1) * frame.leading_pt + frame.gap_pt
        shapes.extend(frame.lines(lines, 0.0, top + frame.gap_pt / 2))
        radius = min(_DOT_EM * frame.size_pt, 0.4 * grid.pitch_pt)
        shapes.extend(
            Dot(grid.middle(column), top + height / 2, radius, frame.color.accent)
            for column, marked in enumerate(matrix.marks[number])
            if marked
        )
        top += height
        shapes.append(Stroke(0.0, top, grid.right, top, _RULE_PT, frame.color.rule))
    return Picture(frame.width_pt, top + _HEAD_RULE_PT, tuple(shapes))


def _grid(matrix: Matrix, frame: Frame) -> _Grid:
    count = len(matrix.columns)
    widest = max((text_width_pt(label, frame.size_pt) for label in matrix.rows), default=0.0)
    label_pt = min(widest + 0.01, _LABEL_SHARE * frame.width_pt)
    left = label_pt + frame.size_pt
    pitch = min((frame.width_pt - left) / max(count, 1), _MOST_PITCH_PT)
    return _Grid(label_pt, left, pitch, count)


def _heads(matrix: Matrix, grid: _Grid, frame: Frame) -> list[tuple[str, ...]] | None:
    """The heads in lines that fit above their columns; None where one of them does not, or not without a torn word."""
    room = grid.pitch_pt - 0.5 * frame.size_pt
    heads = []
    for head in matrix.columns:
        lines = wrap(head, frame.size_pt, width_pt=room, most_lines=_MOST_HEAD_LINES)
        torn = any(text_width_pt(word, frame.size_pt) > room for word in head.split())
        if torn or (lines and lines[-1].endswith(ELLIPSIS)):
            return None
        heads.append(lines)
    return heads


def _heads_height(heads: list[tuple[str, ...]], frame: Frame) -> float:
    return max(map(len, heads), default=0) * frame.leading_pt + frame.gap_pt


def _above(heads: list[tuple[str, ...]], grid: _Grid, frame: Frame) -> Iterator[Shape]:
    """Each head centered above its column, all ending on one line."""
    bottom = _heads_height(heads, frame) - frame.gap_pt
    for column, lines in enumerate(heads):
        top = bottom - len(lines) * frame.leading_pt
        yield from frame.lines(lines, grid.middle(column), top, anchor="middle")


def _steps(matrix: Matrix, grid: _Grid, frame: Frame) -> Iterator[Shape]:
    """Each head on a line of its own, the first lowest, ending at its column and led down to the grid."""
    bottom = len(matrix.columns) * frame.leading_pt
    for column, head in enumerate(matrix.columns):
        x = grid.middle(column)
        level = bottom - (column + 0.5) * frame.leading_pt
        end = x - 0.5 * frame.size_pt
        yield frame.words(cut(head, frame.size_pt, width_pt=end), end, level, anchor="end")
        yield Stroke(end + 0.15 * frame.size_pt, level, x, level, _RULE_PT, frame.color.muted)
        yield Stroke(x, level, x, bottom + frame.gap_pt, _RULE_PT, frame.color.muted)
