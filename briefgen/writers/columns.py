"""Column widths of a table, the same in every paged format."""

from collections.abc import Mapping

from briefgen.document.tree import Cell, Table
from briefgen.document.walk import inline_text

_CHARACTER_EM = 0.55
"""Mean advance of a character of running text in a humanist sans, in ems."""
_PADDING_EM = 1.2


def column_widths(table: Table, *, width_pt: float, size_pt: float, numbers: Mapping[str, int]) -> tuple[float, ...]:
    """One width for each column, in points; together `width_pt`.

    A column whose cells are short gets what they need; the others share the rest by the length of their
    text, so that a narrow column of certainty words leaves the room to the statements.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    needed = [_needed_pt(cells, size_pt, numbers) for cells in columns]
    longest_word = [_longest_word_pt(cells, size_pt, numbers) for cells in columns]
    fair = width_pt / len(columns)
    fixed = {index for index, pt in enumerate(needed) if pt <= min(fair, width_pt * 0.3)}
    if len(fixed) == len(columns):
        return tuple(width_pt * pt / sum(needed) for pt in needed)
    rest = width_pt - sum(needed[index] for index in fixed)
    weights = {i: needed[i] ** 0.7 for i in range(len(columns)) if i not in fixed}
    total = sum(weights.values())
    widths = [needed[i] if i in fixed else max(rest * weights[i] / total, longest_word[i]) for i in range(len(columns))]
    scale = width_pt / sum(widths)
    return tuple(width * scale for width in widths)


def _needed_pt(cells: tuple[Cell, ...], size_pt: float, numbers: Mapping[str, int]) -> float:
    longest = max(len(inline_text(cell.children, numbers)) for cell in cells)
    return (longest * _CHARACTER_EM + _PADDING_EM) * size_pt


def _longest_word_pt(cells: tuple[Cell, ...], size_pt: float, numbers: Mapping[str, int]) -> float:
    words = [word for cell in cells for word in inline_text(cell.children, numbers).split()]
    return (max((len(word) for word in words), default=1) * _CHARACTER_EM + _PADDING_EM) * size_pt
