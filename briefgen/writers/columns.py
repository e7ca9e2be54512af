"""Column widths of a table, the same in every paged format."""

from collections.abc import Mapping

from briefgen.document.tree import Cell, Table
from briefgen.document.walk import inline_text

_CHARACTER_EM = 0.55
"""Mean advance of a character of running text in a humanist sans, in ems."""
_PADDING_EM = 1.2
_DAMPING = 0.7
"""Exponent on a column's length where long ones share: twice the text gets less than twice the width."""


def column_widths(table: Table, *, width_pt: float, size_pt: float, numbers: Mapping[str, int]) -> tuple[float, ...]:
    """One width for each column, all above 0, in points; together `width_pt`.

    A column whose cells are short gets what they need; the others share the rest by the length of their
    text, so that a narrow column of certainty words leaves the room to the statements. None is narrower than
    its longest word, unless that word is longer than an even share.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    needed = [_needed_pt(cells, size_pt, numbers) for cells in columns]
    settled = _settled(needed, width_pt)
    if len(settled) == len(columns):
        return tuple(width_pt * pt / sum(needed) for pt in needed)
    even = width_pt / len(columns)
    least = [
        pt if at in settled else min(_longest_word_pt(cells, size_pt, numbers), even)
        for at, (pt, cells) in enumerate(zip(needed, columns, strict=True))
    ]
    weights = [0.0 if at in settled else pt**_DAMPING for at, pt in enumerate(needed)]
    spare = (width_pt - sum(least)) / sum(weights)
    return tuple(pt + spare * weight for pt, weight in zip(least, weights, strict=True))


def _settled(needed: list[float], width_pt: float) -> set[int]:
    """The columns that need no more than an even share of what narrower ones leave."""
    settled: set[int] = set()
    room = width_pt
    for at in sorted(range(len(needed)), key=needed.__getitem__):
        if needed[at] > room / (len(needed) - len(settled)):
            break
        settled.add(at)
        room -= needed[at]
    return settled


def _needed_pt(cells: tuple[Cell, ...], size_pt: float, numbers: Mapping[str, int]) -> float:
    longest = max(len(inline_text(cell.children, numbers)) for cell in cells)
    return (longest * _CHARACTER_EM + _PADDING_EM) * size_pt


def _longest_word_pt(cells: tuple[Cell, ...], size_pt: float, numbers: Mapping[str, int]) -> float:
    words = [word for cell in cells for word in inline_text(cell.children, numbers).split()]
    return (max((len(word) for word in words), default=1) * _CHARACTER_EM + _PADDING_EM) * size_pt
