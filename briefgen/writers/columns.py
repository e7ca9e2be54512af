"""Column widths of a table, the same in every paged format."""

from collections.abc import Mapping
from math import ceil, fsum
from unicodedata import east_asian_width

import msgspec

from briefgen.document.tree import Cell, Table
from briefgen.document.walk import inline_text

_CHARACTER_EM = 0.55
"""Mean advance of a character of running text in a humanist sans, in ems."""
_WIDE = 0.85
_CYRILLIC = 0.15
"""How much more than that an ideograph takes, or a letter of Cyrillic, in characters."""
_FEWEST_CHARACTERS = 3
"""What a column of single signs is made for, so that room is left between it and the next."""
_PADDING_EM = 1.2
_DAMPING = 0.7
"""Exponent on a column's length where long ones share: twice the text gets less than twice the width."""
_SHRINKS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How far short columns may be narrowed to make the table shorter; the first of equals is taken."""


class _Column(msgspec.Struct, frozen=True):
    """What a column asks for, in points."""

    cells: tuple[float, ...]
    """The width of each cell's text on one line."""
    longest_word: float
    padding: float

    @property
    def needed(self) -> float:
        return max(self.cells) + self.padding


def column_widths(table: Table, *, width_pt: float, size_pt: float, numbers: Mapping[str, int]) -> tuple[float, ...]:
    """One width for each column, all above 0, in points; together `width_pt`.

    A column whose cells are short gets what they need, or less where the table gets shorter that way; the others
    share the rest by the length of their text, so that a narrow column of certainty words leaves the room to the
    statements. None is narrower than its longest word, unless that word is longer than an even share.
    """
    columns = [_column(cells, size_pt, numbers) for cells in zip(table.header, *table.rows, strict=True)]
    settled = _settled([column.needed for column in columns], width_pt)
    if len(settled) == len(columns):
        total = fsum(column.needed for column in columns)
        return tuple(width_pt * column.needed / total for column in columns)
    candidates = [_share(columns, settled, width_pt, shrink) for shrink in _SHRINKS]
    return min(candidates, key=lambda widths: _lines(columns, widths))


def _column(cells: tuple[Cell, ...], size_pt: float, numbers: Mapping[str, int]) -> _Column:
    texts = [inline_text(cell.children, numbers) for cell in cells]
    longest = max((_characters(word) for text in texts for word in text.split()), default=0)
    em = max(size_pt, 1.0)
    padding = _PADDING_EM * em
    widths = tuple(_characters(text) * _CHARACTER_EM * em for text in texts)
    return _Column(widths, max(longest, _FEWEST_CHARACTERS) * _CHARACTER_EM * em + padding, padding)


def _characters(text: str) -> float:
    """The width of `text` in mean characters."""
    if text.isascii():
        return len(text)
    wide = sum(east_asian_width(character) in "WF" for character in text)
    cyrillic = sum("\u0400" <= character <= "\u052f" for character in text)
    return len(text) + _WIDE * wide + _CYRILLIC * cyrillic


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


def _share(columns: list[_Column], settled: set[int], width_pt: float, shrink: float) -> tuple[float, ...]:
    """The widths where settled columns get `shrink` of what they need."""
    even = width_pt / len(columns)
    least = [
        max(column.needed * shrink, min(column.longest_word, even)) if at in settled else min(column.longest_word, even)
        for at, column in enumerate(columns)
    ]
    weights = [0.0 if at in settled else column.needed**_DAMPING for at, column in enumerate(columns)]
    spare = (width_pt - fsum(least)) / fsum(weights)
    return tuple(pt + spare * weight for pt, weight in zip(least, weights, strict=True))


def _lines(columns: list[_Column], widths: tuple[float, ...]) -> int:
    """About how many lines the table takes."""
    rows = zip(*(column.cells for column in columns), strict=True)
    rooms = [max(width - column.padding, 1.0) for width, column in zip(widths, columns, strict=True)]
    return sum(max(ceil(cell / room) for cell, room in zip(row, rooms, strict=True)) for row in rows)
